"""Other names for things, with the database left as it is."""

from __future__ import annotations

from itertools import count

import pytest
from editor_doors import check_renamable, check_rename
from test_navigation import BLOG

from schema_ls.ide.rename import rename
from schema_ls.spec.versions import NEWEST
from schema_ls.workspace.project import Source, read_sources, schema_of


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
    nothing = "Nothing that can be renamed stands here. Put the cursor on the name of a block, field or value."
    scalar = "`String` is a type of the language. To change the field's type, write another one."
    check_renamable("model A {\n  x Str<|>ing\n}\n", scalar)
    check_renamable("model A {\n  x Int @db.Small<|>Int\n}\n", nothing)
    check_renamable("// A<|>\n", nothing)
    check_renamable("model A {\n  x Gone<|>\n}\n", "`Gone` is declared nowhere, so it cannot be renamed everywhere.")
    check_renamable(
        'model A {\n  @@schema("sh<|>op")\n}\n',
        '"shop" is a schema of the database. Rename it there, then write its new name here.',
    )


def test_renaming_to_the_same_name_changes_nothing() -> None:
    check_rename("model A<|> {\n}\n", "A", "model A {\n}\n")


def test_the_database_may_change_on_request() -> None:
    check_rename("model A<|> {\n  id Int @id\n}\n", "B", "model B {\n  id Int @id\n}\n", keeps_database=False)
    check_rename("model A {\n  i<|>d Int @id\n}\n", "key", "model A {\n  key Int @id\n}\n", keeps_database=False)


def test_relations_are_renamed_on_both_sides() -> None:
    check_rename(
        'model A {\n  b B @relation("o<|>ld", fields: [x], references: [id])\n}\n\n'
        'model B {\n  as A[] @relation(name: "old")\n  c C @relation("old")\n}\n',
        "by author",
        'model A {\n  b B @relation("by author", fields: [x], references: [id])\n}\n\n'
        'model B {\n  as A[] @relation(name: "by author")\n  c C @relation("old")\n}\n',
    )


TWO_RELATIONS = """
model A {
  b B @relation("o<|>ne", fields: [x], references: [id])
  c B @relation("two", fields: [x], references: [id])
}

model B {
}
"""


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        ("two", "There is a relation called `two` between `A` and `B` already. Choose another name."),
        ("", "The name of a relation is a text without quotes and backslashes, and not empty."),
        ('a"b', "The name of a relation is a text without quotes and backslashes, and not empty."),
    ],
)
def test_names_that_a_relation_cannot_take(new: str, reason: str) -> None:
    check_rename(TWO_RELATIONS, new, reason)


MANY = """
model Post {
  id   Int   @id
  tags Tag[]
}

model Tag {
  id    Int    @id
  posts Post[]
}
"""


def test_join_tables_keep_their_names() -> None:
    check_rename(
        MANY.replace("model Tag", "model Ta<|>g"),
        "Topic",
        """
        model Post {
          id   Int   @id
          tags Topic[] @relation("PostToTag")
        }

        model Topic {
          id    Int    @id
          posts Post[] @relation("PostToTag")

          @@map("Tag")
        }
        """,
    )


def test_what_would_turn_a_join_table_round_is_refused() -> None:
    check_rename(
        MANY.replace("model Tag", "model Ta<|>g"),
        "Label",
        "The columns `A` and `B` of the table `_PostToTag` would change places. "
        "Make the many-to-many relation explicit first.",
    )
    check_rename(
        'model A {\n  id Int @id\n  f<|> A[] @relation("x")\n  g A[] @relation("x")\n}\n',
        "h",
        "The columns `A` and `B` of the table `_x` would change places. Make the many-to-many relation explicit first.",
    )


def test_a_name_that_a_join_table_has_is_kept() -> None:
    check_rename(
        MANY.replace("Tag[]", 'Tag[] @relation("t<|>agged")').replace("Post[]", 'Post[] @relation("tagged")'),
        "by",
        "The table `_tagged` is called after this relation. Make the relation explicit first.",
    )


def test_views_and_types_follow() -> None:
    check_rename(
        "enum E<|> {\n  X\n}\n\nview V {\n  e E\n}\n\ntype T {\n  es E[]\n}\n",
        "F",
        'enum F {\n  X\n\n  @@map("E")\n}\n\nview V {\n  e F\n}\n\ntype T {\n  es F[]\n}\n',
        provider="mongodb",
    )


def test_types_inside_documents_have_no_name_in_the_database() -> None:
    check_rename(
        "type T<|> {\n  x Int\n}\n\ntype U {\n  t T?\n}\n", "S", "type S {\n  x Int\n}\n\ntype U {\n  t S?\n}\n"
    )


def test_only_whole_names_are_renamed() -> None:
    check_rename(
        "model A {\n  aa Int\n  <|>a Int\n\n  @@id([aa, a])\n}\n",
        "z",
        'model A {\n  aa Int\n  z Int @map("a")\n\n  @@id([aa, z])\n}\n',
    )


def test_fields_of_enums_keep_their_column_and_their_indexes() -> None:
    check_rename(
        "model A {\n  e<|> E\n\n  @@index([e])\n}\n\nenum E {\n  X\n}\n",
        "f",
        'model A {\n  f E @map("e")\n\n  @@index([f])\n}\n\nenum E {\n  X\n}\n',
    )


def test_conditions_of_partial_indexes_follow() -> None:
    check_rename(
        "model A {\n  a<|> Int\n  b Int\n\n  @@index([b], where: { a: 1 })\n}\n",
        "c",
        'model A {\n  c Int @map("a")\n  b Int\n\n  @@index([b], where: { c: 1 })\n}\n',
    )


def test_what_is_added_is_written_as_the_file_is() -> None:
    check_rename(
        "model A<|> {\r\n\tid Int @id\r\n}\r\n",
        "B",
        'model B {\r\n\tid Int @id\r\n\r\n\t@@map("A")\r\n}\r\n',
        provider="",
    )


def test_blocks_that_are_not_closed_and_heads_with_comments_are_renamed() -> None:
    check_rename(
        "model A<|>{ // all of them\n  id Int @id", "B", 'model B{ // all of them\n  id Int @id\n\n  @@map("A")'
    )


def test_a_rename_nobody_waits_for_ends_between_two_places() -> None:
    text = "enum E {\n  x\n}\n" + "".join(f"\nmodel M{n} {{\n  e E\n}}\n" for n in range(20))
    schema, places = schema_of(read_sources([Source("a.prisma", text)]), NEWEST), count()

    def stop() -> None:
        if next(places) == 5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        rename(schema, 0, 0, 5, "F", stop=stop)
    assert next(places) == 6
