"""Reading a real server: what it needs, and what is said when it does not work."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from schema_ls.base.errors import DatabaseError
from schema_ls.pull.catalog import Default, Name
from schema_ls.pull.readers import read_catalog
from schema_ls.pull.values import Number

if TYPE_CHECKING:
    from tests.pull.conftest import Database

postgres = pytest.mark.postgres


def failure(url: str, schemas: tuple[str, ...] | None = None) -> DatabaseError:
    """How reading fails."""
    with pytest.raises(DatabaseError) as caught:
        read_catalog(url, schemas)
    return caught.value


def test_a_server_that_is_not_there() -> None:
    error = failure("postgresql://me:secret@127.0.0.1:1/app?connect_timeout=5")
    assert error.problem == "The server at `127.0.0.1:1` cannot be reached."
    assert "secret" not in str(error)


def test_a_socket_that_is_not_there() -> None:
    error = failure("postgresql://me@/app?host=/nowhere/at/all")
    assert error.problem == "The server at the socket in `/nowhere/at/all` cannot be reached."


def test_a_host_that_nobody_knows() -> None:
    error = failure("postgresql://me:secret@no-such-host.invalid/app")
    assert error.problem == "The host of the url is not known: `no-such-host.invalid:5432`."


@postgres
def test_a_database_that_does_not_exist(database: Database) -> None:
    parts = urlsplit(database.url)
    error = failure(urlunsplit(parts._replace(path="/not_there")))
    assert error.problem.startswith("There is no database `not_there` on the server at the socket in ")
    assert error.remedy == "Check the name behind the last `/` of the url, or create the database."


@postgres
def test_a_role_that_does_not_exist(database: Database) -> None:
    error = failure(database.url_as("nobody_at_all", "secret"))
    assert "does not let user `nobody_at_all` in" in error.problem
    assert "secret" not in str(error)


@postgres
def test_a_database_that_may_not_be_entered(database: Database) -> None:
    name = urlsplit(database.url).path[1:]
    role = f"outsider_of_{name}"
    database.run(f"CREATE ROLE {role} LOGIN; REVOKE CONNECT ON DATABASE {name} FROM PUBLIC")
    try:
        error = failure(database.url_as(role, "secret"))
    finally:
        database.run(f"DROP ROLE {role}")
    assert error.problem.startswith(f"User `{role}` may not connect to database `{name}` at the socket in ")
    assert error.remedy == "Grant it CONNECT on the database, or use another role."


@postgres
def test_a_schema_that_does_not_exist(database: Database) -> None:
    assert failure(database.url, ("elsewhere",)).problem == "The database has no schema `elsewhere`."
    assert failure(database.url + "&schema=nowhere").problem == "The database has no schema `nowhere`."


@postgres
def test_a_locked_table_with_plain_defaults_makes_nobody_wait(database: Database) -> None:
    database.run("CREATE TABLE t (id serial PRIMARY KEY, a int DEFAULT 4)")
    with psycopg.connect(database.url) as other:
        other.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE")
        (table,) = read_catalog(database.url).tables
    assert table.columns[1].default == Default("4", Number("4"))


@postgres
def test_a_locked_table_makes_nobody_wait_forever(database: Database) -> None:
    database.run("CREATE TABLE t (id int PRIMARY KEY, next int GENERATED ALWAYS AS (id + 1) STORED)")
    with psycopg.connect(database.url) as other:
        other.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE")
        error = failure(database.url)
    name = urlsplit(database.url).path[1:]
    assert error.problem == f"Reading the catalog of database `{name}` took too long."


@postgres
def test_a_role_that_may_read_no_table_sees_the_catalog(database: Database) -> None:
    role = "reader_" + urlsplit(database.url).path[-12:]
    database.run("CREATE TABLE t (id serial PRIMARY KEY, a int DEFAULT 4 CHECK (a > 1))")
    database.run(f"REVOKE ALL ON SCHEMA public FROM PUBLIC; CREATE ROLE {role} LOGIN")
    try:
        (table,) = read_catalog(database.url_as(role)).tables
    finally:
        database.run(f"DROP ROLE {role}")
    assert [column.name for column in table.columns] == ["id", "a"]
    assert table.columns[1].default == Default("4", Number("4"))
    assert [check.name for check in table.checks] == ["t_a_check"]


@postgres
def test_the_schema_of_the_url_is_read(database: Database) -> None:
    database.run("CREATE SCHEMA sales; CREATE TABLE sales.t (id int); CREATE TABLE public.u (id int)")
    assert [table.name for table in read_catalog(database.url + "&schema=sales").tables] == [Name("sales", "t")]
    both = read_catalog(database.url, ("sales", "public"))
    assert [table.name for table in both.tables] == [Name("public", "u"), Name("sales", "t")]


@postgres
def test_settings_of_the_role_do_not_change_what_is_read(database: Database) -> None:
    name = urlsplit(database.url).path[1:]
    database.run("CREATE TABLE t (id int, at timestamptz DEFAULT '2024-01-02 03:04:05+00', b bytea DEFAULT '\\x0a')")
    plain = read_catalog(database.url)
    database.run(
        f"ALTER DATABASE {name} SET timezone = 'Asia/Tokyo'; ALTER DATABASE {name} SET datestyle = 'German';"
        f"ALTER DATABASE {name} SET bytea_output = 'escape'; ALTER DATABASE {name} SET quote_all_identifiers = on;"
        f"ALTER DATABASE {name} SET search_path = ''"
    )
    assert read_catalog(database.url) == plain


def steps_of(database: Database) -> list[str]:
    """What reading says it does."""
    steps: list[str] = []
    read_catalog(database.url, None, steps.append)
    return steps


@postgres
def test_the_number_of_statements_does_not_grow_with_the_tables(database: Database) -> None:
    database.run("CREATE TABLE t (id serial PRIMARY KEY)")
    few = steps_of(database)
    database.run(
        "DO $$ BEGIN FOR i IN 1..60 LOOP EXECUTE format('CREATE TABLE t%s (id serial PRIMARY KEY, t int REFERENCES t, "
        "a text UNIQUE CHECK (a > ''''))', i); END LOOP; END $$"
    )
    assert steps_of(database) == few
    assert len(few) == 13, "twelve statements and the connection"


@postgres
def test_a_table_made_meanwhile_is_not_half_seen(database: Database) -> None:
    database.run("CREATE TABLE t (id int PRIMARY KEY)")

    def disturb(step: str) -> None:
        if step == "Reading columns":
            database.run("CREATE TABLE late (id int PRIMARY KEY); ALTER TABLE t ADD late int")

    (table,) = read_catalog(database.url, None, disturb).tables
    assert [column.name for column in table.columns] == ["id"]


@postgres
def test_a_connection_lost_in_the_middle_is_explained(database: Database) -> None:
    database.run("CREATE TABLE t (id int PRIMARY KEY)")

    def cut(step: str) -> None:
        if step == "Reading columns":
            database.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'schema-ls' AND datname = current_database()"
            )

    with pytest.raises(DatabaseError) as caught:
        read_catalog(database.url, None, cut)
    assert caught.value.remedy == "Try again in a moment."


@postgres
def test_an_interrupt_leaves_no_session_behind(database: Database) -> None:
    def interrupt(step: str) -> None:
        if step == "Reading columns":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_catalog(database.url, None, interrupt)
    database.run(
        "DO $$ BEGIN FOR i IN 1..50 LOOP PERFORM pg_stat_clear_snapshot(); EXIT WHEN NOT EXISTS (SELECT 1 FROM "
        "pg_stat_activity WHERE application_name = 'schema-ls' AND datname = current_database()); PERFORM pg_sleep(0.1); "
        "IF i = 50 THEN RAISE 'a session is left'; END IF; END LOOP; END $$"
    )


@postgres
def test_nothing_is_prepared_and_everything_is_one_read_only_transaction(database: Database) -> None:
    database.run("CREATE TABLE t (id int PRIMARY KEY)")
    seen: list[tuple[str, ...]] = []

    def look(step: str) -> None:
        if step == "Reading types":
            with psycopg.connect(database.url) as other:
                seen.extend(
                    other.execute(
                        "SELECT state, left(query, 7) FROM pg_stat_activity "
                        "WHERE application_name = 'schema-ls' AND datname = current_database()"
                    )
                )

    read_catalog(database.url, None, look)
    assert [state for state, _ in seen] == ["idle in transaction"]


@postgres
def test_threads_take_the_turns_that_they_took_before(database: Database) -> None:
    usual = sys.getswitchinterval()
    read_catalog(database.url)
    assert sys.getswitchinterval() == usual
