"""Fixes as edits: they write as the file around them is written."""

from __future__ import annotations

import pytest

from schema_ls.checks.run import check
from schema_ls.checks.selection import ALL, Selection
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
        ("kind Kind @default(cuid())", []),
        ("kindId Int\n  kind Kind @relation(fields: [kindId], references: [id])", ["Create model `Kind`"]),
    ],
)
def test_what_is_created_for_an_unknown_type_is_what_its_field_can_lead_to(field: str, titles: list[str]):
    assert _titles(f"model A {{\n  id Int @id\n  {field}\n}}\n", "type-unknown") == titles


def test_no_block_is_created_behind_one_without_an_end():
    assert _titles("model A {\n  id Int @id\n  kind Kind\n\nmodel B {\n  key Int @id\n}\n", "type-unknown") == []


def _after(text: str, code: str, title: str) -> str:
    schema = schema_of({"a.prisma": text})
    found = check(schema, Selection(select=frozenset((ALL,))))
    at, fix = next(
        (at, fix) for at in found for fix in at.finding.fixes if (at.finding.code, fix.title) == (code, title)
    )
    return str(fixed(schema, at, fix).files[0].tree)


def test_a_created_model_has_the_id_that_is_referred_to_and_leads_back():
    before = (
        "model Sale {\n  id Int @id\n  code String @db.VarChar(9)\n"
        "  program Program @relation(fields: [code], references: [key])\n\n  @@index([code])\n}\n"
    )
    after = _after(before, "type-unknown", "Create model `Program`")
    assert after == before + "\nmodel Program {\n  key String @id @db.VarChar(9)\n  sales Sale[]\n}\n"
    assert check(schema_of({"a.prisma": after})) == []


def test_the_other_sides_of_two_relations_have_two_names():
    before = (
        "model User {\n  id Int @id\n}\n\nmodel Follow {\n  one Int @id\n  two Int @unique\n"
        '  from User @relation("from", fields: [one], references: [id])\n'
        '  to User @relation("to", fields: [two], references: [id])\n}\n'
    )
    after = _after(before, "relation-opposite-missing", "Add the other sides of 2 relations")
    assert check(schema_of({"a.prisma": after})) == []


def test_a_type_of_an_extension_is_listed_with_it():
    before = (
        'generator client {\n  provider = "prisma-client-js"\n  previewFeatures = ["postgresqlExtensions"]\n}\n\n'
        'datasource db {\n  provider = "postgresql"\n  extensions = [pgcrypto]\n}\n\n'
        "model User {\n  id Int @id\n  email String @unique\n}\n"
    )
    after = _after(before, "case-sensitive-email", "Make `email` `@db.Citext`")
    assert after == before.replace("[pgcrypto]", "[pgcrypto, citext]").replace("String", "String @db.Citext")


_CAR = "model Car {\n  id Int @id\n}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/// Never used.\nenum Colour {\n  RED\n}\n\n" + _CAR, _CAR),
        (_CAR + "\n// Old.\nenum Colour {\n  RED\n}\n", _CAR),
        (_CAR + "\nenum Colour {\n  RED\n}", _CAR),
    ],
)
def test_an_enum_is_removed_with_what_is_said_above_it(before: str, after: str):
    assert _after(before, "unused-enum", "Remove `Colour`") == after


_SALES = """model Shop {
  id    ID @id @default(MADE)
  sales Sale[]
}

model Sale {
  no     Int  @id
  shopId ID
  shop   Shop @relation(fields: [shopId], references: [id])

  @@index([shopId])
}
"""


def test_foreign_keys_become_uuids_with_the_id():
    before = _SALES.replace("ID", "String").replace("MADE", "uuid()")
    after = _after(before, "uuid-as-text", "Make `id` `@db.Uuid`")
    assert after == before.replace("id    String", "id    String @db.Uuid").replace(
        "shopId String", "shopId String @db.Uuid"
    )
    assert check(schema_of({"a.prisma": after})) == []


def test_foreign_keys_grow_with_the_id():
    before = _SALES.replace("ID", "Int").replace("MADE", "autoincrement()")
    after = before.replace("id    Int", "id    BigInt").replace("shopId Int", "shopId BigInt")
    assert _after(before, "int-id-overflow", "Make the id and its foreign keys `BigInt`") == after


def test_a_foreign_key_moves_to_its_relation():
    line = "  shop   Shop @relation(fields: [shopId], references: [id])\n"
    before = _SALES.replace("ID", "Int").replace("MADE", "autoincrement()")
    apart = before.replace(line, "  sum Int\n" + line)
    assert _after(apart, "relation-field-order", "Put `shop` behind `shopId`") == before.replace(
        line, line + "  sum Int\n"
    )


def test_a_required_column_may_become_optional():
    before = (
        "model Seat {\n  room Int\n  no Int\n  tags Tag[]\n\n  @@id([room, no])\n}\n\n"
        "model Tag {\n  id Int @id\n  room Int\n  no Int?\n"
        "  seat Seat? @relation(fields: [room, no], references: [room, no])\n\n  @@index([room, no])\n}\n"
    )
    after = before.replace("id Int @id\n  room Int", "id Int @id\n  room Int?")
    assert _after(before, "nullable-mismatch", "Make `room` optional") == after
