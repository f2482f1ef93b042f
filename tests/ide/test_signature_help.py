"""What attributes and functions take."""

from __future__ import annotations

import pytest
from editor_doors import check_signature

RELATION = '@relation(%s, fields: [...], references: [...], onDelete: Action, onUpdate: Action, map: "...")'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("b B @relation(<|>)", RELATION % '<"...">'),
        ('b B @relation("<|>', RELATION % '<"...">'),
        ("b B @relation(fields: [<|>])", (RELATION % '"..."').replace("fields: [...]", "<fields: [...]>")),
        ("b B @relation(fields: [x], <|>)", RELATION % '"..."'),
        ("b B @relation(onDelete: Cas<|>)", (RELATION % '"..."').replace("onDelete: Action", "<onDelete: Action>")),
        ("b B @relation(onDel<|>ete: Cascade)", (RELATION % '"..."').replace("onDelete: Action", "<onDelete: Action>")),
        ("x Decimal @db.Decimal(10, <|>)", "@db.Decimal(precision, <scale>)"),
        ("x String @db.VarChar(<|>", "@db.VarChar(<length>)"),
        ("x String @default(uuid(<|>))", "uuid(<1>)"),
        ('x String @default(dbgenerated("<|>"))', 'dbgenerated(<"...">)'),
        ("x String @default(<|>)", "@default(<value>)"),
        ("@@index([x(<|>)])", "x(<sort: Desc>, ops: Class)".replace("<", "").replace(">", "")),
        ("@@index([x(sort: <|>)])", "x(<sort: Desc>, ops: Class)"),
        ("@@index([<|>])", '@@index(<[...]>, map: "...", type: Type)'),
    ],
)
def test_what_is_taken_and_what_is_being_written(line: str, expected: str) -> None:
    check_signature(f"model A {{\n  id Int @id\n  {line}\n}}\n", expected)


def test_named_arguments_of_a_function() -> None:
    check_signature(
        "model A {\n  id Int @id @default(sequence(start: 1, cache: <|>))\n}\n",
        "sequence(virtual: true, <cache: 1>, increment: 1, minValue: 1, maxValue: 1, start: 1)",
        provider="cockroachdb",
    )


def test_only_what_the_database_has() -> None:
    text = "model A {\n  x String\n  @@index([x(<|>)])\n}\n"
    check_signature(text, "x(length: 1, sort: Desc)", provider="mysql")
    check_signature(text.replace("x(<|>)", "x<|>"), '@@index(<[...]>, map: "...")', provider="mysql")


def test_functions_in_settings() -> None:
    check_signature("datasource db {\n  url = env(<|>)\n}\n", 'env(<"...">)')


@pytest.mark.parametrize(
    "line", ["x Int @id <|>", "x Int // @default(<|>", "x Int @unknown(<|>)", "x <|>Int @default(1)"]
)
def test_nothing_elsewhere(line: str) -> None:
    check_signature(f"model A {{\n  {line}\n}}\n", "(nothing)")
