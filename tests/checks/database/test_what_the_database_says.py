"""What a rule calls an error is refused by a real PostgreSQL, and what it calls good is taken.

The SQL is what the official `migrate diff` makes of the examples in the documentation of the rules; it is recorded by
`tools/database_proof.py`.
"""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from schema_ls.base.finding import Severity
from schema_ls.checks.run import check
from schema_ls.checks.selection import Selection
from tests.checks.database.examples import CODES, Example, examples, recorded
from tests.support.findings import schema_of

pytestmark = pytest.mark.postgres
_CITEXT = "citext-without-extension"


def test_all_examples_are_recorded_as_they_are_now() -> None:
    assert sorted(recorded(), key=repr) == sorted(examples(), key=repr), "run tools/database_proof.py"
    assert {example.code for example in examples()} == set(CODES)


def _is_refused(example: Example) -> bool:
    """Whether the database has to refuse an example: an error says so, and something missing on a new database."""
    found = check(schema_of({"a.prisma": example.schema}), Selection(select=frozenset((example.code,))))
    own = [at.finding for at in found if at.finding.code == example.code]
    assert bool(own) is (example.kind == "Bad")
    return any(finding.severity is Severity.ERROR or finding.code == _CITEXT for finding in own)


def _run(url: str, example: Example) -> str:
    """What the database says against the SQL of an example, on a new database; empty where it takes it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS proof")
        connection.execute("CREATE DATABASE proof TEMPLATE template0")
    with psycopg.connect(urlunsplit(urlsplit(url)._replace(path="/proof")), autocommit=True) as connection:
        try:
            connection.execute(recorded()[example].encode())
        except psycopg.Error as error:
            return str(error).splitlines()[0]
    return ""


def _needs_more(example: Example) -> bool:
    return "[pgcrypto" in example.schema


_SAID = {
    "citext-without-extension": "does not exist",
    "duplicate-enum-value-mapping": "duplicate key value",
    "enum-database-name-clash": "already exists",
    "fk-type-mismatch": "cannot be implemented",
    "identifier-too-long": "invalid enum label",
    "json-btree-index": "no default operator class",
}


def _check(url: str, example: Example) -> None:
    said = _run(url, example)
    assert bool(said) is _is_refused(example), said
    assert not said or _SAID[example.code] in said


def _name(example: Example) -> str:
    return f"{example.code}-{example.kind}"


@pytest.mark.parametrize("example", [one for one in examples() if not _needs_more(one)], ids=_name)
def test_the_embedded_server_agrees(example: Example, server: str) -> None:
    _check(server, example)


@pytest.mark.parametrize("example", [one for one in examples() if _needs_more(one)], ids=_name)
def test_a_server_with_all_extensions_agrees(example: Example, complete_server: str) -> None:
    _check(complete_server, example)


def test_a_name_that_is_too_long_is_cut_without_a_word(server: str) -> None:
    name = "x" * 70
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE TEMPORARY TABLE "{name}" (id int)'.encode())
        found = connection.execute("SELECT relname FROM pg_class WHERE relname LIKE 'xxx%%'").fetchall()
    assert found == [(name[:63],)]
