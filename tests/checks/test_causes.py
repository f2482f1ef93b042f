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
        ('datasource db {\n  providr = "mysql"\n}\n', "datasource-arg-missing"),
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


_ENUM = "enum Role {\n  USER\n  ADMIN\n}\nmodel A {\n  id   Int  @id\n  role Role @default(USER)\n}\n"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("enum Role {\n", "enum Role {\nenum Role {\n", (2, "block-not-closed")),
        ("  USER\n", "  USER!\n", (2, "invalid-enum-line")),
        ("  USER\n", "  USER String\n", (2, "invalid-enum-line")),
        ("enum Role {", "enumm Role {", (1, "invalid-top-level-line")),
        ("enum Role {", "enum Role", (1, "invalid-top-level-line")),
        ("  ADMIN\n}", "  ADMIN }", (3, "invalid-enum-line")),
    ],
)
def test_what_a_field_misses_of_a_broken_enum_follows_from_that(right: str, wrong: str, expected: tuple[int, str]):
    assert _found(_ENUM.replace(right, wrong, 1)) == [expected]


def test_a_default_that_stands_on_a_broken_line_of_the_enum_is_known_to_be_lost():
    found = _found(_ENUM.replace("  USER\n", "  USER!\n"), consequences=True)
    assert (7, "default-enum-value") in found


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("  id    Int    @id\n", "  id\n    Int @id\n", [(2, "field-missing-name-or-type")]),
        ("authorId Int\n", "authorId\n", [(7, "field-missing-name-or-type")]),
        ("id       Int  @id\n  authorId", "id       Int  @id  authorId", [(6, "invalid-field-line")]),
        ("model Post {", "moddel Post {", [(5, "invalid-top-level-line")]),
        ("model Post {", "model Post", [(5, "invalid-top-level-line")]),
        ("posts Post[]\n}", "posts Post[] }", [(3, "invalid-field-line")]),
        ("  id    Int    @id\n", "  id    Int    @id @defaul=\n(autoincrement())\n", [(2, "invalid-field-line")]),
    ],
)
def test_a_line_that_was_cut_or_joined_is_one_mistake(right: str, wrong: str, expected: list[tuple[int, str]]):
    assert _found(_USER_AND_POST.replace(right, wrong, 1)) == expected


def test_two_lines_below_each_other_that_are_broken_by_themselves_are_two_mistakes():
    text = "model A {\n  id   Int @id\n  name\n  text\n  size Int]\n}\n"
    assert [line for line, _ in _found(text)] == [3, 4, 5]


def test_a_setting_that_was_cut_in_two_is_one_mistake():
    text = 'datasource db {\n  p>>>>>>> main\nrovider = "mysql"\n}\n'
    assert _found(text) == [(2, "invalid-datasource-line")]
    assert (3, "property-unknown") in _found(text, consequences=True)


def test_a_setting_that_is_written_again_without_a_value_is_one_mistake():
    assert _found(_DATASOURCE.replace("}", "  provider =\n}")) == [(3, "duplicate-config-key")]


def test_an_open_datasource_is_one_mistake():
    text = _DATASOURCE.replace("}\n", "\n") + _POST.replace("@default(auto())", "@db.Text") + _ENUM
    assert _found(text) == [(4, "block-not-closed")]


_MONGO = 'datasource db {\n  provider = "mongodb"\n}\nmodel A {\n  id String @id @map("_id")\n}\n'


@pytest.mark.parametrize(
    ("provider", "members", "expected"),
    [
        ("mysql", "l String[] @id", (5, "id-optional")),
        ("sqlite", "id Int @default(autoincrement())", (4, "model-without-unique")),
        ("postgresql", "id Int @id\n  x String @unique\n  x String @unique", (7, "duplicate-field")),
        ("postgresql", "l String[] @id\n  a Int\n  b Int\n  @@id([a, b])", (4, "id-twice")),
        ("sqlite", "id Int @id @default(autoincrement())\n" * 2, (6, "duplicate-field")),
        (
            "mongodb",
            'id String @id @default(auto()) @map("_id") @db.Text @db.ObjectId',
            (5, "attribute-duplicate"),
        ),
        ("sqlserver", "id Int @id @unique\n  b Int\n  @@unique(id, b])", (7, "invalid-field-line")),
    ],
)
def test_one_mistake_in_a_model_is_one_finding(provider: str, members: str, expected: tuple[int, str]):
    text = f'datasource db {{\n  provider = "{provider}"\n}}\nmodel A {{\n  {members}\n}}\n'
    assert _found(text) == [expected]


