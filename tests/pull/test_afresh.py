"""A schema written anew: the order is the database's, names, docs and settings are those of the files."""

from __future__ import annotations

from textwrap import dedent

from schema_ls.pull import pull_catalog
from schema_ls.pull.catalog import Catalog, Column, EnumType, Name
from schema_ls.spec.versions import Version
from tests.pull.test_merge import INT, TEXT, catalog, table

V6 = Version(6, 19)


def check_afresh(before: str, wanted: Catalog, after: str) -> None:
    """Write anew; then again what came out, which must stay."""
    files = [("schema.prisma", dedent(before).lstrip())]
    for _ in range(2):
        files = [*pull_catalog(wanted, files, V6, afresh=True).files]
        assert files == [("schema.prisma", dedent(after).lstrip())]


def test_settings_docs_and_names_stay_and_comments_go() -> None:
    check_afresh(
        """
        // mine
        datasource pg {
          url      = env("URL") // secret
          // which one
          provider = "postgresql"
          schemas  = ["public", "auth"]
        }

        /// who
        model User {
          n  String? /// behind
          /// above
          id Int     @id // key

          @@map("users")
          @@schema("public")
        }

        generator js {
            provider = "x"
        }
        """,
        catalog(table("users", Column("n", TEXT, True))),
        """
        generator js {
          provider = "x"
        }

        datasource pg {
          url      = env("URL")
          provider = "postgresql"
          schemas  = ["auth", "public"]
        }

        /// who
        model User {
          /// above
          id Int     @id
          /// behind
          n  String?

          @@map("users")
          @@schema("public")
        }
        """,
    )


def test_known_blocks_come_first_in_their_order_then_new_ones_by_name() -> None:
    tables = [table(name) for name in ("a", "b", "c", "d")]
    enums = tuple(EnumType(Name("public", name), ("X", "Y")) for name in ("e", "f"))
    check_afresh(
        """
        enum f {
          Y
          /// last
          X
        }

        model d {
          id Int @id
        }

        model b {
          id Int @id
        }

        datasource db {
          provider = "postgresql"
        }
        """,
        catalog(*tables, enums=enums),
        """
        datasource db {
          provider = "postgresql"
        }

        model d {
          id Int @id
        }

        model b {
          id Int @id
        }

        model a {
          id Int @id
        }

        model c {
          id Int @id
        }

        enum f {
          /// last
          X
          Y
        }

        enum e {
          X
          Y
        }
        """,
    )


def test_what_pull_knows_nothing_of_stands_at_the_end() -> None:
    wanted = catalog(table("a", Column("n", INT, True)))
    check_afresh(
        """
        other thing {
          x = 1
        }

        model a {
          id Int @id
        }
        """,
        wanted,
        """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model a {
          id Int  @id
          n  Int?
        }

        other thing {
          x = 1
        }
        """,
    )


def test_all_lines_end_as_those_of_the_files() -> None:
    before = """
        generator js {
          provider = "x" // which?
        }

        datasource db {
          provider = "postgresql"
        }

        /// who
        model a {
          id Int @id
        }

        other thing {
          x = 1
        }
    """
    files = [("schema.prisma", dedent(before).lstrip().replace("\n", "\r\n"))]
    ((_, text),) = pull_catalog(catalog(table("a"), table("b")), files, V6, afresh=True).files
    assert text.count("\r\n") == text.count("\n") == 20
