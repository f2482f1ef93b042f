"""What formatting adds to a schema: the parts that relations lack."""

from __future__ import annotations

from textwrap import dedent

import pytest
from layouts import V5, V6, V7, VERSIONS

import schema_ls
from schema_ls.checks.rules import RULES
from schema_ls.spec.versions import Version
from schema_ls.workspace.formatting import format_files
from schema_ls.workspace.project import Source

AUTHOR = """
    model Author {
      id Int @id
    }
"""


def formatted(*texts: str, version: Version = V7, layout_only: bool = False) -> list[str]:
    """The files of one schema, formatted."""
    files = [Source(f"{number}.prisma", text) for number, text in enumerate(texts)]
    return list(format_files(files, version=version, layout_only=layout_only).values())


def check_completed(before: str, after: str, version: Version = V7) -> None:
    """A schema becomes another one, which then stays as it is."""
    after = dedent(after).strip("\n") + "\n"
    assert formatted(dedent(before).strip("\n"), version=version) == [after]
    assert formatted(after, version=version) == [after]


def check_left_alone(text: str, version: Version = V7) -> None:
    """Nothing is added to a schema: it is only laid out."""
    assert formatted(dedent(text), version=version) == formatted(dedent(text), version=version, layout_only=True)


def test_a_relation_is_completed_from_one_field():
    check_completed(
        """
        model Book {
          id Int @id
          author Author
        }

        model Author {
          id Int @id @db.BigInt
          name String
        }
        """,
        """
        model Book {
          id       Int    @id
          author   Author @relation(fields: [authorId], references: [id])
          authorId Int    @db.BigInt
        }

        model Author {
          id    Int    @id @db.BigInt
          name  String
          books Book[]
        }
        """,
    )


def test_a_list_alone_gets_an_optional_field_on_the_other_side():
    check_completed(
        """
        model Author {
          id    String @id @db.Uuid
          books Book[]
        }

        model Book {
          id Int @id

          @@map("books")
        }
        """,
        """
        model Author {
          id    String @id @db.Uuid
          books Book[]
        }

        model Book {
          id       Int     @id
          author   Author? @relation(fields: [authorId], references: [id])
          authorId String? @db.Uuid

          @@map("books")
        }
        """,
    )


@pytest.mark.parametrize(
    ("unique", "field"), [("@unique", "libraryCard LibraryCard?"), ("       ", "libraryCards LibraryCard[]")]
)
def test_the_other_side_of_a_unique_foreign_key_is_no_list(unique: str, field: str):
    card = f"""
    model LibraryCard {{
      id       Int    @id
      author   Author @relation(fields: [authorId], references: [id])
      authorId Int    {unique}
    }}
    """
    assert field in " ".join(formatted(dedent(card + AUTHOR))[0].split())


def test_that_a_foreign_key_is_the_primary_key_does_not_make_its_other_side_single():
    card = """
    model Card {
      author   Author @relation(fields: [authorId], references: [id])
      authorId Int    @id
    }
    """
    assert "Card[]" in formatted(dedent(card + AUTHOR))[0]


@pytest.mark.parametrize(("version", "name"), [(V5, "Story"), (V6, "stories"), (V7, "stories")])
def test_old_versions_call_fields_like_models(version: Version, name: str):
    story = """
    model Story {
      id       Int    @id
      author   Author @relation(fields: [authorId], references: [id])
      authorId Int
    }
    """
    assert f" {name} " in formatted(dedent(story + AUTHOR), version=version)[0]


def test_fields_that_exist_are_used():
    check_completed(
        """
        model Book {
          id Int @id
          author Author?
          authorId Int? @map("author_id")
        }

        model Author {
          id    Int    @id
          books Book[]
        }
        """,
        """
        model Book {
          id       Int     @id
          author   Author? @relation(fields: [authorId], references: [id])
          authorId Int?    @map("author_id")
        }

        model Author {
          id    Int    @id
          books Book[]
        }
        """,
    )


