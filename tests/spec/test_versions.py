"""Versions of Prisma: how they are written, compared, and what came and went with them."""

from __future__ import annotations

import pytest

from schema_ls.spec.dialect import Dialect
from schema_ls.spec.versions import FEATURES, NEWEST, V6, V7, Version, parse_version


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("6.19.0", Version(6, 19, 0)),
        ("6.19", Version(6, 19, 0)),
        ("v6.2.1", Version(6, 2, 1)),
        (" 5.22.0 ", Version(5, 22, 0)),
        ("8.1.0-dev.7", Version(8, 1, 0)),
        ("7.4.0+build", Version(7, 4, 0)),
    ],
)
def test_a_version_is_one_to_three_numbers(text, version):
    assert parse_version(text) == version


@pytest.mark.parametrize("text", ["", "latest", "^6", "6.x", "6.", "1.2.3.4", "６", "-1"])
def test_other_texts_are_no_versions(text):
    assert parse_version(text) is None


def test_a_bare_major_means_its_newest_measured_rules():
    assert [str(parse_version(major)) for major in ("5", "6", "7", "8")] == [
        "5.22.0",
        "6.19.0",
        str(NEWEST),
        "8.1.0",
    ]


def test_versions_compare_by_number_not_by_text():
    assert Version(6, 9) < Version(6, 10) < V7 < Version(10)


@pytest.mark.parametrize(
    ("feature", "last_without", "first_with"),
    [
        ("unicode-names", "5.22.0", "6.0.0"),
        ("block-comments", "5.22.0", "6.0.0"),
        ("object-values", "7.3.0", "7.4.0"),
        ("cuid-argument", "5.22.0", "6.0.0"),
        ("ulid", "5.22.0", "6.0.0"),
        ("shard-keys", "6.9.0", "6.10.0"),
        ("partial-indexes", "6.19.0", "8.1.0"),
    ],
)
def test_what_came_with_which_version(feature, last_without, first_with):
    assert not FEATURES[feature].exists_in(parse_version(last_without))
    assert FEATURES[feature].exists_in(parse_version(first_with))


@pytest.mark.parametrize(
    ("feature", "last_with", "first_without"),
    [
        ("connection-url", "6.19.0", "7.0.0"),
        ("view-keys", "5.22.0", "6.0.0"),
        ("view-many-to-many", "5.22.0", "6.0.0"),
    ],
)
def test_what_went_with_which_version(feature, last_with, first_without):
    assert FEATURES[feature].exists_in(parse_version(last_with))
    assert not FEATURES[feature].exists_in(parse_version(first_without))


def test_the_rules_of_eight_are_the_rules_of_seven():
    seven, eight = Version(7, 10), Version(8, 1)
    assert {name for name, row in FEATURES.items() if row.exists_in(seven)} == {
        name for name, row in FEATURES.items() if row.exists_in(eight)
    }


class TestFeaturesBehindAPreviewFeature:
    def test_several_schemas_had_to_be_switched_on_before_6_13(self):
        before, after = Dialect.make("postgresql", Version(6, 12)), Dialect.make("postgresql", Version(6, 13))
        assert before.missing_preview("multi-schema") == "multiSchema"
        assert not before.has("multi-schema")
        assert after.missing_preview("multi-schema") is None
        assert after.has("multi-schema")

    def test_switching_on_makes_it_usable(self):
        assert Dialect.make("postgresql", V6, preview_features=["multiSchema"]).has("multi-schema")

    def test_views_have_to_be_switched_on_in_every_version(self):
        for version in (Version(5, 22), Version(6, 19), NEWEST):
            assert Dialect.make("postgresql", version).missing_preview("views") == "views"
            assert Dialect.make("postgresql", version, preview_features=["views"]).has("views")

    def test_names_are_compared_without_regard_to_case(self):
        assert Dialect.make("mysql", preview_features=["SHARDkeys"]).has("shard-keys")

    def test_what_a_version_does_not_have_cannot_be_switched_on(self):
        dialect = Dialect.make("postgresql", Version(6, 19), preview_features=["partialIndexes"])
        assert not dialect.knows("partial-indexes")
        assert not dialect.has("partial-indexes")


def test_asking_for_a_feature_that_no_table_has_is_a_mistake():
    with pytest.raises(KeyError):
        Dialect.make().has("unicode_names")
