"""What every fix of an advice promises, whatever the schema: the finding is gone, and Prisma finds nothing new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from schema_ls.base.finding import Fix, Severity
from schema_ls.checks.fixes import is_possible
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import ALL, VALIDATION, Selection
from schema_ls.model.schema import Schema
from tests.support.findings import fixed, schema_of
from tests.support.marked import read_marked

FIXTURES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "schemas").glob("*.prisma"))
EVERYTHING = Selection(select=frozenset((ALL,)))
_BAD = re.compile(r"^Bad[^\n]*:\n((?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)


def _errors(found: list[Located]) -> Counter[tuple[str, str]]:
    errors = (at.finding for at in found if at.finding.severity is Severity.ERROR or at.finding.group == VALIDATION)
    return Counter((finding.code, finding.message) for finding in errors)


def _alike(found: list[Located], wanted: Located) -> int:
    return sum(
        (at.finding.code, at.finding.message, at.place.item.name)
        == (wanted.finding.code, wanted.finding.message, wanted.place.item.name)
        for at in found
    )


def _offered(at: Located, schema: Schema) -> Iterator[Fix]:
    """The fixes of an advice that can be made."""
    if at.finding.group != VALIDATION:
        yield from (fix for fix in at.finding.fixes if is_possible(fix, schema))


def _broken_promises(schema: Schema) -> Iterator[str]:
    before = check(schema, EVERYTHING)
    for at in before:
        for fix in _offered(at, schema):
            after = check(fixed(schema, at, fix), EVERYTHING)
            if _alike(after, at) >= _alike(before, at):
                yield f"{at.finding.code}: `{fix.title}` leaves the finding"
            if new := _errors(after) - _errors(before):
                yield f"{at.finding.code}: `{fix.title}` makes {dict(new)}"


@pytest.mark.parametrize("version", ["5", "6", "7"])
@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixes_keep_their_promises_in_whole_schemas(path: Path, version: str):
    assert list(_broken_promises(schema_of({path.name: path.read_text(encoding="utf-8")}, version=version))) == []


@pytest.mark.parametrize("code", sorted(rule.code for rule in RULES if rule.group != VALIDATION))
def test_fixes_keep_their_promises_in_examples(code: str):
    rule = next(rule for rule in RULES if rule.code == code)
    for bad in _BAD.findall(rule.documentation + "\n"):
        assert list(_broken_promises(schema_of(read_marked(dedent(bad)).texts()))) == []
