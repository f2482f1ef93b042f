"""What a change makes the rules look at again: the blocks that could see it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from schema_ls.base.finding import Finding
from schema_ls.base.record import replaced
from schema_ls.checks.rule import Rule
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import check, findings_of, findings_of_block
from schema_ls.checks.selection import VALIDATION
from schema_ls.model.handles import Config, Enum, Field, Index, Model
from schema_ls.model.schema import Schema, SchemaFile, Scope
from tests.support.findings import schema_of

_TEXT = """
datasource db {
  provider = "postgresql"
}

model Harbour {
  id    Int    @id
  ships Ship[]
  name  String
}

model Ship {
  id        Int     @id
  harbourId Int
  harbour   Harbour @relation(fields: [harbourId], references: [id])
  flag      Flag

  @@index([harbourId])
}

enum Flag {
  RED
  BLUE
}

model Island {
  id Int @id
}
"""


def _looked_at(before: str, after: str) -> int:
    """How many blocks are looked at anew once a text that has been checked is changed."""
    findings_of_block.clear()
    check(schema_of({"a.prisma": before}))
    known = findings_of_block.misses
    check(schema_of({"a.prisma": after}))
    return findings_of_block.misses - known


@pytest.mark.parametrize(
    ("old", "new", "blocks"),
    [
        ("name  String", "name  String  // a comment", 1),
        ("model Island", "// a comment\nmodel Island", 1),
        ("name  String", "name  String  @", 2),
        ("model Island {\n  id Int", "model Island {\n  id Int @", 1),
        ("  BLUE\n", "  BLUE\n  GREEN\n", 2),
        ("  BLUE\n", "  BLUE @\n", 2),
    ],
)
def test_a_change_is_seen_by_the_blocks_that_name_the_changed_one(old: str, new: str, blocks: int):
    assert old in _TEXT
    assert _looked_at(_TEXT, _TEXT.replace(old, new, 1)) == blocks


def test_an_enum_without_users_sees_whether_all_could_be_read():
    text = _TEXT + "\nenum Sail {\n  WHITE\n}\n"
    broken = text.replace("name  String", "name  String  @")
    assert "unused-enum" in [one.finding.code for one in check(schema_of({"a.prisma": text}))]
    assert "unused-enum" not in [one.finding.code for one in check(schema_of({"a.prisma": broken}))]


def _block_of(handle: object) -> str:
    if isinstance(handle, (Field, Index)):
        return handle.model.name
    assert isinstance(handle, (Model, Enum, Config, Scope))
    return handle.item.name


def _watched(rule: Rule, asked: set[str]) -> Rule:
    """A rule that writes down the blocks that it is asked about."""

    def watched(find: Callable[..., Iterator[Finding]]) -> Callable[..., Iterator[Finding]]:
        def noting(handle: object, **options: object) -> Iterator[Finding]:
            asked.add(_block_of(handle))
            yield from find(handle, **options)

        return noting

    return replaced(rule, find=watched(rule.find), also=tuple((on, watched(find)) for on, find in rule.also))


@pytest.mark.parametrize(
    ("old", "new", "blocks"),
    [
        ("name  String", "name  String // said", {"Harbour"}),
        ("name  String", "title String", {"Harbour", "Ship"}),
        ("id    Int ", "id    BigInt ", {"Harbour", "Ship"}),
        ("  @@index([harbourId])", "  @@index([harbourId, id])", {"Harbour", "Ship"}),
        ("  RED\n", "  RED\n  GREEN\n", {"Flag", "Ship"}),
        ("model Island {\n  id Int", "model Island {\n  no Int", {"Island"}),
    ],
)
def test_a_change_asks_the_rules_that_advise_about_the_blocks_that_see_it(old: str, new: str, blocks: set[str]):
    asked: set[str] = set()
    rules = tuple(
        _watched(rule, asked) for rule in RULES if rule.group != VALIDATION and rule.code != "unused-suppression"
    )
    before = schema_of({"a.prisma": _TEXT})
    text = _TEXT.replace(old, new, 1)
    assert text != _TEXT
    (file,) = schema_of({"a.prisma": text}).files
    for schema in (before, Schema([SchemaFile("a.prisma", file.tree)], before.dialect, before)):
        asked.clear()
        for scope in schema.scopes[0]:
            findings_of(scope, rules)
    assert asked == blocks
