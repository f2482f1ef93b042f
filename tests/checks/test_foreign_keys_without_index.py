"""Which foreign keys have an index, what is said of those that have none, and what is advised."""

from __future__ import annotations

import pytest

from schema_ls.checks.rules.index.fk_without_index import Options
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import Selection
from schema_ls.model.schema import Schema
from tests.support.findings import fixed, schema_of

_CODE = "fk-without-index"


def _schema(keys: str = "", provider: str = "postgresql") -> Schema:
    return schema_of(
        {
            "a.prisma": f"""
model Customer {{
  id       Int @id
  no       Int
  invoices Invoice[] @relation("one")
  others   Invoice[] @relation("two")

  @@unique([id, no])
}}

model Invoice {{
  id         Int      @id
  customerId Int?
  no         Int?
  paidAt     DateTime
  customer   Customer? @relation("one", fields: [customerId], references: [id])
  other      Customer? @relation("two", fields: [customerId, no], references: [id, no])
{keys}
}}
"""
        },
        provider,
    )


def _found(schema: Schema, **options: object) -> list[Located]:
    selection = Selection(select=frozenset((_CODE,)), options={_CODE: Options(**options)})  # type: ignore[arg-type]  # as given
    return [at for at in check(schema, selection) if at.finding.code == _CODE]


def _fields(schema: Schema, **options: object) -> list[str]:
    """The relation fields of the findings."""
    return [at.finding.message.split("`")[1] for at in _found(schema, **options)]


_ONE, _TWO = "Invoice.customerId", "Invoice.customerId, no"


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        ("", [_ONE, _TWO]),
        ("@@index([customerId])", [_TWO]),
        ("@@index(customerId)", [_TWO]),
        ("@@index([customerId, paidAt])", [_TWO]),
        ("@@index([paidAt, customerId])", [_ONE, _TWO]),
        ("@@index(fields: [customerId(sort: Desc)])", [_TWO]),
        ("@@unique([customerId, no, paidAt])", []),
        ("@@unique([no, customerId])", [_ONE]),
        ("@@index([customerId], type: Hash)", [_TWO]),
        ("@@index([customerId], type: Brin)", [_ONE, _TWO]),
        ("@@index([customerId], where: { paidAt: { not: null } })", [_ONE, _TWO]),
        ("@@index([customerId], where: { customerId: { not: null } })", [_TWO]),
        ('@@index([customerId], where: raw("customerId IS NOT NULL"))', [_TWO]),
        ('@@index([customerId], where: raw("(\\"customerId\\" is not null) AND no > 3"))', [_ONE, _TWO]),
    ],
)
def test_a_key_covers_a_foreign_key_that_it_starts_with(keys: str, left: list[str]) -> None:
    assert _fields(_schema(f"  {keys}")) == left


def test_a_column_behind_others_is_named_with_its_place() -> None:
    message = _found(_schema("  @@index([paidAt, customerId])"))[0].finding.message
    assert "it is only the 2nd column of `@@index([paidAt, customerId])`" in message


def _texts_after(keys: str, which: int) -> list[str]:
    """The last index of the model after each fix of a finding."""
    schema = _schema(f"  {keys}")
    at = _found(schema)[which]
    lines = (str(fixed(schema, at, fix).files[0].tree).splitlines() for fix in at.finding.fixes)
    return [[line.strip() for line in found if "@@index" in line][-1] for found in lines]


def test_an_index_that_has_the_column_can_be_put_into_another_order() -> None:
    assert _texts_after("@@index([paidAt(sort: Desc), customerId])", 0) == [
        "@@index([customerId])",
        "@@index([customerId, paidAt(sort: Desc)])",
    ]


def test_an_index_on_a_part_of_the_columns_is_made_wider() -> None:
    assert _texts_after("@@index([customerId(sort: Desc)])", 0) == ["@@index([customerId(sort: Desc), no])"]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        ({"ignore_models": ("Invoice",)}, []),
        ({"ignore_models": ("Customer",)}, [_ONE, _TWO]),
        ({"ignore_fields": ("no",)}, [_ONE]),
        ({"small_tables": ("Customer",)}, []),
        ({"small_tables": ("Invoice",)}, []),
    ],
)
def test_options_say_what_needs_no_index(options: dict[str, object], left: list[str]) -> None:
    assert _fields(_schema(), **options) == left


def test_mongodb_is_looked_at_on_request() -> None:
    schema = schema_of(
        {
            "a.prisma": """
model Customer {
  id       String    @id @map("_id")
  invoices Invoice[]
}

model Invoice {
  id         String   @id @map("_id")
  customerId String
  customer   Customer @relation(fields: [customerId], references: [id])
}
"""
        },
        "mongodb",
    )
    assert _fields(schema) == []
    assert _fields(schema, mongodb=True) == [_ONE]


def test_mysql_makes_these_indexes_itself() -> None:
    assert _fields(_schema(provider="mysql")) == []
