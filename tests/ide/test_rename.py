"""Other names for things, with the database left as it is."""

from __future__ import annotations

import pytest
from editor_doors import check_renamable, check_rename
from test_navigation import BLOG


def test_a_model_keeps_its_table() -> None:
    check_rename(
        "model User {\n  id Int @id\n  posts Post[]\n}\n\nmodel Post {\n  id Int @id\n  user Us<|>er\n}\n",
        "Person",
        """
        model Person {
          id Int @id
          posts Post[]

          @@map("User")
        }

        model Post {
          id Int @id
          user Person
        }
        """,
    )


def test_a_mapped_model_is_not_mapped_again() -> None:
    check_rename('model A<|> {\n  id Int\n  @@map("a")\n}\n', "B", 'model B {\n  id Int\n  @@map("a")\n}\n')


def test_a_field_keeps_its_column_in_front_of_its_comment() -> None:
    check_rename(
        "model A {\n  id Int @id\n  a<|> Int // the a\n\n  @@index([id, a(sort: Desc)])\n}\n",
        "z",
        'model A {\n  id Int @id\n  z Int @map("a") // the a\n\n  @@index([id, z(sort: Desc)])\n}\n',
    )


def test_a_field_is_renamed_where_other_models_refer_to_it() -> None:
    check_rename(
        BLOG.replace("references: [id", "references: [<|>id"),
        "key",
        BLOG.replace("  id    Int    @id", '  key    Int    @id @map("id")')
        .replace("references: [id", "references: [key")
        .removeprefix("\n"),
    )


def test_a_relation_field_has_no_column() -> None:
    check_rename("model A {\n  b<|> B\n}\n\nmodel B {\n}\n", "c", "model A {\n  c B\n}\n\nmodel B {\n}\n")


def test_a_value_is_renamed_in_every_default() -> None:
    check_rename(
        "model A {\n  one E @default(X)\n  many E[] @default([Y, X])\n}\n\nenum E {\n  X<|>\n  Y\n}\n",
        "Z",
        'model A {\n  one E @default(Z)\n  many E[] @default([Y, Z])\n}\n\nenum E {\n  Z @map("X")\n  Y\n}\n',
    )


def test_a_datasource_takes_its_native_types_along() -> None:
    check_rename(
        'datasource db<|> {\n  provider = "mysql"\n}\n\nmodel A {\n  x String @db.Text\n}\n',
        "main",
        'datasource main {\n  provider = "mysql"\n}\n\nmodel A {\n  x String @main.Text\n}\n',
    )


def test_composite_paths_follow() -> None:
    check_rename(
        "type P {\n  h<|> Int\n}\n\nmodel A {\n  p P\n  @@index([p.h])\n}\n",
        "w",
        'type P {\n  w Int @map("h")\n}\n\nmodel A {\n  p P\n  @@index([p.w])\n}\n',
        provider="mongodb",
    )


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("1 bad", "`1 bad` is no name: write letters, digits and underscores, a letter first."),
        ("", "`` is no name: write letters, digits and underscores, a letter first."),
        ("Post", "There is a type called `Post` already. Choose another name."),
        ("Int", "There is a type called `Int` already. Choose another name."),
        ("PrismaClient", "`PrismaClient` is reserved: the client could not be generated. Choose another name."),
    ],
)
def test_names_that_cannot_be_taken(new: str, reason: str) -> None:
    check_rename(BLOG.replace("model User", "model Us<|>er"), new, reason)


def test_two_fields_cannot_have_one_name() -> None:
    check_rename(
        BLOG.replace("  authorId Int", "  author<|>Id Int"),
        "author",
        "`Post` has a member called `author` already. Choose another name.",
    )


def test_only_what_the_schema_declares_can_be_renamed() -> None:
    check_renamable(BLOG.replace("author   User", "author   Us<|>er"), "User")
    check_renamable("model A {\n  x Int @d<|>b.SmallInt\n}\n", "db")
    check_renamable("model A {\n  x Int @db.Small<|>Int\n}\n", None)
    check_renamable("model A {\n  x Str<|>ing\n}\n", None)
    check_renamable("model A {\n  x Gone<|>\n}\n", None)


def test_renaming_to_the_same_name_changes_nothing() -> None:
    check_rename("model A<|> {\n}\n", "A", "model A {\n}\n")
