"""Relations: what the examples of their rules leave open."""

from __future__ import annotations

import pytest

from schema_ls.base.finding import Severity
from schema_ls.checks.run import check
from tests.support.findings import check_findings, schema_of


def _found(text: str, *, consequences: bool = False) -> list[tuple[int, str]]:
    located = check(schema_of({"a.prisma": text}), consequences=consequences)
    return [(one.place.row + one.finding.span.row, one.finding.code) for one in located]


def test_a_name_that_an_unnamed_relation_has_by_default_is_ambiguous():
    text = (
        "model Club {\n  id Int @id\n  adminId Int @unique\n  admin User @relation(fields: [adminId], references: [id])\n"
        '  members User[] @relation("ClubToUser")\n}\n'
        'model User {\n  id Int @id\n  clubs Club[] @relation("ClubToUser")\n  owned Club?\n}\n'
    )
    assert (3, "relation-ambiguous") in _found(text)


def test_a_listed_field_whose_line_is_broken_is_told_once():
    text = (
        "model User {\n  id Int @id\n  posts Post[]\n}\n"
        "model Post {\n  id Int @id\n  authorId Int @default(\n"
        "  author User @relation(fields: [authorId], references: [id])\n\n  @@index([authorId])\n}\n"
    )
    assert _found(text) == [(6, "invalid-field-line")]
    assert (7, "relation-unknown-fields") in _found(text, consequences=True)


def test_a_relation_is_no_guess_for_what_holds_its_key():
    text = (
        "model User {\n  id Int @id\n  posts Post[]\n}\n"
        "model Post {\n  id Int @id\n"
        "  author User @relation(fields: [authorI], references: [id])\n{}\n}\n"
    )

    def hint(field: str) -> str:
        schema = schema_of({"schema.prisma": text.replace("{}", field)})
        found = next(at.finding for at in check(schema) if at.finding.code == "relation-unknown-fields")
        return found.message.removeprefix("`Post` has no field `authorI`. ")

    assert hint("") == "Add it to `Post`, or list a field that exists."
    assert hint("  authorId Int") == "Did you mean `authorId`?"


def test_a_listed_field_whose_type_is_unknown_is_told_once():
    text = (
        "model User {\n  id Int @id\n  posts Post[]\n}\n"
        "model Post {\n  id Int @id\n  authorId Itn\n"
        "  author User @relation(fields: [authorId], references: [id])\n\n  @@index([authorId])\n}\n"
    )
    assert _found(text) == [(6, "type-unknown")]


def test_what_an_open_model_lacks_proves_nothing():
    text = (
        "model Post {\n  id Int @id\n  authorId Int @unique\n"
        "  author User @relation(fields: [authorId], references: [id])\n}\n"
        "model User {\n  id Int @id\n"
    )
    assert [code for _, code in _found(text)] == ["block-not-closed"]


def test_an_index_for_a_relation_starts_with_its_fields_in_their_order():
    check_findings("""
        datasource db {
          provider     = "mysql"
          relationMode = "prisma"
        }

        model Team {
          a       Int
          b       Int
          members Member[]
          guests  Member[] @relation("guest")

          @@id([a, b])
        }

        model Member {
          id     Int  @id
          teamA  Int
          teamB  Int
          guestA Int
          guestB Int
          kind   Int
          team   Team @relation(fields: [teamA, teamB], references: [a, b])
          guest  Team @relation("guest", fields: [guestA, guestB], references: [a, b])
                                       //^^^^^^^^^^^^^^^^^^^^^^^^ missing-relation-index

          @@index([teamA, teamB, kind])
          @@index([guestB, guestA])
        }
        """)


_SELF = """
        datasource db {{
          provider     = "{provider}"
          relationMode = "{mode}"
        }}

        model Person {{
          id      Int      @id
          bossId  Int?
          boss    Person?  @relation("boss", fields: [bossId], references: [id]{actions})
        {mark}
          reports Person[] @relation("boss")

          @@index([bossId])
        }}
        """
_MARK = "//^^^^ cycle-self"


@pytest.mark.parametrize(
    ("provider", "mode", "actions", "mark"),
    [
        ("postgresql", "foreignKeys", "", "//"),
        ("postgresql", "prisma", "", _MARK),
        ("sqlserver", "foreignKeys", "", _MARK),
        ("sqlserver", "foreignKeys", ", onDelete: NoAction", _MARK),
        ("sqlserver", "foreignKeys", ", onUpdate: NoAction", _MARK),
        ("sqlserver", "foreignKeys", ", onDelete: NoAction, onUpdate: NoAction", "//"),
        ("postgresql", "prisma", ", onDelete: Restrict, onUpdate: Restrict", "//"),
    ],
)
def test_a_relation_with_itself_must_not_cascade_where_the_database_minds(
    provider: str, mode: str, actions: str, mark: str
):
    check_findings(_SELF.format(provider=provider, mode=mode, actions=actions, mark=mark))


def test_a_foreign_key_that_an_index_covers_in_part_is_information():
    text = (
        "model Team {\n  a Int\n  b Int\n  members Member[]\n\n  @@id([a, b])\n}\n"
        "model Member {\n  id Int @id\n  teamA Int\n  teamB Int\n"
        "  team Team @relation(fields: [teamA, teamB], references: [a, b])\n\n  @@index([teamA])\n}\n"
    )
    (located,) = check(schema_of({"a.prisma": text}))
    assert (located.finding.code, located.finding.severity) == ("fk-without-index", Severity.INFO)
    assert "only partly covered, by `teamA`" in located.finding.message


def test_native_types_are_compared_in_lists_of_ids_too():
    text = (
        "// provider: mongodb\n"
        'model Tag {\n  id String @id @map("_id") @db.ObjectId\n  postIds String[]\n'
        "  posts Post[] @relation(fields: [postIds], references: [id])\n}\n"
        'model Post {\n  id String @id @map("_id") @db.ObjectId\n  tagIds String[] @db.ObjectId\n'
        "  tags Tag[] @relation(fields: [tagIds], references: [id])\n}\n"
    )
    assert _found(text) == [(4, "m2n-embedded-array")]
    assert (3, "mongo-native-type-mismatch") in _found(text, consequences=True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("fields: [authorId], referances: [id]", "argument-unknown"),
        ("fields: [authorId], references: ", "argument-value-missing"),
        ("fields: [authorId],", "trailing-comma"),
    ],
)
def test_what_a_relation_lacks_follows_from_a_misspelled_argument(arguments: str, code: str):
    text = (
        "model User {\n  id Int @id\n  posts Post[]\n}\n"
        f"model Post {{\n  id Int @id\n  authorId Int\n  author User @relation({arguments})\n\n  @@index([authorId])\n}}\n"
    )
    assert _found(text) == [(7, code)]
    assert (7, "relation-fields-missing") in _found(text, consequences=True)
