"""One mistake is one finding: what follows from it names it as its cause and is shown on request only."""

from __future__ import annotations

import pytest

import schema_ls
from schema_ls.checks.rules import RULES

_DATASOURCE = 'datasource db {\n  provider = "mysql"\n}\n'
_POST = "model Post {\n  id   Int    @id\n  name String @db.VarChar(80)\n  text String @default(auto())\n}\n"
_USER_AND_POST = (
    "model User {\n  id    Int    @id\n  posts Post[]\n}\n"
    "model Post {\n  id       Int  @id\n  authorId Int\n  author   User @relation(fields: [authorId], references: [id])\n"
    "\n  @@index([authorId])\n}\n"
)


_OURS = frozenset(rule.code for rule in RULES if rule.group != "validation")


def _found(text: str, *, version: str = "7", consequences: bool = False) -> list[tuple[int, str]]:
    entries = schema_ls.check(text, prisma_version=version, consequences=consequences)
    return [(entry.line, entry.code) for entry in entries if entry.code not in _OURS]


@pytest.mark.parametrize(
    ("datasource", "code"),
    [
        ('datasource db\n  provider = "mysql"\n}\n', "invalid-top-level-line"),
        ('datasourc db {\n  provider = "mysql"\n}\n', "invalid-top-level-line"),
        ('datasource db {\n  provider = "mysql\n}\n', "invalid-datasource-line"),
        ('datasource db {\n  providr = "mysql"\n}\n', "property-unknown"),
        ("datasource db {\n}\n", "datasource-arg-missing"),
    ],
)
def test_what_only_a_datasource_can_tell_follows_from_one_that_cannot_be_read(datasource: str, code: str):
    assert {found for _, found in _found(datasource + _POST)} == {code}
    assert "native-type-unknown" in {found for _, found in _found(datasource + _POST, consequences=True)}


def test_without_any_sign_of_a_datasource_there_are_no_native_types():
    assert (3, "native-type-unknown") in _found(_POST)
    assert (4, "native-type-unknown") in _found("stray words\n" + _POST)


def test_a_native_type_that_a_model_uses_again_and_again_is_told_once():
    text = (
        _DATASOURCE
        + "model Post {\n  id Int @id\n  a DateTime @db.Timestamptz(6)\n  b DateTime @db.Timestamptz(3)\n}\n"
    )
    assert _found(text) == [(6, "native-type-unknown")]
    assert _found(text, consequences=True) == [(6, "native-type-unknown"), (7, "native-type-unknown")]


def test_a_model_that_nothing_leads_back_to_is_told_once():
    fields = "  aId Int\n  a A @relation(fields: [aId], references: [id])\n  bs B[]\n"
    text = "model A {\n  id Int @id\n}\nmodel B {\n  id Int @id\n}\nmodel C {\n  id Int @id\n" + fields + "}\n"
    assert _found(text) == [(10, "relation-opposite-missing")]
    assert _found(text, consequences=True) == [(10, "relation-opposite-missing"), (11, "relation-opposite-missing")]
    half = text.replace("model A {\n", "model A {\n  cs C[]\n")
    assert _found(half) == [(12, "relation-opposite-missing")]


def test_sides_that_are_missing_each_in_a_model_of_its_own_are_told_each():
    text = "model A {\n  id Int @id\n}\nmodel B {\n  id Int @id\n  as A[]\n}\nmodel C {\n  id Int @id\n  as A[]\n}\n"
    assert _found(text) == [(6, "relation-opposite-missing"), (10, "relation-opposite-missing")]


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("posts Post[]", "posts Post]", [(3, "invalid-field-line")]),
        ("posts Post[]", "posts", [(3, "field-missing-name-or-type")]),
        ("posts Post[]", "posts Post[]\n  posts Post[]", [(4, "duplicate-field")]),
        ("authorId Int\n", "authorId User\n", [(8, "relation-non-scalar-fields")]),
        ("User @relation", "User\n    @relation", [(9, "invalid-field-line")]),
        ("model Post {", "datasource db {", [(3, "type-unknown")]),
    ],
)
def test_what_a_relation_lacks_may_follow_from_another_mistake(right: str, wrong: str, expected: list[tuple[int, str]]):
    found = _found(_USER_AND_POST.replace(right, wrong, 1))
    assert found[: len(expected)] == expected
    assert not {"relation-opposite-missing", "relation-fields-missing", "relation-ambiguous"} & {
        code for _, code in found
    }


def test_a_header_that_was_moved_into_a_model_is_one_mistake():
    text = _USER_AND_POST.replace("  posts Post[]\n", "datasource db {\n  posts Post[]\n")
    assert _found(text) == [(3, "block-not-closed")]


def test_a_model_called_as_a_scalar_makes_no_fields_wrong():
    text = _USER_AND_POST + "model Int {\n  key String @id\n}\n"
    assert _found(text) == [(12, "reserved-scalar-name")]


def test_one_of_two_datasources_that_is_not_finished_is_no_second_one():
    text = _DATASOURCE + "datasource other {\n" + "model Post {\n  id Int @id\n}\n"
    assert _found(text) == [(5, "block-not-closed")]
    assert [code for _, code in _found(_DATASOURCE + _DATASOURCE)] == ["multiple-datasources", "multiple-datasources"]


def test_a_model_without_an_id_may_have_it_in_a_line_that_cannot_be_read():
    assert _found("model Post {\n  /* id Int @id\n  name String\n}\n", version="6") == [(2, "invalid-field-line")]


@pytest.mark.parametrize(
    ("provider", "member", "expected"),
    [
        ("sqlserver", "@@id([id(sort: Down), name])", "sort-invalid"),
        ("postgresql", "@@id([id(sort: Down), name])", "sort-invalid"),
        ("mysql", "names String[]?", "optional-list"),
        ("mysql", "names [String]", "legacy-list-syntax"),
        ("mysql", "key String @default(auto()) @db.ObjectId", "default-function-connector"),
        ("sqlite", "number Int @default(autoincrement())", "autoincrement-non-id"),
    ],
)
def test_a_line_with_one_mistake_has_one_finding(provider: str, member: str, expected: str):
    id_ = "" if member.startswith("@@id") else " @id"
    text = (
        f'datasource db {{\n  provider = "{provider}"\n}}\nmodel Post {{\n  id   Int{id_}\n  name Int\n  {member}\n}}\n'
    )
    assert _found(text) == [(7, expected)]


def test_a_block_may_begin_behind_a_brace():
    assert _found("model A {\n  id Int @id\n} model B {\n  id Int @id\n}\n") == []
    assert _found("} model B {\n  id Int @id\n}\n") == [(1, "invalid-top-level-line")]


def test_a_model_without_an_id_is_told_once():
    text = _USER_AND_POST.replace("model User {\n  id    Int    @id", "model User {\n  id    Int")
    assert _found(text) == [(1, "model-without-unique")]
