"""Blocks and members, and what folds."""

from __future__ import annotations

from editor_doors import check_faded, check_folds, check_outline


def test_blocks_with_their_members() -> None:
    check_outline(
        """
        datasource db {
          provider = "sqlite"
        }

        model User {
          id   Int     @id
          name String?

          @@map("users")
        }

        enum Role { // kinds
          ADMIN @map("admin")
        }
        """,
        """
        datasource db
          setting provider "sqlite"
        model User users
          field id Int
          field name String?
          attribute @@map ("users")
        enum Role
          value ADMIN admin
        """,
    )


def test_a_broken_block_leaves_the_others_alone() -> None:
    check_outline(
        "model A {\n  x ((\n  y Int\n\nmodel B {\n  z Int\n}\n",
        """
        model A
          field x
          field y Int
        model B
          field z Int
        """,
    )


def test_a_block_without_a_name_is_left_out() -> None:
    check_outline("model {\n}\n\nenum E {\n}\n", "enum E")


def test_heads_however_they_are_written() -> None:
    check_outline(
        "model User { // people\n}\nenum Role{\n}\n  model   Post   {\n  }\nmodelling A {\n}\nenumerate {\n}\n",
        "model User\nenum Role\nmodel Post",
    )


def test_blocks_comments_and_regions_fold() -> None:
    check_folds(
        """
        // one
        // two

        // #region people
        model A {
          id Int
        }
        // #endregion
        """,
        """
        1-2 comment
        4-8 region
        5-6
        """,
    )


def test_what_the_client_ignores_is_faded() -> None:
    check_faded(
        """
        model A {
          id Int @id
          x  Int @ignore
        }

        model B {
          id Int @ignore

          @@ignore
        }
        """,
        """
        3-3 `A.x` is ignored: the client does without it.
        6-10 `B` is ignored: the client does without it.
        7-7 `B.id` is ignored: the client does without it.
        """,
    )
