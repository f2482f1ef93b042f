"""Selections, names that change together, lenses, links, and search by name."""

from __future__ import annotations

from editor_doors import check_found, check_lenses, check_linked, check_links, check_selections

NAMED = """
model User {
  id     Int    @id
  edited Post[] @relation("edited")
  read   Post[] @relation(name: "read")
}

model Post {
  id       Int  @id
  editorId Int
  editor   User @relation("edited", fields: [editorId], references: [id])
  reader   User @relation("read")
}
"""


def test_a_selection_grows_from_the_word_to_the_file() -> None:
    check_selections(
        """
        enum E {
          X
        }

        /// Text.
        model A {
          b B @relation(fields: [on<|>e, two], references: [id]) // why
        }
        """,
        """
        one
        one, two
        [one, two]
        fields: [one, two]
        fields: [one, two], references: [id]
        @relation(fields: [one, two], references: [id])
        b B @relation(fields: [one, two], references: [id]) // why
        model A { ...
        /// Text. ...
        enum E { ...
        """,
    )


def test_a_selection_in_a_text_leaves_the_quotes_out_first() -> None:
    check_selections(
        'datasource db {\n  url = env("U<|>RL")\n}\n',
        'URL\n"URL"\nenv("URL")\nurl = env("URL")\ndatasource db { ...\n',
    )


def test_both_sides_of_a_relation_change_together() -> None:
    check_linked(NAMED.replace('"edited")', '"edi<|>ted")'), "3:28 edited\n10:28 edited")
    check_linked(NAMED.replace('User @relation("read"', 'User @relation("read<|>"'), "4:34 read\n11:28 read")


def test_a_lone_side_and_other_words_change_alone() -> None:
    check_linked(NAMED.replace('"edited")', '"alo<|>ne")'), "")
    check_linked(NAMED.replace("editorId Int", "edi<|>torId Int"), "")


def test_a_side_whose_model_has_no_name_is_not_half_changed() -> None:
    check_linked('model {\n  writer User @relation("aut<|>hor")\n}\n\nmodel User {\n  id Int @id\n}\n', "")


def test_a_side_in_another_file_is_not_half_changed() -> None:
    user, post = NAMED.replace('"edited")', '"ed<|>ited")').split("\n\n")
    check_linked(f"//- a.prisma{user}\n//- b.prisma\n{post}", "")


def test_how_often_a_type_is_used() -> None:
    check_lenses(
        "model A {\n  b B\n  c B[]\n  e E\n}\n\nmodel B {\n}\n\nenum E {\n  X\n}\n",
        "1:7 A no references\n7:7 B 2 references\n10:6 E 1 reference",
    )


def test_links_in_comments_and_settings() -> None:
    check_links(
        """
        // See https://example.com/a(b)?c=d.
        generator client {
          provider = "prisma-client" // https://example.com
          output   = "../made"
        }

        datasource db {
          provider = "sqlite"
          url      = "file:./dev.db?mode=rw"
        }

        model A {
          x String @default("https://example.com")
        }
        """,
        """
        1:8 https://example.com/a(b)?c=d -> https://example.com/a(b)?c=d
        3:33 https://example.com -> https://example.com
        4:15 ../made -> ../made
        9:15 file:./dev.db?mode=rw -> ./dev.db
        """,
    )


def test_names_are_found_by_some_of_their_letters() -> None:
    check_found(
        NAMED,
        "ed",
        """
        3:3 edited field User
        9:3 editorId field Post
        10:3 editor field Post
        4:3 read field User
        11:3 reader field Post
        """,
    )
    check_found(NAMED, "us", "1:7 User model")
    check_found(NAMED, "post.id", "8:3 id field Post\n9:3 editorId field Post")


def test_names_are_found_in_all_files() -> None:
    check_found(
        "//- a.prisma\nmodel A {\n}\n//- b.prisma\nenum A2 {\n  X\n}\n",
        "a",
        "a.prisma:1:7 A model\nb.prisma:1:6 A2 enum",
    )
