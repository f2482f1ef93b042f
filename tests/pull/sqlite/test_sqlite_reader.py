"""How database files are read: with how many statements, and what happens to what cannot be described."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from unittest.mock import patch

import pytest

from schema_ls.base.errors import DatabaseError
from schema_ls.pull.catalog import Catalog
from schema_ls.pull.readers import read_catalog
from schema_ls.pull.readers.sqlite_statements import Check, cast_columns, condition_of, read_table
from tests.pull.sqlite.conftest import DatabaseFile


def statements(database: DatabaseFile) -> int:
    """How many statements reading takes, as SQLite itself counts them."""
    seen: list[str] = []
    connect = sqlite3.connect

    def traced(*arguments: object, **options: object) -> sqlite3.Connection:
        connection = connect(*arguments, **options)  # type: ignore[call-overload]  # passed on as it comes
        connection.set_trace_callback(seen.append)
        return connection

    with patch("sqlite3.connect", traced):
        read_catalog(database.url)
    return len([statement for statement in seen if not statement.startswith("--")])


def test_the_number_of_statements_does_not_grow(database: DatabaseFile):
    database.run("create table a (id integer primary key, x text unique)")
    few = statements(database)
    database.run(
        "".join(
            f"create table t{n} (id integer primary key, a int references a (id), unique (a, id));" for n in range(60)
        )
    )
    assert statements(database) == few <= 5


def read(database: DatabaseFile) -> Catalog:
    return read_catalog(database.url)


def test_what_cannot_be_described_hides_nothing_else(database: DatabaseFile):
    database.run("create table a (x int); create table b (y int); create view v as select x from a; drop table a;")
    catalog = read(database)
    assert [str(table.name) for table in catalog.tables] == ["b"]
    assert [(each.kind, each.name) for each in catalog.hidden] == [("unreadable view", "v (no such table: main.a)")]


def test_the_file_is_only_read(database: DatabaseFile):
    database.run("create table a (x int)")
    before = database.path.read_bytes()
    with closing(sqlite3.connect(database.path)) as other:
        other.execute("begin immediate")
        assert len(read(database).tables) == 1
    assert database.path.read_bytes() == before
    assert [path.name for path in database.path.parent.iterdir()] == ["data.db"]


def test_a_locked_file_is_told(database: DatabaseFile):
    database.run("create table a (x int)")
    with closing(sqlite3.connect(database.path)) as other, patch("schema_ls.pull.readers.sqlite.LOCK_SECONDS", 0.01):
        other.execute("begin exclusive")
        with pytest.raises(DatabaseError, match="Another program holds the database"):
            read(database)


def test_names_of_files_are_taken_as_they_are(database: DatabaseFile):
    odd = DatabaseFile(database.path.parent / "a%20b #1.db")
    odd.run("create table a (x int)")
    assert len(read(odd).tables) == 1
    spaced = DatabaseFile(database.path.parent / "c d.db")
    spaced.run("create table a (x int)")
    assert len(read_catalog(spaced.url.replace(" ", "%20") + "?connection_limit=1").tables) == 1


def test_checks_are_found_between_strings_comments_and_names():
    sql = """create table "CHECK (1)" ( -- check (2)
        a int /* check (3) */ check (a in (1, 2)), [check] text default 'check (4)',
        constraint "both ones" check (a > 0 and b = ')'), b text collate NOCASE not null)"""
    found = read_table(sql)
    assert found.checks == (Check("", "a in (1, 2)"), Check("both ones", "a > 0 and b = ')'"))
    assert found.collations == {"b": "NOCASE"}


def test_expressions_of_computed_columns():
    sql = "create table t (a int, b int as (a * (1 + 2)) stored, c text generated always as ('x' || a) virtual)"
    assert read_table(sql).generated == {"b": "a * (1 + 2)", "c": "'x' || a"}


@pytest.mark.parametrize(
    "sql", ["", "create table t as select 1", "create table", "create table t (", "create table t (a", ")"]
)
def test_any_statement_can_be_read(sql: str):
    assert read_table(sql).checks == ()
    assert cast_columns(sql) == {}


def test_conditions_of_indexes():
    assert condition_of("create index i on t (a) where b > 1;") == "b > 1"
    assert condition_of("create index 'where' on t (a, (b = 'where')) WHERE b = 'where'") == "b = 'where'"
    assert condition_of("create index i on t (a)") is None


def test_casts_in_views():
    assert cast_columns("create view v as select a, cast(b as text) x, cast(c as int) + 1 from t") == {1: "TEXT"}
    assert cast_columns("create view v as select *, cast(b as text) from t") == {}
