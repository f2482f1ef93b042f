"""Arguments, defaults and native types: what of a field line is refused, and where exactly."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from schema_ls.checks.selection import VALIDATION
from tests.support.findings import schema_of


def refused(line: str, provider: str = "postgresql", version: str = "") -> list[tuple[str, str]]:
    """Code and marked text of each finding on one line of a model that is right apart from it."""
    text = f'model M {{\n  key String @id @map("_id")\n  {line}\n}}\n\nenum E {{\n  A\n  B\n}}\n'
    located = check(schema_of({"schema.prisma": text}, provider, version))
    spans = [(at.finding.code, at.finding.span) for at in located if at.finding.group == VALIDATION]
    row = text.split("\n")[2]
    return [(code, row[span.column : span.end_column]) for code, span in spans if span.row == 2]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("b Int @default(1)", []),
        ('b Int @default("1")', [("default-type-mismatch", '"1"')]),
        ("b Int @default(1.5)", [("default-parse", "1.5")]),
        ("b Int @default(9223372036854775808)", [("default-parse", "9223372036854775808")]),
        ("b BigInt @default(-9223372036854775808)", []),
        ("b Boolean @default(yes)", [("default-boolean", "yes")]),
        ('b DateTime @default("2030-02-30T00:00:00Z")', [("default-parse", '"2030-02-30T00:00:00Z"')]),
        ('b DateTime @default("2030-02-28T00:00:00+01:00")', []),
        ('b Json @default("{}")', []),
        ('b Json @default("{")', [("default-parse", '"{"')]),
        ('b Bytes @default("!!")', [("default-parse", '"!!"')]),
        ('b Decimal @default("1e5")', []),
        ("b E @default(A)", []),
        ("b E @default(C)", [("default-enum-value", "C")]),
        ('b E @default("A")', [("default-type-mismatch", '"A"')]),
        ("b E[] @default([A, C])", [("default-enum-value", "C")]),
        ("b Int[] @default(1)", [("default-list-expected", "1")]),
        ("b Int[] @default([[1]])", [("default-type-mismatch", "[1]")]),
        ("b String[] @default(cuid())", []),
        ("b String @default(cuid(3))", [("default-function-args", "cuid(3)")]),
        ("b String @default(nanoid(256))", [("default-function-args", "nanoid(256)")]),
        ('b String @default(dbgenerated(""))', [("default-function-args", 'dbgenerated("")')]),
        ("b Int @default(sequence())", [("default-function-unknown", "sequence()")]),
        ("b String @unique(sort: Up)", [("sort-invalid", "Up")]),
        ('b String @unique(map: "")', [("argument-empty-string", 'map: ""')]),
        ("b String @map(name)", [("value-type-mismatch", "name")]),
        ('b String @map("x", "y")', [("argument-multiple-unnamed", '"y"')]),
        ("b String @db.VarChar(x)", [("value-not-nonnegative-integer", "@db.VarChar(x)")]),
        ("b Decimal @db.Decimal(3)", [("value-not-nonnegative-integer", "@db.Decimal(3)")]),
        ("b Decimal @db.Decimal(3, 4)", [("native-type-scale", "@db.Decimal(3, 4)")]),
        ("b E @db.Text", [("attribute-unknown", "@db.Text")]),
        ('b Unsupported("Text")', [("unsupported-type-definition", "Unsupported")]),
        ('b Unsupported("text")', []),
    ],
)
def test_on_postgresql(line: str, expected: list[tuple[str, str]]):
    assert refused(line) == expected


@pytest.mark.parametrize(
    ("provider", "line", "expected"),
    [
        ("mysql", "b Int[]", [("list-unsupported", "Int")]),
        ("mysql", 'b Unsupported("x")[]', [("list-unsupported", "Unsupported")]),
        ("sqlite", "b String @db.Text", [("native-type-unknown", "db.Text")]),
        ("sqlserver", 'b Int @default(1, map: "one")', []),
        ("sqlserver", "b String @db.NVarChar(max)", []),
        ("sqlserver", "b String @db.NVarChar(long)", [("value-int-or-max", "@db.NVarChar(long)")]),
        ("mysql", 'b Int @default(1, map: "one")', [("default-name-unsupported", 'map: "one"')]),
        ("cockroachdb", "b Int @default(sequence(start: 1))", []),
        ("cockroachdb", 'b Int @default(sequence(virtual: "x"))', [("value-type-mismatch", '"x"')]),
        ("mongodb", "b Decimal", [("decimal-unsupported", "Decimal")]),
        ("oracle", "b Decimal[] @db.Anything", []),
        (None, "b String @db.Text", [("native-type-unknown", "db.Text")]),
    ],
)
def test_by_provider(provider: str | None, line: str, expected: list[tuple[str, str]]):
    assert refused(line, provider) == expected


@pytest.mark.parametrize(
    ("version", "line", "expected"),
    [
        ("5", "b String @default(cuid(2))", [("default-function-no-args", "cuid(2)")]),
        ("6", "b String @default(cuid(2))", []),
        ("5", "b String @default(ulid())", [("default-function-unknown", "ulid()")]),
        ("6", "b String @default(ulid())", []),
        ("5", "b String @shardKey", [("attribute-unknown", "@shardKey")]),
    ],
)
def test_by_version(version: str, line: str, expected: list[tuple[str, str]]):
    assert refused(line, version=version) == expected


def test_an_enum_without_values_has_none():
    text = "model A {\n  id Int @id\n  e E @default(X)\n}\nenum E {\n}\n"
    messages = [at.finding.message for at in check(schema_of({"a.prisma": text}))]
    assert "Enum `E` has no value `X`. It has none." in messages
