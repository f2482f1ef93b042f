"""What rules learn of the whole schema: who is told, and who is not."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from schema_ls.checks.selection import Selection
from schema_ls.model.schema import Schema, SchemaFile
from tests.support.findings import check_findings, schema_of

_ALL = Selection(select=frozenset(("enum", "relation", "database")), ignore=frozenset(("relation-field-order",)))
_TEXT = """
datasource db {
  provider   = "postgresql"
  extensions = [citext]
}

generator client {
  provider        = "prisma-client"
  previewFeatures = ["postgresqlExtensions"]
}

model Article {
  id    Int    @id
  state State  @default(DRAFT)
}

model Comment {
  id        Int    @id
  articleId Int
  colour    String @default("RED") @db.Citext
}

enum State {
  DRAFT
  SENT
  READ
}

enum Mood {
  GLAD
  SAD
  CALM
}

model Lonely {
  id   Int   @id
  mood Mood?
}
"""


def _told(old: str, new: str) -> set[str]:
    """The blocks that see something else after a change, without those that were changed."""
    assert old in _TEXT
    before = schema_of({"a.prisma": _TEXT})
    check(before, _ALL)
    made = schema_of({"a.prisma": _TEXT.replace(old, new, 1)})
    after = Schema([SchemaFile(f.name, f.tree) for f in made.files], before.dialect, before)
    known = {id(scope) for scope in before.scopes[0]}
    same = {scope.item for scope in before.scopes[0]}
    assert check(after, _ALL) == check(Schema(made.files, before.dialect), _ALL)
    return {scope.item.name for scope in after.scopes[0] if id(scope) not in known and scope.item in same}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  id    Int    @id\n", "  id    BigInt @id\n", {"Comment"}),
        ("  id    Int    @id\n", "  id    Int    @id // a comment\n", set()),
        ("  state State  @default(DRAFT)\n", "  state State  @default(DRAFT)\n  body String\n", {"Comment"}),
        ("  READ\n", "  READ\n  RED\n", {"Article", "Comment"}),
        ("  CALM\n", "  CALM\n  WILD\n", {"Lonely"}),
        ("  GLAD\n  SAD\n  CALM\n", "  DRAFT\n  SENT\n  READ\n", {"Lonely", "State"}),
        (" @db.Citext", "", {"db"}),
        ("[citext]", "[citext, cube]", {"Comment", "client"}),
        ("model Lonely {\n", 'model Lonely {\n  @@map("State")\n', {"State"}),
        ("  mood Mood?\n", "  mood Mood?\n  articleId Int\n", set()),
    ],
)
def test_a_change_is_told_to_those_who_asked(old: str, new: str, told: set[str]) -> None:
    assert _told(old, new) == told


def test_a_circle_of_deletions_is_told_once() -> None:
    check_findings(
        """
        model A {
          id  Int @id
          bId Int
          b   B   @relation("ab", fields: [bId], references: [id], onDelete: Cascade)
        //^ cascade-cycle
          cs  C[]
        }

        model B {
          id  Int @id
          cId Int
          c   C   @relation(fields: [cId], references: [id], onDelete: Cascade)
          as  A[] @relation("ab")
        }

        model C {
          id  Int @id
          aId Int
          a   A   @relation(fields: [aId], references: [id], onDelete: Cascade)
          bs  B[]
        }
        """,
        selection=Selection(select=frozenset(("cascade-cycle",))),
    )


def test_a_circle_with_a_gap_is_none() -> None:
    check_findings(
        """
        model A {
          id  Int  @id
          bId Int?
          b   B?   @relation("ab", fields: [bId], references: [id], onDelete: SetNull)
          bs  B[]  @relation("ba")
        }

        model B {
          id  Int @id
          aId Int
          a   A   @relation("ba", fields: [aId], references: [id], onDelete: Cascade)
          as  A[] @relation("ab")
        }
        """,
        selection=Selection(select=frozenset(("cascade-cycle",))),
    )


def test_labels_of_mysql_differ_in_more_than_their_case() -> None:
    text = """
        // provider: {provider}
        enum Size {{
          SMALL @map("s")
          LARGE @map("S")
        {mark}
        }}

        model Shirt {{
          id   Int  @id
          size Size
        }}
        """
    selection = Selection(select=frozenset(("duplicate-enum-value-mapping",)))
    check_findings(text.format(provider="mysql", mark="//^^^^^ duplicate-enum-value-mapping"), selection=selection)
    check_findings(text.format(provider="postgresql", mark=""), selection=selection)


def test_names_are_measured_in_bytes_where_the_database_does() -> None:
    text = """
        // provider: {provider}
        model Měření {{
          id Int @id
          {name} Int
        {mark}
        }}
        """
    name = "x" + "é" * 31
    selection = Selection(select=frozenset(("identifier-too-long",)))
    check_findings(text.format(provider="postgresql", name=name, mark=""), selection=selection)
    name += "é"
    marked = f"//{'^' * 33} identifier-too-long"
    check_findings(text.format(provider="postgresql", name=name, mark=marked), selection=selection)
    check_findings(text.format(provider="mysql", name=name, mark=""), selection=selection)
