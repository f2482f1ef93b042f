"""Which fixes are offered: none that would do harm. Each case did once."""

from __future__ import annotations

import pytest

from schema_ls.checks.offers import offered
from schema_ls.checks.run import check
from schema_ls.checks.selection import ALL, Selection
from tests.support.findings import fixed, schema_of

_EVERYTHING = Selection(select=frozenset((ALL,)))


def _offered(text: str, code: str, provider: str = "postgresql") -> dict[str, str]:
    """By title of each fix that is offered for the findings of a code the text after it."""
    schema = schema_of({"a.prisma": text}, provider=provider)
    found = [at for at in check(schema, _EVERYTHING) if at.finding.code == code]
    assert found
    return {fix.title: str(fixed(schema, at, fix).files[0].tree) for at in found for fix in offered(schema, at)}


def _only(text: str, code: str, provider: str = "postgresql") -> str:
    (after,) = _offered(text, code, provider).values()
    return after


def test_foreign_keys_grow_with_the_id_where_nothing_leads_back():
    before = (
        "model Shop {\n  id ID @id @default(autoincrement())\n}\n\n"
        "model Sale {\n  no Int @id\n  shopId ID\n  shop Shop @relation(fields: [shopId], references: [id])\n}\n"
    )
    assert _only(before.replace("ID", "Int"), "int-id-overflow") == before.replace("ID", "BigInt")


def test_of_two_blocks_with_one_name_that_is_changed_which_has_the_finding():
    before = "model A {\nmodel A {\n  unitPrice Int @id\n}\n"
    assert _only(before, "column-name-case") == before.replace("@id", '@id @map("unit_price")')


def test_an_index_gets_a_name_where_its_own_is_taken():
    before = (
        "model User {\n  id Int @id\n  posts Post[]\n}\n\nmodel Post {\n  id Int @id\n  userId Int\n"
        "  user User @relation(fields: [userId], references: [id])\n\n"
        '  @@index([userId], type: Brin, map: "Post_userId_idx")\n}\n'
    )
    assert '  @@index([userId], map: "Post_userId_idx2")\n' in _only(before, "fk-without-index")


@pytest.mark.parametrize(
    ("provider", "added"),
    [
        ("postgresql", "a A @relation(fields: [aId], references: [id])"),
        ("sqlserver", "a A @relation(fields: [aId], references: [id], onDelete: NoAction, onUpdate: NoAction)"),
    ],
)
def test_a_new_foreign_key_cascades_only_where_two_ways_are_allowed(provider: str, added: str):
    before = "model A {\n  id Int @id\n  bs B[]\n}\n\nmodel B {\n  id Int @id\n  aId Int\n}\n"
    assert added in _offered(before, "relation-opposite-missing", provider)[f"Add `{added}` to `B`"]


def test_both_sides_within_one_model_get_a_name():
    before = "model A {\n  id Int @id\n  aId Int?\n  up A? @relation(fields: [aId], references: [id])\n}\n"
    after = _only(before, "relation-opposite-missing")
    assert '@relation("A_up", fields: [aId], references: [id])\n  as A[] @relation("A_up")\n' in after
    assert [at.finding.code for at in check(schema_of({"a.prisma": after}))] == ["fk-without-index"]


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("kind Kind", "model Kind {\n  id Int @id\n  posts Post[]\n}\n"),
        ("kind Kind?", "model Kind {\n  id Int @id\n  posts Post[]\n}\n"),
        (
            "kinds Kind[]",
            "model Kind {\n  id Int @id\n  post Post? @relation(fields: [postId], references: [id])\n  postId Int?\n}\n",
        ),
    ],
)
def test_a_created_model_is_related(field: str, new: str):
    after = _offered(f"model Post {{\n  id Int @id\n  {field}\n}}\n", "type-unknown")["Create model `Kind`"]
    assert after.endswith("\n" + new)
    assert [at.finding.code for at in check(schema_of({"a.prisma": after}))] == ["fk-without-index"]


@pytest.mark.parametrize(
    ("text", "code", "provider"),
    [
        ("model A {\n  id Int @id\n  kind Knd\n\n  @@index([kind])\n}\n", "type-unknown", "postgresql"),
        ("model A {\n  id Int @id\n  kinds Knd[]\n}\n", "type-unknown", "mysql"),
    ],
)
def test_no_block_is_created_that_the_field_cannot_lead_to(text: str, code: str, provider: str):
    wrong = "model" if provider == "postgresql" else "enum"
    assert f"Create {wrong} `Knd`" not in _offered(text, code, provider)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("model A {\n  id int @id @default(cuid())\n  list B[]\n}\n\nmodel B {\n  id Int @id\n}\n", "type-unknown"),
        ("model A {\n  id Int @id\n  x String @idcreated DateTime @default(now())\n}\n", "invalid-field-line"),
        ("model A {\nmodel A {\n  id Int @id\n}\n", "block-not-closed"),
        ("enum A {\n  X\n}\n\nenum A {\n  Y\n}\n\nmodel B {\n  id Int @id\n}\n", "unused-enum"),
        (
            'datasource db {\n  provider = "postgresql"\n}\n\nmodel A {\n  id Int @id\n\n  @@schema("b")\n}\n\n'
            "model B {\n  id Int @id\n}\n\nmodel C {\n  id Int @id\n}\n",
            "schema-unknown",
        ),
        (
            'datasource {\n  provider = "postgresql"\n}\n\nmodel A {\n  id String @id @default(uuid())\n}\n',
            "uuid-as-text",
        ),
        ("model A {\n  2 Int @id\n}\n", "column-name-case"),
        (
            "model A {\n  id String @id @db.VarChar(9)\n  bs B[]\n}\n\nmodel B {\n  id Int @id\n"
            "  aId String @db.VarChar(9)\n  a A @relation(fields: [aId], references: [id])\n}\n",
            "varchar-limit",
        ),
    ],
)
def test_what_leads_to_more_errors_is_not_offered(text: str, code: str):
    assert _offered(text, code) == {}


def test_a_text_that_swallowed_the_next_attribute_ends_before_it():
    before = 'model A {\n  id Int @id @map("no) @db.SmallInt\n}\n'
    assert _only(before, "invalid-field-line") == before.replace('"no', '"no"')


@pytest.mark.parametrize("last", ["  Nobody }", "  @@unique([b])}"])
def test_a_line_is_not_added_behind_the_brace(last: str):
    before = f"model A {{\n  id Int @id\n  b Int\n{last}\n"
    after = _offered(before, "table-name-case").values()
    assert after
    assert all(text.endswith(f"{last}\n") for text in after)


def test_a_setting_is_added_behind_the_one_that_it_belongs_to():
    before = '// version: 7\ngenerator client {\n  provider = "prisma-client-js"\n  engineType = "client"\n}\n'
    assert 'provider = "prisma-client"\n  output = "../generated/prisma"\n' in _only(before, "old-client-generator")
