"""What a change makes the rules look at again: the blocks that could see it, and no others."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check, findings_of_block
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