def test_a_key_of_several_fields_is_referenced_by_as_many():
    check_completed(
        """
        model Shelf {
          room  Int
          label String @db.VarChar(9)
          books Book[]

          @@id([room, label])
        }

        model Book {
          id Int @id
          shelf Shelf?
        }
        """,
        """
        model Shelf {
          room  Int
          label String @db.VarChar(9)
          books Book[]

          @@id([room, label])
        }

        model Book {
          id         Int     @id
          shelf      Shelf?  @relation(fields: [shelfRoom, shelfLabel], references: [room, label])
          shelfRoom  Int?
          shelfLabel String? @db.VarChar(9)
        }
        """,
    )


def test_a_field_with_the_type_of_an_enum_is_left_to_the_author():
    check_completed(
        """
        model Genre {
          kind  Kind   @id
          books Book[]
        }

        model Book {
          id Int @id
        }

        enum Kind {
          NOVEL
        }
        """,
        """
        model Genre {
          kind  Kind   @id
          books Book[]
        }

        model Book {
          id    Int    @id
          genre Genre? @relation(fields: [genreKind], references: [kind])
        }

        enum Kind {
          NOVEL
        }
        """,
    )


def test_the_first_key_names_the_field_and_the_first_required_one_is_referenced():
    check_completed(
        """
        model Author {
          pen   String? @unique
          email String  @unique
          books Book[]
        }

        model Book {
          id Int @id
          author Author
        }
        """,
        """
        model Author {
          pen   String? @unique
          email String  @unique
          books Book[]
        }

        model Book {
          id        Int    @id
          author    Author @relation(fields: [authorPen], references: [email])
          authorPen String
        }
        """,
    )


@pytest.mark.parametrize(
    ("written", "completed"),
    [
        ("author Author @relation", "@relation(fields: [authorId], references: [id])"),
        ("author Author @relation()", "@relation(fields: [authorId], references: [id])"),
        ("author Author @relation(onDelete: Cascade)", "(onDelete: Cascade, fields: [authorId], references: [id])"),
        ("author Author @relation(references: [id])", "@relation(references: [id], fields: [authorId])"),
        ("author Author @relation(fields: [authorId])", "@relation(fields: [authorId], references: [id])"),
        ("author Author ?", "Author? @relation(fields: [authorId], references: [id])"),
        ("author Author // who", "@relation(fields: [authorId], references: [id]) // who"),
    ],
)
def test_arguments_join_those_that_are_written(written: str, completed: str):
    text = f"model Author {{\n  id Int @id\n  books Book[]\n}}\nmodel Book {{\n  id Int @id\n  authorId Int\n  {written}\n}}\n"
    once = formatted(text)[0]
    assert completed in once
    assert formatted(once)[0] == once


def test_a_relation_of_a_model_to_itself_gets_its_other_side_before_its_key():
    check_completed(
        """
        model Place {
          id Int @id
          within Place?
        }
        """,
        """
        model Place {
          id      Int     @id
          within  Place?  @relation(fields: [placeId], references: [id])
          places  Place[]
          placeId Int?
        }
        """,
    )


def test_of_two_single_fields_one_gets_the_key():
    check_completed(
        """
        model Hand {
          id    Int    @id
          glove Glove?
        }

        model Glove {
          id   Int  @id
          hand Hand
        }
        """,
        """
        model Hand {
          id    Int    @id
          glove Glove?
        }

        model Glove {
          id     Int  @id
          hand   Hand @relation(fields: [handId], references: [id])
          handId Int
        }
        """,
    )


def test_the_other_side_of_an_ignored_model_is_ignored():
    book = """
    model Book {
      id       Int    @id
      author   Author @relation(fields: [authorId], references: [id])
      authorId Int

      @@ignore
    }
    """
    assert "books Book[] @ignore" in " ".join(formatted(dedent(book + AUTHOR))[0].split())


def test_fields_are_added_behind_everything_else():
    check_completed(
        """
        model Book {
          id       Int    @id
          author   Author @relation(fields: [authorId], references: [id])
          authorId Int
        }

        model Author {
          id Int @id

          // That is all.
        }
        """,
        """
        model Book {
          id       Int    @id
          author   Author @relation(fields: [authorId], references: [id])
          authorId Int
        }

        model Author {
          id Int @id

          // That is all.
          books Book[]
        }
        """,
    )


