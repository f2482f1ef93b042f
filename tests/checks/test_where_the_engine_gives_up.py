"""Input that the official engine breaks down at, or that says nothing it knows: we answer, with one finding."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from schema_ls.checks.selection import VALIDATION
from tests.support.findings import schema_of


def _found(text: str, version: str = "") -> list[tuple[int, str]]:
    located = check(schema_of({"a.prisma": text}, version=version))
    return [(at.place.row + at.finding.span.row, at.finding.code) for at in located if at.finding.group == VALIDATION]


@pytest.mark.parametrize("version", ["5", "6", "7"])
@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("id String @id @default(nanoid(256))", (1, "default-function-args")),
        ("id String @id @default(uuid(256))", (1, "default-function-args")),
        ('id String @id\n  @@index([id(ops: other("x"))])', (2, "ops-invalid")),
    ],
)
def test_what_the_engine_panics_at_is_a_finding(members: str, expected: tuple[int, str], version: str):
    assert _found(f"model A {{\n  {members}\n}}\n", version) == [expected]


@pytest.mark.parametrize("version", ["6", "7"])
def test_under_an_unknown_provider_nothing_is_said_about_databases(version: str):
    url = '  url = env("URL")\n' if version == "6" else ""
    text = (
        f'datasource db {{\n  provider = "oracle"\n{url}}}\n'
        "model A {\n  id String @id @db.RowId\n  names String[]\n  data Json\n}\n"
    )
    assert _found(text, version) == [(1, "provider-unknown")]
    broken = text.replace("Json", "Jsn")
    assert [code for _, code in _found(broken, version)] == ["provider-unknown", "type-unknown"]
