"""Fixes as edits: they write as the file around them is written."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from tests.support.findings import fixed, schema_of


def _mended(text: str, code: str) -> str:
    """The text after the first fix of the only finding of a code."""
    schema = schema_of({"a.prisma": text})
    (located,) = [one for one in check(schema) if one.finding.code == code]
    return str(fixed(schema, located, located.finding.fixes[0]).files[0].tree)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (
            "block-not-closed",
            "model A {\n  id Int @id\n\nmodel B {\n  id Int @id\n}\n",
            "model A {\n  id Int @id\n\n}\n\nmodel B {\n  id Int @id\n}\n",
        ),
        ("block-not-closed", "model A {\n  id Int @id\n", "model A {\n  id Int @id\n}\n"),
        ("block-not-closed", "model A {\n  id Int @id", "model A {\n  id Int @id\n}\n"),
    ],
)
def test_new_lines_end_as_those_of_the_file(code: str, before: str, after: str, end: str):
    assert _mended(before.replace("\n", end), code) == after.replace("\n", end)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        (
            "relation-opposite-missing",
            "model A {\n  id Int @id /* goes\n  on */\n}\n\n"
            "model B {\n  id  Int @id\n  aId Int\n  a   A   @relation(fields: [aId], references: [id])\n}\n",
            "model A {\n  id Int @id /* goes\n  on */\n  bs B[]\n}\n\n"
            "model B {\n  id  Int @id\n  aId Int\n  a   A   @relation(fields: [aId], references: [id])\n}\n",
        ),
        (
            "datasource-url-removed",
            'datasource db {\n  provider = "mysql"\n  url = env("A") /* goes\n  on */\n}\n',
            'datasource db {\n  provider = "mysql"\n  /* goes\n  on */\n}\n',
        ),
    ],
)
def test_comments_over_lines_stay_whole(code: str, before: str, after: str):
    assert _mended(before, code) == after


def _titles(text: str, code: str) -> list[str]:
    schema = schema_of({"a.prisma": text})
    (located,) = [one for one in check(schema) if one.finding.code == code]
    return [fix.title for fix in located.finding.fixes]


@pytest.mark.parametrize(
    ("field", "titles"),
    [
        ("kind Kind", ["Create model `Kind`", "Create enum `Kind`"]),
        ("kind Kind @default(SMALL)", ["Create enum `Kind`"]),
        ("kindId Int\n  kind Kind @relation(fields: [kindId], references: [id])", ["Create model `Kind`"]),
    ],
)
def test_what_is_created_for_an_unknown_type_is_what_its_field_can_lead_to(field: str, titles: list[str]):
    assert _titles(f"model A {{\n  id Int @id\n  {field}\n}}\n", "type-unknown") == titles


def test_no_block_is_created_behind_one_without_an_end():
    assert _titles("model A {\n  id Int @id\n  kind Kind\n\nmodel B {\n  key Int @id\n}\n", "type-unknown") == []
