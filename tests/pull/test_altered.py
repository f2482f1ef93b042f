"""A database that changes under a schema that people have edited: pull touches what changed, and nothing beside it."""

from __future__ import annotations

import contextlib
import re
from random import Random
from typing import TYPE_CHECKING

import psycopg
import pytest

from schema_ls.compare import Difference, compare
from schema_ls.model.dialects import dialect_of
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.pull import NothingToPullError, pull_schema
from schema_ls.syntax.tree import parse
from tests.pull.edited import Files, edited
from tests.pull.random_ddl import quoted, random_ddl

if TYPE_CHECKING:
    from tests.pull.conftest import Database

HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'
SEEDS = (*range(2000, 2010), 2029)
_KEYS = frozenset(("id", "unique", "index"))

_ALTERATIONS = (
    "ALTER TABLE {table} ADD COLUMN added_{n} int",
    "ALTER TABLE {table} ADD COLUMN added_{n} text NOT NULL DEFAULT 'x'",
    "ALTER TABLE {table} DROP COLUMN {column}",
    "ALTER TABLE {table} ALTER COLUMN {column} TYPE text USING {column}::text",
    "ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL",
    "ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL",
    "ALTER TABLE {table} ALTER COLUMN {column} SET DEFAULT NULL",
    "CREATE INDEX ON {table} ({column})",
    "CREATE UNIQUE INDEX own_{n} ON {table} ({column})",
    "CREATE TABLE made_{n} (id int PRIMARY KEY, other int)",
    "DROP TABLE {table}",
)


def alter(connection: psycopg.Connection[tuple[str, ...]], random: Random) -> None:
    """A few changes of tables, of which the server refuses those that do not fit."""
    columns = connection.execute(
        "SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid "
        "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped "
        'ORDER BY c.relname COLLATE "C", a.attnum'
    ).fetchall()
    for number in range(4 if columns else 0):
        table, column = random.choice(columns)
        statement = random.choice(_ALTERATIONS).format(table=quoted(table), column=quoted(column), n=number)
        with contextlib.suppress(psycopg.Error):
            connection.execute(statement)


def schema_of(files: Files) -> Schema:
    trees = [parse(text) for _, text in files]
    return Schema([SchemaFile(name, tree) for (name, _), tree in zip(files, trees, strict=True)], dialect_of(trees))


def blocks_of(files: Files) -> dict[str, list[str]]:
    """The lines of each block by its name, without what lining up columns changes."""
    found = {}
    for _, text in files:
        for block in parse(text).blocks:
            if not block.is_loose:
                found[block.name] = [" ".join(line.text.split()) for line in block.lines]
    return found


def is_due(line: str, differences: list[Difference]) -> bool:
    """Whether a difference of its block accounts for a line that is new."""
    name = re.match(r"\w*", line)
    assert name is not None
    if name[0]:
        return any(name[0] in (each.member, each.rename) for each in differences)
    return not line or any(each.member is None or each.aspect in _KEYS for each in differences)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", SEEDS)
def test_only_what_changed_is_touched(seed: int, database: Database) -> None:
    random = Random(seed)
    with psycopg.connect(database.url, autocommit=True) as connection:
        for statement in random_ddl(seed):
            with contextlib.suppress(psycopg.Error):
                connection.execute(statement)
        try:
            first = pull_schema(database.url, [("schema.prisma", HEAD)]).files[0][1]
        except NothingToPullError:
            return
        # Pull itself writes down the names of relations that follow from those of models.
        before: Files = [*pull_schema(database.url, edited(first, seed)).files]
        assert not pull_schema(database.url, before).changed
        alter(connection, random)
    try:
        result = pull_schema(database.url, before)
    except NothingToPullError:
        return
    after: Files = [*result.files]
    assert result.errors == ()
    assert not pull_schema(database.url, after).changed

    differences = compare(schema_of(before), schema_of(after))
    old, new = blocks_of(before), blocks_of(after)
    for name, lines in old.items():
        own = [each for each in differences if each.block == name]
        if name not in new:
            assert f"model {name}" in result.removed or f"enum {name}" in result.removed
        elif not own:
            assert new[name] == lines, "the block says the same"
        else:
            gone = {entry.partition(".")[2] for entry in result.removed if entry.startswith(f"{name}.")}
            gone |= {line.split()[0] for line in lines if line.startswith("@@")}
            kept = [line for line in lines if line.startswith("//") or (line and line.split()[0] not in gone)]
            comments = [line.partition("// ")[2] for line in kept if "// " in line and not line.startswith("///")]
            text = "\n".join(new[name])
            assert [comment for comment in comments if comment not in text] == []
            assert [line for line in new[name] if line not in lines and not is_due(line, own)] == []
