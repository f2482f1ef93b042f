"""What fixing everything promises, whatever the schema: it ends, nothing gets worse, and a second time changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from schema_ls.base.finding import FixClass, Severity
from schema_ls.checks.fixing import fix_all
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import ALL, VALIDATION, Selection
from schema_ls.cli.silencing import silenced
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.workspace.project import schema_of as schema_in
from tests.support.broken import FIXTURES, mutants
from tests.support.findings import schema_of

_EVERYTHING = Selection(select=frozenset((ALL,)))
_MUTANTS = 12


def _texts(path: Path) -> list[str]:
    text = path.read_bytes().decode()
    return [text, *mutants(text, _MUTANTS)]


def _errors(found: list[Located]) -> int:
    return sum(at.finding.severity is Severity.ERROR for at in found)


def _identity(at: Located) -> tuple[str, str, str]:
    return at.finding.code, at.finding.message, at.place.item.name


def _is_binding(at: Located) -> bool:
    return at.finding.group == VALIDATION and at.finding.severity is Severity.ERROR


def _fixed_all(schema: Schema, kinds: frozenset[FixClass]) -> tuple[Schema, int]:
    rebuild = partial(schema_in, version=schema.dialect.version)
    done = fix_all(schema, _EVERYTHING, kinds, {file.name for file in schema.files}, rebuild)
    return done.schema, done.applied.total()


_ids = pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)


@pytest.mark.parametrize(
    "kinds", [frozenset(list(FixClass)[:number]) for number in (1, 2, 3)], ids=["safe", "migration", "unsafe"]
)
@_ids
def test_fixing_comes_to_an_end_and_makes_nothing_worse(path: Path, kinds: frozenset[FixClass]):
    for text in _texts(path):
        schema = schema_of({path.name: text})
        after, _ = _fixed_all(schema, kinds)
        assert _errors(check(after, _EVERYTHING)) <= _errors(check(schema, _EVERYTHING)), text
        again, applied = _fixed_all(after, kinds)
        assert (str(again.files[0].tree), applied) == (str(after.files[0].tree), 0), text


def test_fixes_that_do_harm_cost_few_looks_at_the_schema():
    looks = []

    def rebuild(files: Sequence[SchemaFile]) -> Schema:
        looks.append(files)
        return Schema(files, schema.dialect)

    schema = schema_of({"schema.prisma": "model M {\n" * 400})
    fix_all(schema, _EVERYTHING, frozenset(FixClass), {"schema.prisma"}, rebuild)
    assert len(looks) < 400


@_ids
def test_suppressions_silence_what_is_found_and_nothing_else(path: Path):
    for text in _texts(path):
        schema = schema_of({path.name: text})
        before = check(schema, _EVERYTHING)
        after = Schema(silenced(schema, before), schema.dialect)
        left = check(after, _EVERYTHING)
        assert sorted(map(_identity, left)) == sorted(_identity(at) for at in before if _is_binding(at)), text
        lines = [line.text for line in after.files[0].tree.lines if "schema-ls: ignore" not in line.text.lstrip()[:22]]
        assert "".join(line.split(" // schema-ls: ignore")[0].rstrip() for line in lines) == "".join(
            line.rstrip() for line in text.splitlines(keepends=True)
        )
