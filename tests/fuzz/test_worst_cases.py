"""Work grows with the size of a schema, not with its square, however odd the schema is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

import schema_ls
from tests.fuzz.work import growth

LINEAR = 2.6
"""What doubling may cost: more than twice, for what is sorted and tables that grow, and clearly less than four times."""
POSTGRESQL = 'datasource db {\n  provider = "postgresql"\n}\n'
MONGODB = POSTGRESQL.replace("postgresql", "mongodb")
SQL_SERVER = POSTGRESQL.replace("postgresql", "sqlserver")

Make = Callable[[int], str]


def _lines(count: int, line: str) -> str:
    return "".join(line.replace("#", str(number)) for number in range(count))


def model(*parts: str, name: str = "M") -> str:
    return f"model {name} {{\n  id Int @id\n{''.join(parts)}}}\n"


def _listed(count: int, name: str = "f#") -> str:
    return ", ".join(name.replace("#", str(number)) for number in range(count))


def _circle(count: int) -> Iterable[str]:
    for number in range(count):
        yield model(
            f"  next M{(number + 1) % count} @relation(fields: [key], references: [id], onDelete: Cascade)\n  key Int\n",
            f"  before M{(number - 1) % count}[]\n",
            name=f"M{number}",
        )


def _types(count: int, last: int) -> Iterable[str]:
    for number in range(count):
        yield f"type T{number} {{\n  of T{(number + 1) % last}\n}}\n"


CHECKED: dict[str, Make] = {
    "fields": lambda n: model(_lines(n, "  f# Int\n")),
    "one field many times": lambda n: model("  f Int\n" * n),
    "fields of unknown types": lambda n: model(_lines(n, "  f# Lost#\n")),
    "fields with one column": lambda n: model(_lines(n, '  f# Int @map("c")\n')),
    "an attribute many times": lambda n: model(f"  f Int {'@unique ' * n}\n"),
    "unknown arguments": lambda n: model(f"  @@index({_listed(n, 'a#: 1')})\n"),
    "an index of each field": lambda n: model(_lines(n, "  f# Int\n  @@index([f#])\n")),
    "the same index": lambda n: model("  f Int\n", "  @@index([f])\n" * n),
    "indexes that begin alike": lambda n: model(_lines(n, "  f# Int\n  @@index([id, f#])\n")),
    "uniques that begin alike": lambda n: model(_lines(n, "  f# Int @unique\n  @@unique([id, f#])\n")),
    "models of one name": lambda n: model() * n,
    "models of one table": lambda n: _lines(n, model('  @@map("t")\n', name="M#")),
    "constraints of one name": lambda n: _lines(n, model('  @@index([id], map: "i")\n', name="M#")),
    "models around one": lambda n: (
        model(_lines(n, "  f# M#[]\n"), name="Hub")
        + _lines(n, model("  hub Hub @relation(fields: [key], references: [id])\n  key Int\n", name="M#"))
    ),
    "relations of a model with itself": lambda n: model(
        _lines(n, '  a# M[] @relation("r#")\n  b# M @relation("r#", fields: [k#], references: [id])\n  k# Int\n')
    ),
    "relations that cannot be told apart": lambda n: (
        model(_lines(n, "  b# B[]\n"), name="A")
        + model(_lines(n, "  a# A @relation(fields: [k#], references: [id])\n  k# Int\n"), name="B")
    ),
    "lists that lead to each other": lambda n: (
        model(_lines(n, "  b# B[]\n"), name="A") + model(_lines(n, "  a# A[]\n"), name="B")
    ),
    "relations without another side": lambda n: (
        model(name="A")
        + model(_lines(n, '  a# A @relation("r#", fields: [k#], references: [id])\n  k# Int\n'), name="B")
    ),
    "a circle of relations": lambda n: "".join(_circle(n)),
    "enums": lambda n: _lines(n, "enum E# {\n  A\n}\n") + model(_lines(n, "  f# E#\n")),
    "values of an enum": lambda n: (
        "enum E {\n" + _lines(n, "  V#\n") + "}\n" + model(_lines(n, "  f# E @default(V#)\n"))
    ),
    "datasources": lambda n: POSTGRESQL * n,
    "schemas of a database": lambda n: (
        POSTGRESQL.replace("}", f"  schemas = [{_listed(n, chr(34) + 's#' + chr(34))}]\n}}")
        + _lines(n, model('  @@schema("s#")\n', name="M#"))
    ),
    "blocks that are never closed": lambda n: "model M {\n" * n,
    "braces that close nothing": lambda n: "}\n" * n,
    "settings that nobody knows": lambda n: "datasource db {\n" + _lines(n, "  k# = 1\n") + "}\n",
}
ELSEWHERE: dict[str, Make] = {
    "a circle that cascades": lambda n: SQL_SERVER + "".join(_circle(n)),
    "types in types": lambda n: MONGODB + "".join(_types(n, n + 1)),
    "a circle of types": lambda n: MONGODB + "".join(_types(n, n)),
}
IN_ONE_LINE: dict[str, Make] = {
    "a key of fields": lambda n: model(_lines(n, "  f# Int\n"), f"  @@index([{_listed(n)}])\n"),
    "a key of unknown fields": lambda n: model(f"  @@index([{_listed(n)}])\n"),
    "a key of one field": lambda n: model("  f Int\n", f"  @@unique([{_listed(n, 'f')}])\n"),
    "brackets that are never closed": lambda n: model(f"  f Int @default({'[' * n}\n"),
    "nested lists": lambda n: model(f"  f Int @default({'[' * n}{']' * n})\n"),
    "brackets that close nothing": lambda n: model(f"  f Int @default({'(' * n}{']' * n})\n"),
    "lists in calls that are never closed": lambda n: model(f"  f Int @default({'(' * n}{'[ ]' * n})\n"),
    "nested calls": lambda n: model(f"  f Int @default({'f(' * n}{')' * n})\n"),
    "braces": lambda n: "{" * n + "\n" + "}" * n,
    "openings of comments": lambda n: "/*" * n,
    "stars": lambda n: "/*" + "*" * n,
    "comments": lambda n: "/* */ " * n,
    "escaped quotes": lambda n: model('  f String @default("' + '\\"' * n + '")\n'),
    "quotes": lambda n: model(f"  f String @default({chr(34) * n})\n"),
    "words": lambda n: model(f"  {'a ' * n}\n"),
    "signs": lambda n: model(f"  {'$ ' * n}\n"),
    "dots": lambda n: model(f"  f Int @db{'.x' * n}\n"),
    "long names": lambda n: f"model {'M' * n} {{\n  {'f' * n} {'T' * n}\n}}\n",
    "long texts": lambda n: model(f'  f String @default("{"t" * n}")\n', f'  @@map("{"t" * n}")\n'),
    "carriage returns": lambda n: "\r" * n,
}


@pytest.mark.parametrize("make", CHECKED.values(), ids=CHECKED.keys())
def test_checking_is_linear(make: Make):
    assert growth(schema_ls.check, lambda n: POSTGRESQL + make(n), 300) < LINEAR


@pytest.mark.parametrize("make", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_checking_is_linear_in_other_databases(make: Make):
    assert growth(schema_ls.check, make, 300) < LINEAR


@pytest.mark.parametrize("make", IN_ONE_LINE.values(), ids=IN_ONE_LINE.keys())
def test_odd_lines_are_checked_in_linear_time(make: Make):
    assert growth(schema_ls.check, make, 3_000) < LINEAR


@pytest.mark.parametrize("make", CHECKED.values(), ids=CHECKED.keys())
def test_formatting_is_linear(make: Make):
    assert growth(schema_ls.format, lambda n: POSTGRESQL + make(n), 300) < LINEAR


@pytest.mark.parametrize("make", IN_ONE_LINE.values(), ids=IN_ONE_LINE.keys())
def test_odd_lines_are_laid_out_in_linear_time(make: Make):
    assert growth(schema_ls.format, make, 3_000) < LINEAR
