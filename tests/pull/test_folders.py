"""A schema of several files: which file gets what, and what the files have of their own stays."""

from __future__ import annotations

import pytest

from schema_ls.pull import Settings, pull_catalog
from schema_ls.pull.catalog import Catalog, Column, ColumnType, EnumType, Key, KeyColumn, Name, Table
from tests.pull.test_merge import INT, TEXT, catalog, table

MARK = "\ufeff"
MAIN = 'datasource db {\n  provider = "postgresql"\n}\n'


def model(name: str) -> str:
    return f"model {name} {{\n  id Int @id\n}}\n"


def with_enum(name: str, enum: str) -> Table:
    """A table with a column of an enum."""
    return table(name, Column("e", ColumnType(enum, enum=Name("public", enum)), True))


def enums(*names: str) -> tuple[EnumType, ...]:
    return tuple(EnumType(Name("public", name), ("x",)) for name in names)


def check_folder(before: dict[str, str], wanted: Catalog, changed: dict[str, str], *files: tuple[str, str]) -> None:
    """Pull into files, of which some become others and all else stay; then again, which must change nothing. `files`
    are those of the settings for new tables.
    """
    result = pull_catalog(wanted, tuple(before.items()), settings=Settings(files=files))
    assert dict(result.files) == before | changed
    assert not pull_catalog(wanted, result.files).changed


def test_new_files_stand_in_the_folder_of_all_not_in_that_of_the_first() -> None:
    check_folder(
        {"s/audit/log.prisma": model("log"), "s/main.prisma": MAIN},
        catalog(table("log"), table("lonely"), table("named")),
        {"s/introspected.prisma": model("lonely"), "s/x/named.prisma": model("named")},
        ("named", "x/named.prisma"),
    )
    check_folder(
        {r"C:\s\audit\log.prisma": model("log"), r"C:\s\main.prisma": MAIN},
        catalog(table("log"), table("lonely"), table("named")),
        {r"C:\s\introspected.prisma": model("lonely"), r"C:\s\x\named.prisma": model("named")},
        ("named", "x/named.prisma"),
    )
    check_folder(
        {"audit/log.prisma": model("log"), "main.prisma": MAIN},
        catalog(table("log"), table("lonely")),
        {"introspected.prisma": model("lonely")},
    )


def test_a_new_enum_goes_to_the_file_where_all_enums_stand_apart_from_models() -> None:
    old, new = "enum old {\n  x\n}\n", "enum fresh {\n  x\n}\n"
    using = "model a {\n  id Int  @id\n  e  old?\n}\n"
    added = "model b {\n  id Int    @id\n  e  fresh?\n}\n"
    wanted = catalog(with_enum("a", "old"), with_enum("b", "fresh"), enums=enums("old", "fresh"))
    check_folder(
        {"a.prisma": using, "b.prisma": model("b"), "enums.prisma": old},
        wanted,
        {"b.prisma": added, "enums.prisma": f"{old}\n{new}"},
    )
    check_folder({"a.prisma": f"{using}\n{old}", "b.prisma": model("b")}, wanted, {"b.prisma": f"{added}\n{new}"})
    check_folder(
        {"a.prisma": using, "enums.prisma": old},
        catalog(with_enum("a", "old"), enums=enums("old", "fresh")),
        {"enums.prisma": f"{old}\n{new}"},
    )


def test_a_new_file_has_the_line_ends_of_the_others() -> None:
    check_folder(
        {"a.prisma": model("a").replace("\n", "\r\n"), "empty.prisma": "", "main.prisma": MAIN.replace("\n", "\r\n")},
        catalog(table("a"), table("b"), table("c")),
        {
            name: model(each).replace("\n", "\r\n")
            for name, each in (("introspected.prisma", "b"), ("empty.prisma", "c"))
        },
        ("c", "empty.prisma"),
    )


@pytest.mark.parametrize("gone", ["model gone {\n  id Int @id\n}\n\n", ""])
def test_a_byte_order_mark_stays_at_the_start(gone: str) -> None:
    laid_out = "model a {\n  id    Int     @id\n  title String?\n}\n"
    check_folder(
        {"a.prisma": MARK + gone + model("a"), "main.prisma": MAIN},
        catalog(table("a", Column("title", TEXT, True))),
        {"a.prisma": MARK + laid_out},
    )


def test_nothing_stands_between_a_byte_order_mark_and_a_first_block() -> None:
    check_folder(
        {"a.prisma": MARK, "main.prisma": MAIN}, catalog(table("a")), {"a.prisma": MARK + model("a")}, ("*", "a.prisma")
    )


def test_a_file_keeps_its_name_and_its_comments_when_nothing_else_is_left() -> None:
    check_folder(
        {
            "a.prisma": f"// ours\n\n{model('gone')}\n",
            "b.prisma": model("away"),
            "c.prisma": model("c"),
            "d.prisma": "// no block\n",
        },
        catalog(table("c", Column("n", INT, False))),
        {"a.prisma": "// ours\n", "b.prisma": "", "c.prisma": "model c {\n  id Int @id\n  n  Int\n}\n"},
    )


def test_features_are_switched_on_in_a_file_with_a_byte_order_mark() -> None:
    made = table("a", Column("n", INT, False))
    part = Key("part", (KeyColumn("n"),), predicate="(n > 0)")
    generator = (
        'generator client {\n  provider        = "prisma-client"\n  output          = "x"\n  previewFeatures = []\n}\n'
    )
    result = pull_catalog(
        catalog(Table(made.name, made.columns, keys=(*made.keys, part))),
        [("g.prisma", MARK + generator), ("main.prisma", MAIN)],
    )
    assert result.files[0][1] == MARK + generator.replace("[]", '["partialIndexes"]')
