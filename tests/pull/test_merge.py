"""Merging into existing files, without a database: what changes, and what must not."""

from __future__ import annotations

from textwrap import dedent

import pytest

from schema_ls.base.errors import DatabaseError, FileError
from schema_ls.pull import pull_catalog, pull_schema
from schema_ls.pull.catalog import Catalog, Column, ColumnType, EnumType, Key, KeyColumn, Name, Table
from schema_ls.pull.merge import BlockChanges
from schema_ls.pull.settings import Settings
from schema_ls.spec.provider import NativeUse
from schema_ls.spec.versions import Version

INT = ColumnType("int4", "Int", NativeUse("Integer"))
TEXT = ColumnType("text", "String", NativeUse("Text"))
V6, V7 = Version(6, 19), Version(7, 4)


def table(name: str, *columns: Column) -> Table:
    """A table with `id` as primary key and other columns."""
    key = Key(f"{name}_pkey", (KeyColumn("id"),), is_primary=True, is_unique=True)
    return Table(Name("public", name), (Column("id", INT, False), *columns), keys=(key,))


def catalog(*tables: Table, enums: tuple[EnumType, ...] = ()) -> Catalog:
    return Catalog(("public",), tables, enums)


def check_merge(before: str, wanted: Catalog, after: str) -> None:
    """Pull into one file; then again, which must change nothing."""
    files = (("schema.prisma", dedent(before).lstrip()),)
    result = pull_catalog(wanted, files)
    assert result.files == (("schema.prisma", dedent(after).lstrip()),)
    assert not pull_catalog(wanted, result.files).changed


def test_nothing_changes_where_everything_is_said() -> None:
    text = """
        // head


        model   a   {
              id Int @id   // the key
           n   String?@db.Text
        }
        // tail"""
    check_merge(text, catalog(table("a", Column("n", TEXT, True))), text)


def test_a_new_column_follows_the_one_before_it_in_the_table() -> None:
    check_merge(
        """
        model a {
          // first
          n  String? // name
          id Int     @id
        }
        """,
        catalog(table("a", Column("added", INT, False), Column("n", TEXT, True))),
        """
        model a {
          // first
          n     String? // name
          id    Int     @id
          added Int
        }
        """,
    )


def test_a_removed_block_takes_its_empty_line_along() -> None:
    check_merge(
        """
        model a {
          id Int @id
        }

        /// about b
        model b {
          id Int @id
        }

        // about c
        model c {
          id Int @id
        }

        model d {
          id Int @id
        }
        """,
        catalog(table("a"), table("c")),
        """
        model a {
          id Int @id
        }

        // about c
        model c {
          id Int @id
        }
        """,
    )


def test_new_blocks_stand_behind_others_of_their_kind() -> None:
    check_merge(
        """
        model m {
          id Int @id
        }

        enum E {
          a
        }

        // the end
        """,
        catalog(
            table("a"),
            table("m"),
            table("z"),
            enums=(EnumType(Name("public", "E"), ("a",)), EnumType(Name("public", "F"), ("b",))),
        ),
        """
        model m {
          id Int @id
        }

        model a {
          id Int @id
        }

        model z {
          id Int @id
        }

        enum E {
          a
        }

        enum F {
          b
        }

        // the end
        """,
    )


def test_a_key_written_for_the_whole_block_stays_there() -> None:
    text = """
        model a {
          id Int

          @@id([id]) // so we like it
        }
        """
    check_merge(text, catalog(table("a")), text)


def test_a_first_block_attribute_gets_an_empty_line() -> None:
    key = Key("by_both", (KeyColumn("id"), KeyColumn("n")))
    wanted = table("a", Column("n", INT, False))
    wanted = Table(wanted.name, wanted.columns, keys=(*wanted.keys, key))
    check_merge(
        """
        model a {
          id Int @id
          n  Int // last
        }
        """,
        catalog(wanted),
        """
        model a {
          id Int @id
          n  Int // last

          @@index([id, n], map: "by_both")
        }
        """,
    )


def test_line_ends_stay() -> None:
    before = "model a {\r\n  id Int @id\r\n}\r\n"
    result = pull_catalog(catalog(table("a", Column("n", INT, True)), table("b")), [("s.prisma", before)])
    assert result.files == (
        ("s.prisma", "model a {\r\n  id Int  @id\r\n  n  Int?\r\n}\r\n\r\nmodel b {\r\n  id Int @id\r\n}\r\n"),
    )


def test_new_blocks_of_several_files_go_to_one_of_their_own() -> None:
    files = [
        ("a.prisma", "model a {\n  id Int @id\n}\n"),
        ("main.prisma", 'datasource db {\n  provider = "postgresql"\n}\n'),
    ]
    result = pull_catalog(catalog(table("a"), table("b")), files)
    assert result.files == (*files, ("introspected.prisma", "model b {\n  id Int @id\n}\n"))
    assert not pull_catalog(catalog(table("a"), table("b")), result.files).changed


