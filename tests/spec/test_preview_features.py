"""Preview features and what became of them."""

from __future__ import annotations

import pytest

from schema_ls.spec.dialect import Dialect
from schema_ls.spec.preview_features import PREVIEW_FEATURES
from schema_ls.spec.versions import FEATURES, NEWEST, Version

FIVE, SIX = Version(5, 22), Version(6, 19)


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("views", ("active", "active", "active")),
        ("metrics", ("active", "deprecated", "unknown")),
        ("typedSql", ("hidden", "hidden", "active")),
        ("reactNative", ("hidden", "hidden", "hidden")),
        ("multiSchema", ("active", "stabilized", "stabilized")),
        ("driverAdapters", ("active", "stabilized", "stabilized")),
        ("shardKeys", ("unknown", "active", "active")),
        ("partialIndexes", ("unknown", "unknown", "active")),
        ("queryCompiler", ("unknown", "stabilized", "stabilized")),
        ("interactiveTransactions", ("stabilized", "stabilized", "stabilized")),
        ("noSuchThing", ("unknown", "unknown", "unknown")),
        ("VIEWS", ("active", "active", "active")),
    ],
)
def test_states_in_five_six_and_seven(name, states):
    found = tuple(Dialect.make("postgresql", version).preview_feature_state(name) for version in (FIVE, SIX, NEWEST))
    assert found == states


def test_full_text_search_has_another_name_on_postgresql_since_six():
    assert Dialect.make("postgresql", FIVE).preview_feature_state("fullTextSearch") == "active"
    six = Dialect.make("postgresql", SIX)
    assert six.preview_feature_state("fullTextSearch") == "renamed"
    row = six.preview_feature("fullTextSearch")
    assert row is not None
    assert row.renamed_to == "fullTextSearchPostgres"
    assert six.preview_feature_state("fullTextSearchPostgres") == "active"


def test_elsewhere_full_text_search_is_settled_and_the_new_name_unknown():
    for provider in ("mysql", "mongodb", None):
        dialect = Dialect.make(provider, SIX)
        assert dialect.preview_feature_state("fullTextSearch") == "stabilized"
        assert dialect.preview_feature_state("fullTextSearchPostgres") == "unknown"


def test_what_is_offered_in_seven():
    offered = [row.name for row in Dialect.make("mysql").listed_preview_features()]
    assert sorted(offered, key=str.lower) == [
        "nativeDistinct",
        "partialIndexes",
        "postgresqlExtensions",
        "relationJoins",
        "schemaEngineDriverAdapters",
        "shardKeys",
        "strictUndefinedChecks",
        "typedSql",
        "views",
    ]


def test_histories_go_forward_in_time():
    for row in PREVIEW_FEATURES.values():
        for history in (row.history, *(history for _, history in row.history_on)):
            versions = [version for version, _ in history]
            assert versions == sorted(set(versions)), row.name


def test_every_new_name_is_a_feature():
    for row in PREVIEW_FEATURES.values():
        assert row.renamed_to is None or row.renamed_to.lower() in PREVIEW_FEATURES


@pytest.mark.parametrize("name", [name for name, row in FEATURES.items() if row.preview])
def test_a_feature_of_the_language_waits_for_a_preview_feature_that_can_be_switched_on(name):
    feature = FEATURES[name]
    row = PREVIEW_FEATURES[feature.preview.lower()]
    for version in (FIVE, SIX, NEWEST):
        if feature.exists_in(version) and feature.preview_in(version):
            assert row.state(version, "postgresql") == "active"