def test_a_blank_line_in_front_of_the_brace_sets_them_apart():
    text = "model Book {\n  id Int @id\n  author Author\n\n}\nmodel Author {\n  id Int @id\n  books Book[]\n}\n"
    assert "\n\n  authorId Int\n}" in formatted(text)[0]


def test_many_to_many_relations_lack_nothing():
    check_left_alone(
        """
        model Book {
          id   Int   @id
          tags Tag[]
        }

        model Tag {
          id    Int    @id
          books Book[]
        }
        """
    )


def test_line_ends_stay():
    text = "model Book {\r\n  id Int @id\r\n  author Author\r\n}\r\nmodel Author {\r\n  id Int @id\r\n}\r\n"
    once = formatted(text)[0]
    assert once.count("\r\n") == once.count("\n") == 10


def test_parts_are_added_where_they_belong_among_several_files():
    book, author = formatted(
        "model Book {\n  id Int @id\n  author Author\n}\n", "model Author {\n  id Int @id\n}\n", version=V6
    )
    assert "authorId Int" in book
    assert "books Book[]" in author


def test_files_that_are_not_wanted_count_but_stay():
    files = [
        Source("book.prisma", "model Book {\n  id Int @id\n  author Author\n}\n"),
        Source("author.prisma", "model Author {\n  id Int @id @db.Uuid\n}\n"),
    ]
    found = format_files(files, version=V7, wanted={"book.prisma"})
    assert list(found) == ["book.prisma"]
    assert "@db.Uuid" in found["book.prisma"]


class TestDoubtfulAdditions:
    """The official formatter adds what makes a mistake, too; then a check says so, and nothing more is added."""

    def test_a_field_whose_name_is_taken(self):
        check_completed(
            """
            model Book {
              id       Int    @id
              author   Author @relation(fields: [authorId], references: [id])
              authorId Int
            }

            model Author {
              id    Int @id
              books Int
            }
            """,
            """
            model Book {
              id       Int    @id
              author   Author @relation(fields: [authorId], references: [id])
              authorId Int
            }

            model Author {
              id    Int    @id
              books Int
              books Book[]
            }
            """,
        )

    def test_two_fields_of_one_name(self):
        check_completed(
            """
            model Book {
              id     Int    @id
              author Author @relation("wrote")
              editor Author @relation("edits")
            }

            model Author {
              id    Int    @id
              wrote Book[] @relation("wrote")
              edits Book[] @relation("edits")
            }
            """,
            """
            model Book {
              id       Int    @id
              author   Author @relation("wrote", fields: [authorId], references: [id])
              editor   Author @relation("edits", fields: [authorId], references: [id])
              authorId Int
              authorId Int
            }

            model Author {
              id    Int    @id
              wrote Book[] @relation("wrote")
              edits Book[] @relation("edits")
            }
            """,
        )

    def test_a_foreign_key_to_a_model_without_a_required_key(self):
        check_completed(
            """
            model Author {
              name  String? @unique
              books Book[]
            }

            model Book {
              id Int @id
            }
            """,
            """
            model Author {
              name  String? @unique
              books Book[]
            }

            model Book {
              id         Int     @id
              author     Author? @relation(fields: [authorName], references: [])
              authorName String?
            }
            """,
        )