def test_what_became_of_the_blocks_is_told_by_file() -> None:
    files = (
        ("a.prisma", "model a {\n  id Int @id\n}\n\nmodel gone {\n  id Int @id\n}\n\nenum none {\n  x\n}\n"),
        ("b.prisma", "// ours\nmodel b {\n  id Int @id\n}\n"),
    )
    wanted = catalog(table("a"), table("b", Column("n", TEXT, True)), table("new"))
    assert pull_catalog(wanted, files).changes == {
        "a.prisma": BlockChanges(removed=("model", "enum")),
        "b.prisma": BlockChanges(changed=("model",)),
        "introspected.prisma": BlockChanges(added=("model",)),
    }
    assert pull_catalog(wanted, ()).changes == {"schema.prisma": BlockChanges(added=("model",) * 3)}


def test_a_removed_block_of_several_files_leaves_the_file() -> None:
    files = [("a.prisma", "model a {\n  id Int @id\n}\n"), ("b.prisma", "model b {\n  id Int @id\n}\n")]
    result = pull_catalog(catalog(table("a")), files)
    assert result.files == (files[0], ("b.prisma", ""))
    assert result.removed == ("model b",)


@pytest.mark.parametrize(
    ("version", "datasource"),
    [
        (V6, 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n'),
        (V7, 'datasource db {\n  provider = "postgresql"\n}\n'),
    ],
)
def test_without_a_file_there_is_a_whole_new_one(version: Version, datasource: str) -> None:
    result = pull_catalog(catalog(table("a")), [], version)
    assert result.files == (("schema.prisma", datasource + "\nmodel a {\n  id Int @id\n}\n"),)
    assert result.changed


def test_a_file_that_cannot_be_read_is_not_touched() -> None:
    with pytest.raises(FileError) as caught:
        pull_schema("postgresql://h/db", [("s.prisma", "model a {\n  id Int @id\n  b Int @default(\n}\n")])
    assert caught.value.problem == "s.prisma:3: the line cannot be read, so nothing can be matched with it."


def test_an_empty_database_does_not_empty_the_schema() -> None:
    with pytest.raises(DatabaseError) as caught:
        pull_catalog(catalog(), [("s.prisma", "model a {\n  id Int @id\n}\n")])
    assert caught.value.problem == "There is nothing to pull: the database has no tables in schema `public`."


def test_patterns_that_fit_no_table_are_told() -> None:
    with pytest.raises(DatabaseError) as caught:
        pull_catalog(catalog(table("a")), [], settings=Settings(include=("b",)))
    assert caught.value.problem.endswith("`include` and `exclude` leave out every table in schema `public`.")


def test_another_provider_is_refused_before_anything_is_read() -> None:
    with pytest.raises(DatabaseError) as caught:
        pull_schema("mysql://h/db", [("s.prisma", 'datasource db {\n  provider = "mysql"\n}\n')])
    assert caught.value.problem == "The datasource names the provider `mysql`, which pull cannot read yet."


def test_comments_before_and_behind_a_changed_line_stay() -> None:
    check_merge(
        """
        model a {
          id Int @id
          /* why */ n Int @map("n") // end
          /* what */ m Int
        }
        """,
        catalog(table("a", Column("n", TEXT, True), Column("m", TEXT, True))),
        """
        model a {
          id Int @id
          /* why */ n String? @map("n") // end
          /* what */ m String?
        }
        """,
    )


def test_comments_within_a_changed_line_come_behind_it() -> None:
    check_merge(
        """
        model a {
          id Int @id
          n  Int /* why */ @map("n")
        }
        """,
        catalog(table("a", Column("n", TEXT, True))),
        """
        model a {
          id Int     @id
          n  String? @map("n") /* why */
        }
        """,
    )


def test_comments_over_lines_stay_whole() -> None:
    check_merge(
        """
        model a {
          id   Int @id /* the
           key */
          gone Int /* once
           there */
        }
        """,
        catalog(table("a", Column("n", TEXT, True))),
        """
        model a {
          id Int     @id /* the
           key */
          n  String?
          /**
           * once
           * there
           */
        }
        """,
    )


def test_what_is_gone_takes_all_its_documentation_along() -> None:
    check_merge(
        """
        model a {
          /// about gone
          // remark
          gone Int
          id   Int @id
        }
        """,
        catalog(table("a")),
        """
        model a {
          // remark
          id Int @id
        }
        """,
    )


def test_no_field_is_ignored_where_the_client_ignores_it_anyway() -> None:
    check_merge(
        """
        model a {
          id Int     @id
          n  String? @ignore // why
        }

        model b {
          id Int     @id
          p  String? @ignore
        }
        """,
        catalog(
            Table(Name("public", "a"), (Column("id", INT, False), Column("n", TEXT, True))),
            table("b", Column("p", ColumnType("point"), True)),
        ),
        """
        model a {
          id Int
          n  String? // why

          @@ignore
        }

        model b {
          id Int                   @id
          p  Unsupported("point")?
        }
        """,
    )
