"""What can be chosen at the cursor."""

from __future__ import annotations

import pytest
from editor_doors import check_actions, check_all_fixed, check_fixed, check_kinds

from schema_ls.spec.versions import Version

MISSPELT = """
model User {
  id Int @id
}

model Post {
  id   Int @id
  user Use<|>
}
"""


def test_a_misspelt_type_is_corrected() -> None:
    check_fixed(
        MISSPELT,
        "Change spelling to `User`",
        """
        model User {
          id Int @id
        }

        model Post {
          id   Int @id
          user User
        }
        """,
    )


def test_the_likely_fix_is_preferred() -> None:
    check_actions(
        MISSPELT,
        """
        Change spelling to `User`*
        Create model `Use` (needs a migration)
        Create enum `Use` (needs a migration)
        Create empty model `Use`
        Create empty enum `Use`
        """,
    )


def test_nothing_to_fix_elsewhere() -> None:
    check_actions(MISSPELT.replace("<|>", "").replace("model User", "model <|>User"), "")


RELATED = """
model User {
  id    Int    @id
  posts Post[]
}

model Post {
  id     Int  @id
  aut<|>hor User
}
"""


def test_a_side_without_foreign_key_gets_one_or_becomes_a_list() -> None:
    check_actions(
        RELATED,
        """
        Add `@relation(fields: [authorId], references: [id])`, and the field `authorId` (needs a migration)*
        Make `author` a list
        Add the relation attribute with optional [authorid]
        """,
    )
    check_fixed(
        RELATED,
        "Add `@relation(fields: [authorId], references: [id])`, and the field `authorId` (needs a migration)",
        """
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id     Int  @id
          author User @relation(fields: [authorId], references: [id])
          authorId Int
        }
        """,
    )


def test_a_foreign_key_that_is_there_is_taken_and_what_is_written_is_kept() -> None:
    check_fixed(
        RELATED.replace("hor User", 'hor User @relation("by", onDelete: Cascade) // who')
        .replace("posts Post[]", 'posts Post[] @relation("by")')
        .replace("  aut", "  userId Int\n  aut"),
        "Add `@relation(fields: [userId], references: [id])` (needs a migration)",
        """
        model User {
          id    Int    @id
          posts Post[] @relation("by")
        }

        model Post {
          id     Int  @id
          userId Int
          author User @relation("by", fields: [userId], references: [id], onDelete: Cascade) // who
        }
        """,
    )


def test_the_key_of_one_to_one_is_unique_and_has_the_type_of_what_it_points_at() -> None:
    check_fixed(
        "model A {\n  id String @id @db.Uuid\n  b B?\n}\n\nmodel B {\n  id Int @id\n  <|>a A\n}\n",
        "Add `@relation(fields: [aId], references: [id])`, and the field `aId` (needs a migration)",
        """
        model A {
          id String @id @db.Uuid
          b B?
        }

        model B {
          id Int @id
          a A @relation(fields: [aId], references: [id])
          aId String @unique @db.Uuid
        }
        """,
    )


def test_what_is_referenced_becomes_unique_in_front_of_its_comment() -> None:
    check_fixed(
        "model A {\n  id Int @id\n  k Int // the k\n  bs B[]\n}\n\n"
        "model B {\n  id Int @id\n  ak Int\n  a A @relation(fields: [ak], <|>references: [k])\n\n  @@index([ak])\n}\n",
        "Add `@unique` to `A.k` (needs a migration)",
        """
        model A {
          id Int @id
          k Int @unique // the k
          bs B[]
        }

        model B {
          id Int @id
          ak Int
          a A @relation(fields: [ak], references: [k])

          @@index([ak])
        }
        """,
    )


def test_several_fields_become_unique_at_the_end_of_their_model() -> None:
    check_fixed(
        'model A {\n  id Int @id\n  k Int\n  l Int\n  bs B[]\n\n  @@map("a")\n}\n\n'
        "model B {\n  id Int @id\n  k Int\n  l Int\n  a A @relation(fields: [k, l], <|>references: [k, l])\n\n"
        "  @@index([k, l])\n}\n",
        "Add `@@unique([k, l])` to `A` (needs a migration)",
        """
        model A {
          id Int @id
          k Int
          l Int
          bs B[]

          @@map("a")
          @@unique([k, l])
        }

        model B {
          id Int @id
          k Int
          l Int
          a A @relation(fields: [k, l], references: [k, l])

          @@index([k, l])
        }
        """,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [('\n  schemas = ["a"]', '\n  schemas = ["a", "b"]'), ("", '\n  schemas = ["b"]')],
)
def test_a_schema_is_listed_in_the_datasource(before: str, after: str) -> None:
    text = 'datasource db {{\n  provider = "postgresql"{}\n}}\n\nmodel A {{\n  id Int @id\n\n  @@schema({})\n}}\n'
    check_fixed(
        text.format(before, '"<|>b"'),
        'Add "b" to the schemas of the datasource (needs a migration)',
        text.format(after, '"b"'),
    )


def test_older_versions_call_the_other_side_as_their_formatter_does() -> None:
    text = """
    model A {
      id  Int @id
      b<|>   B   @relation(fields: [bId], references: [id])
      bId Int

      @@index([bId])
    }

    model B {
      id Int @id
    }
    """
    check_actions(text, "Add `as A[]` to `B`*", version=Version(6, 0))
    check_actions(text, "Add `A A[]` to `B`*", version=Version(5, 0))


def test_a_list_can_be_answered_by_one_or_by_many() -> None:
    check_actions(
        "model A {\n  id Int @id\n  b<|>s B[]\n}\n\nmodel B {\n  id Int @id\n}\n",
        """
        Add `a A? @relation(fields: [aId], references: [id])` to `B` (needs a migration)*
        Add `as A[]` to `B` (needs a migration)
        """,
    )


def test_the_types_of_documents_are_models_enums_and_types() -> None:
    check_fixed(
        'model A {\n  id String @id @default(auto()) @map("_id") @db.ObjectId\n  p P<|>\n}\n',
        "Create type `P` (needs a migration)",
        """
        model A {
          id String @id @default(auto()) @map("_id") @db.ObjectId
          p P
        }

        type P {
          value String
        }
        """,
        provider="mongodb",
    )


def test_all_safe_fixes_at_once() -> None:
    check_all_fixed(
        """
        modle A {
          id Int @id
          at DateTime @default(nowe())
          b B[] @default(autoincrement())
        }
        enmu E {
          X
        }
        """,
        """
        model A {
          id Int @id
          at DateTime @default(now())
          b B[] @default(autoincrement())
        }
        enum E {
          X
        }
        """,
    )


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (None, {"quickfix", "source.fixAll"}),
        (("",), {"quickfix", "source.fixAll"}),
        (("quickfix",), {"quickfix"}),
        (("source",), {"source.fixAll"}),
        (("source.fixAll",), {"source.fixAll"}),
        (("source.fixAllOther", "source.organizeImports", "quick"), set()),
    ],
)
def test_only_the_kinds_that_are_asked_for(only: tuple[str, ...] | None, kinds: set[str]) -> None:
    check_kinds("mo<|>dle A {\n  id Int @id\n}\n", only, kinds)


def test_a_field_called_id_becomes_the_id_of_documents() -> None:
    check_fixed(
        """
        model A<|> {
          id String @map("_id")
        }
        """,
        "Make `id` the id (needs a migration)",
        """
        model A {
          id String @id @map("_id")
        }
        """,
        provider="mongodb",
    )
