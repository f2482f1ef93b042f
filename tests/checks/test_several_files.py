"""Several files are one schema: what one says holds in all, and each finding is in the file that it is about."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from schema_ls.checks.selection import VALIDATION
from tests.support.findings import schema_of

_DATASOURCE = 'datasource db {\n  provider = "mysql"\n}\n'


def _found(files: dict[str, str]) -> list[tuple[str, int, str]]:
    schema = schema_of(files)
    located = [at for at in check(schema) if at.finding.group == VALIDATION]
    return [(schema.files[at.place.file].name, at.place.row + at.finding.span.row, at.finding.code) for at in located]


def test_a_second_datasource_is_found_in_whatever_file_it_stands():
    """The official engine counts the datasources of one file only."""
    other = 'datasource other {\n  provider = "mysql"\n}\n'
    assert _found({"a.prisma": _DATASOURCE, "b.prisma": other}) == [
        ("a.prisma", 0, "multiple-datasources"),
        ("b.prisma", 0, "multiple-datasources"),
    ]


def test_a_preview_feature_holds_in_all_files():
    """The official engine looks for some of them in the file of the datasource only."""
    generator = (
        'generator client {\n  provider = "prisma-client"\n  output = "../client"\n  previewFeatures = ["views"]\n}\n'
    )
    view = "view Report {\n  id Int @unique\n}\n"
    assert _found({"a.prisma": _DATASOURCE, "b.prisma": view}) == [("b.prisma", 0, "view-needs-preview")]
    assert _found({"a.prisma": _DATASOURCE, "b.prisma": view, "c.prisma": generator}) == []


def test_the_datasource_of_one_file_judges_the_others():
    model = "model Post {\n  id Int @id\n  tags String[]\n}\n"
    assert _found({"a.prisma": model, "z.prisma": _DATASOURCE}) == [("a.prisma", 2, "list-unsupported")]


@pytest.mark.parametrize("keyword", ["model", "enum", "type", "view"])
def test_a_name_that_another_file_has_already_is_found_in_the_later_one(keyword: str):
    member = "ONE" if keyword == "enum" else "id Int @id"
    files = {"a.prisma": "model Post {\n  id Int @id\n}\n", "b.prisma": f"\n{keyword} Post {{\n  {member}\n}}\n"}
    assert ("b.prisma", 1, "duplicate-block-name") in _found(files)


def test_models_of_two_files_are_the_same_table():
    files = {
        "a.prisma": 'model Post {\n  id Int @id\n\n  @@map("posts")\n}\n',
        "b.prisma": 'model Entry {\n  id Int @id\n\n  @@map("posts")\n}\n',
    }
    assert _found(files) == [("b.prisma", 3, "duplicate-map-model")]


def test_the_names_of_constraints_differ_across_files():
    text = 'model {} {{\n  id   Int @id\n  name Int\n\n  @@index([name], map: "names")\n}}\n'
    files = {"a.prisma": text.format("Post"), "b.prisma": text.format("Entry")}
    assert _found(files) == [("a.prisma", 4, "constraint-name-clash"), ("b.prisma", 4, "constraint-name-clash")]


def test_sides_of_a_relation_stand_in_two_files():
    user = "model User {\n  id    Int    @id\n  posts Post[]\n}\n"
    post = "model Post {\n  id   Int  @id\n  key  Int\n  user User @relation(fields: [key], references: [id])\n}\n"
    assert _found({"a.prisma": user, "b.prisma": post}) == []
    assert _found({"a.prisma": user.replace("  posts Post[]\n", ""), "b.prisma": post}) == [
        ("b.prisma", 3, "relation-opposite-missing")
    ]


def test_a_brace_that_one_file_lacks_hides_nothing_of_the_next():
    files = {"a.prisma": "model User {\n  id Int @id\n", "b.prisma": "model Post {\n  id Int @id\n}\n"}
    assert _found(files) == [("a.prisma", 0, "block-not-closed")]


def test_a_datasource_that_cannot_be_read_is_told_in_its_own_file_alone():
    model = "model Post {\n  id Int @id\n  name String @db.VarChar(80)\n}\n"
    files = {"a.prisma": model, "b.prisma": 'datasource db\n  provider = "mysql"\n}\n'}
    assert _found(files) == [("b.prisma", 0, "invalid-top-level-line")]
