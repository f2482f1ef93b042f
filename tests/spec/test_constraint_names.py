"""Names that constraints get when the schema gives none."""

from __future__ import annotations

import pytest

from schema_ls.spec.dialect import Dialect
from schema_ls.spec.providers import PROVIDERS

POSTGRES = Dialect.make("postgresql")


@pytest.mark.parametrize(
    ("kind", "columns", "name"),
    [
        ("primary_key", [], "User_pkey"),
        ("unique", ["email"], "User_email_key"),
        ("index", ["first", "last"], "User_first_last_idx"),
        ("foreign_key", ["team_id"], "User_team_id_fkey"),
        ("default", ["name"], "User_name_df"),
    ],
)
def test_table_columns_and_kind(kind, columns, name):
    assert POSTGRES.constraint_name(kind, "User", columns) == name


def test_a_name_that_just_fits_stays_whole():
    table = "t" * (63 - len("_pkey"))
    assert POSTGRES.constraint_name("primary_key", table) == table + "_pkey"


def test_a_longer_name_loses_its_end_but_never_its_kind():
    assert POSTGRES.constraint_name("index", "t" * 60, ["column"]) == "t" * 59 + "_idx"


def test_bytes_count_and_no_character_is_cut_in_two():
    name = POSTGRES.constraint_name("index", "ä" * 40, ["c"])
    assert name == "ä" * 29 + "_idx"
    assert len(name.encode()) == 62


@pytest.mark.parametrize("provider", PROVIDERS)
def test_no_name_is_longer_than_the_database_takes(provider):
    dialect = Dialect.make(provider)
    for kind in ("primary_key", "unique", "index", "foreign_key", "default"):
        name = dialect.constraint_name(kind, "表" * 4000, ["列"])
        assert dialect.identifier_limit - 3 < len(name.encode()) <= dialect.identifier_limit


def test_without_datasource_there_is_no_limit():
    assert Dialect.make(None).constraint_name("primary_key", "t" * 500) == "t" * 500 + "_pkey"