def test_a_document_that_lost_its_id_is_told_once():
    text = (
        _MONGO.replace("id String @id", "name String @unique\n  id String").replace("\n}\n", "\n  bs B[]\n}\n")
        + 'model B {\n  id String @id @map("_id")\n  aId String\n  a A @relation(fields: [aId], references: [id])\n}\n'
    )
    text = text.replace('"mongodb"\n  bs B[]\n', '"mongodb"\n')
    assert _found(text) == [(4, "mongo-id-missing")]


def test_what_refers_to_a_field_with_a_colon_follows_from_that():
    text = "model A {\n  id Int @id\n  b: Int\n  @@index([b])\n}\n"
    assert _found(text) == [(3, "legacy-colon")]
    assert _found(text, consequences=True) == [(3, "legacy-colon"), (4, "index-unknown-field")]


def test_a_block_of_an_unknown_kind_behind_a_stray_brace_is_one_mistake():
    assert _found('} db {\n  provider = "sqlite"\n}\n') == [(1, "invalid-top-level-line")]


@pytest.mark.parametrize("name", ["uurl", "arl", "URL"])
def test_a_setting_that_is_misspelt_is_missed_and_not_unknown_as_well(name: str):
    text = f'datasource db {{\n  provider = "sqlite"\n  {name} = "file:a.db"\n}}\n'
    assert _found(text, version="6") == [(1, "datasource-arg-missing")]
    (entry,) = schema_ls.check(text, prisma_version="6")
    assert entry.message == f"Datasource `db` has no `url`. Did you mean it by `{name}`?"
    assert _found(text, version="6", consequences=True) == [(1, "datasource-arg-missing"), (3, "property-unknown")]


def _of_two_names(posts: str, author: str) -> str:
    return (
        f"model User {{\n  id    Int    @id\n  posts Post[]{posts}\n}}\n"
        "model Post {\n  id       Int  @id\n  authorId Int\n"
        f"  author   User @relation({author}fields: [authorId], references: [id])\n\n  @@index([authorId])\n}}\n"
    )


@pytest.mark.parametrize(
    ("posts", "author", "expected"),
    [
        ("", '"written", ', 3),
        (' @relation("written")', "", 8),
        (' @relation("writen")', 'name: "written", ', 3),
    ],
)
def test_two_sides_with_two_relation_names_are_one_mistake(posts: str, author: str, expected: int):
    text = _of_two_names(posts, author)
    assert _found(text) == [(expected, "relation-opposite-missing")]
    both = [(3, "relation-opposite-missing"), (8, "relation-opposite-missing")]
    assert _found(text, consequences=True) == both


def test_two_lonely_sides_whose_names_have_nothing_in_common_are_two_mistakes():
    assert [line for line, _ in _found(_of_two_names(' @relation("liked")', '"written", '))] == [3, 8]


def test_a_feature_of_one_database_is_lost_with_the_url_of_the_datasource():
    text = (
        'datasource db {\n  provider = "postgresql"\n}\n'
        'generator a {\n  provider = "prisma-client"\n  previewFeatures = ["fullTextSearchPostgres"]\n}\n'
    )
    assert _found(text, version="6") == [(1, "datasource-arg-missing")]
    both = [(1, "datasource-arg-missing"), (6, "preview-unknown")]
    assert _found(text, version="6", consequences=True) == both
    assert _found(text, version="7") == []


def test_what_only_older_rules_refuse_follows_from_a_schema_being_written_for_7():
    model = "model A {\n  id Int @id\n  j  Json\n  t  String @default(nowhere())\n}\n"
    text = 'datasource db {\n  provider = "sqlite"\n}\n' + model
    assert _found(text) == [(7, "default-function-unknown")]
    told = [(1, "datasource-arg-missing"), (7, "default-function-unknown")]
    assert _found(text, version="5") == told
    assert _found(text, version="5", consequences=True) == [told[0], (6, "json-unsupported"), told[1]]
    with_url = text.replace('"sqlite"', '"sqlite"\n  url = "file:a"')
    assert (7, "json-unsupported") in _found(with_url, version="5")