class TestRelationsWithNames:
    """The other side is added without the name, so it still seems missing: it must not be added each time."""

    def test_the_side_with_the_key(self):
        check_completed(
            """
            model Author {
              id    Int    @id
              books Book[] @relation("wrote")
            }

            model Book {
              id Int @id
            }
            """,
            """
            model Author {
              id    Int    @id
              books Book[] @relation("wrote")
            }

            model Book {
              id       Int     @id
              author   Author? @relation(fields: [authorId], references: [id])
              authorId Int?
            }
            """,
        )

    @pytest.mark.parametrize(
        ("unique", "author"),
        [("@unique", ["id   Int   @id", "book Book?"]), ('@map("by")', ["id    Int    @id", "books Book[]"])],
    )
    def test_the_side_without_it(self, unique: str, author: list[str]):
        book = f"""
            model Book {{
              id       Int    @id
              author   Author @relation("wrote", fields: [authorId], references: [id])
              authorId Int    {unique}
            }}

            model Author {{
              """
        end = "\n            }"
        check_completed(book + author[0] + end, book + "\n              ".join(author) + end)

    def test_a_side_that_becomes_single_when_its_key_is_added(self):
        check_completed(
            """
            model Book {
              id       Int    @id
              author   Author @relation("wrote")
              authorId Int    @unique
            }

            model Author {
              id Int @id
            }
            """,
            """
            model Book {
              id       Int    @id
              author   Author @relation("wrote", fields: [authorId], references: [id])
              authorId Int    @unique
            }

            model Author {
              id    Int    @id
              books Book[]
            }
            """,
        )

    def test_a_field_of_another_name_is_no_such_side(self):
        check_completed(
            """
            model Book {
              id       Int    @id
              writer   Author @relation("wrote", fields: [writerId], references: [id])
              writerId Int
            }

            model Author {
              id    Int    @id
              wrote Book[]
            }
            """,
            """
            model Book {
              id       Int     @id
              writer   Author  @relation("wrote", fields: [writerId], references: [id])
              writerId Int
              author   Author? @relation(fields: [authorId], references: [id])
              authorId Int?
            }

            model Author {
              id    Int    @id
              wrote Book[]
              books Book[]
            }
            """,
        )


class TestSoundness:
    """Only where names, types and attributes mean something, it is clear what a schema lacks."""

    LACKING = "model Book {\n  id Int @id\n  author Author\n}\nmodel Author {\n  id Int @id\n}\n"

    def is_completed(self, more: str, version: Version = V7) -> bool:
        in_one = "authorId" in formatted(self.LACKING + more, version=version)[0]
        in_two = "authorId" in formatted(self.LACKING, more, version=version)[0]
        assert in_one is in_two
        return in_one

    @pytest.mark.parametrize("version", VERSIONS)
    @pytest.mark.parametrize(
        "mistake",
        [
            "lost words\n",
            "model A {\n  id Int @id\n  oops\n}\n",
            "model A {\n  id Int @id\n  b  Nothing\n}\n",
            "model A {\n  id Int @id\n  id Int\n}\n",
            "model A {\n  id Int @id @wrong\n}\n",
            "model A {\n  id Int @id @default(true)\n}\n",
            'model A {\n  id Int @id\n  @@index(["id"])\n}\n',
            "model A {\n  id Int @id\n  @@index([nothing])\n}\n",
            "enum E {\n}\n",
            'datasource db {\n  provider = "postgresql"\n  provider = "mysql"\n}\n',
        ],
    )
    def test_mistakes_of_names_types_and_attributes_prevent_it(self, mistake: str, version: Version):
        assert not self.is_completed(mistake, version)

    @pytest.mark.parametrize("version", VERSIONS)
    @pytest.mark.parametrize(
        "mistake",
        [
            'datasource db {\n  provider = "nothing"\n  wrong = 1\n}\n',
            'datasource db {\n  provider = ["postgresql"]\n}\n',
            "generator g {\n}\n",
            "model A {\n  a String\n}\n",
            "model A {\n  id Int @id @default(nothing())\n}\n",
            "model A {\n  id Int @id @db.Nothing\n}\n",
            "view V {\n  id Int @unique\n}\n",
        ],
    )
    def test_mistakes_of_settings_and_databases_do_not(self, mistake: str, version: Version):
        assert self.is_completed(mistake, version)

    @pytest.mark.parametrize("line", ["b Int!", "b: Int", 'b Int @map("c",)', "b [Int]"])
    def test_what_laying_out_mends_is_no_mistake(self, line: str):
        assert self.is_completed(f"model A {{\n  id Int @id\n  {line}\n}}\n")

    def test_what_counts_in_a_datasource_counts_everywhere(self):
        assert not [rule.code for rule in RULES if rule.is_early_in_configs and not rule.is_early]


def test_completing_can_be_left_out():
    text = "model Book {\n  id Int @id\n  author Author\n}\n\nmodel Author {\n  id Int @id\n}\n"
    assert "@relation" in schema_ls.format(text)
    assert schema_ls.format(text, layout_only=True) == text.replace("id Int @id\n  a", "id     Int    @id\n  a")
