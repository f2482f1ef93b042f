"""What is offered while typing."""

from __future__ import annotations

from functools import partial

import pytest
from editor_doors import at_cursor, check_completed, check_completion

from schema_ls.ide.completion import complete
from schema_ls.spec.versions import Version

TWO_MODELS = """
model User {
  id    Int    @id
  email String @unique
  posts Post[]
}

model Post {
  id       Int  @id
  authorId Int
  author   User %s
%s}
"""


def post(author: str = "", more: str = "") -> str:
    return TWO_MODELS % (author, more)


def test_an_empty_file_offers_blocks() -> None:
    check_completion("<|>", "datasource generator model enum", provider="")


def test_composite_types_are_offered_where_the_database_has_them() -> None:
    check_completion("<|>", "datasource generator model type enum", provider="mongodb")


def test_a_new_block_comes_with_its_body() -> None:
    check_completed("en<|>", "enum", "enum ${1:Name} {\n  $0\n}")


def test_the_keyword_of_a_header_is_replaced_alone() -> None:
    check_completed("en<|> Role {\n}\n", "enum", "enum Role {")


def test_types_of_a_field() -> None:
    check_completion(
        "model A {\n  x <|>\n}\n\nenum Role {\n  ADMIN\n}\n",
        "String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported A Role",
    )


def test_no_decimals_in_mongodb() -> None:
    check_completion(
        "type T {\n  x <|>\n}\n\nmodel A {\n}\n",
        "String Boolean Int BigInt Float DateTime Json Bytes Unsupported T",
        provider="mongodb",
    )


def test_a_finished_word_is_replaced_as_a_whole() -> None:
    check_completed("model A {\n  x Str<|>ing @id\n}\n", "Boolean", "  x Boolean @id")


def test_attributes_of_a_scalar_field() -> None:
    check_completion("model A {\n  x Int <|>\n}\n", "@db @id @unique @default @map @ignore")


def test_attributes_that_are_there_are_not_offered_again() -> None:
    check_completion("model A {\n  x Int @id @default(1) <|>\n}\n", "@db @unique @map @ignore")


def test_optional_and_list_fields_are_no_ids() -> None:
    check_completion("model A {\n  x Int? <|>\n}\n", "@db @unique @default @map @ignore")


def test_one_id_is_enough() -> None:
    check_completion("model A {\n  id Int @id\n  x DateTime @<|>\n}\n", "@db @unique @default @updatedAt @map @ignore")


def test_relation_fields_have_relations() -> None:
    check_completion(post("<|>"), "@relation @ignore")


def test_the_sign_of_an_attribute_is_replaced_with_it() -> None:
    check_completed("model A {\n  x Int @un<|>\n}\n", "@unique", "  x Int @unique")


def test_enum_values_can_be_mapped() -> None:
    check_completion("enum E {\n  A <|>\n}\n", "@map")


def test_block_attributes() -> None:
    check_completion('model A {\n  id Int @id\n  <|>\n\n  @@map("a")\n}\n', "@@unique @@index @@schema @@ignore")


def test_database_schemas_are_a_preview_in_old_versions() -> None:
    check_completion("model A {\n  @@<|>\n}\n", "@@id @@unique @@index @@map @@ignore", version=Version(5, 22))


def test_native_types_fit_the_scalar() -> None:
    check_completion("model A {\n  x DateTime @db.<|>\n}\n", "Timestamp() Timestamptz() Date Time() Timetz()")
    check_completed("model A {\n  x DateTime @db.Ti<|>\n}\n", "Time()", "  x DateTime @db.Time($0)")


def test_arguments_of_a_relation() -> None:
    check_completion(post("@relation(<|>)"), '"" name fields references onDelete onUpdate map')
    check_completion(post("@relation(fields: [authorId], <|>)"), '"" name references onDelete onUpdate map')


def test_fields_of_the_own_model() -> None:
    check_completion(post("@relation(fields: [<|>])"), "id authorId")


def test_fields_of_the_other_model_unique_ones_first() -> None:
    check_completion(post("@relation(references: [<|>])"), "id email")


def test_referential_actions_by_database() -> None:
    check_completion(post("@relation(onDelete: <|>)"), "Cascade Restrict NoAction SetNull SetDefault")
    check_completion(post("@relation(onDelete: <|>)"), "Cascade NoAction SetNull SetDefault", provider="sqlserver")


def test_fields_of_an_index_without_those_that_are_in_it() -> None:
    check_completion(post("", "\n  @@index([authorId, <|>])\n"), "id")
    check_completion(post("", "\n  @@index(fields: [<|>])\n"), "id authorId")


def test_options_of_an_index() -> None:
    check_completion(post("", "\n  @@index([id], <|>)\n"), "map type")
    check_completion(post("", "\n  @@index([id], type: <|>)\n"), "BTree Hash Gist Gin SpGist Brin")
    check_completion(post("", "\n  @@index([id(<|>)])\n"), "sort ops")
    check_completion(post("", "\n  @@index([id(sort: <|>)])\n"), "Asc Desc")


def test_operator_classes_fit_the_index_and_the_field() -> None:
    check_completion("model A {\n  x Json\n  @@index([x(ops: <|>)], type: Gin)\n}\n", "JsonbOps JsonbPathOps raw()")


def test_fields_inside_composite_types() -> None:
    check_completion(
        """
        type Photo {
          height Int
        }

        model A {
          photo Photo
          @@index([photo.<|>])
        }
        """,
        "height",
        provider="mongodb",
    )


def test_defaults_fit_the_type() -> None:
    check_completion("model A {\n  x Int @default(<|>)\n}\n", "autoincrement() dbgenerated()")
    check_completion("model A {\n  x Boolean @default(<|>)\n}\n", "true false dbgenerated()")
    check_completion("model A {\n  x E @default(<|>)\n}\nenum E {\n  A\n  B\n}\n", "A B dbgenerated()")
    check_completion("model A {\n  x Int[] @default(<|>)\n}\n", "[] dbgenerated()")


def test_versions_of_a_function() -> None:
    check_completion("model A {\n  x String @default(uuid(<|>))\n}\n", "4 7")


def test_values_of_a_list_of_enums() -> None:
    check_completion("model A {\n  x E[] @default([A, <|>])\n}\nenum E {\n  A\n  B\n}\n", "A B")


def test_keys_of_a_datasource_depend_on_the_version() -> None:
    text = 'datasource db {\n  provider = "postgresql"\n  <|>\n}\n'
    check_completion(text, "relationMode schemas")
    check_completion(text, "url directUrl shadowDatabaseUrl relationMode schemas", version=Version(6, 19))


def test_keys_of_a_generator_depend_on_its_provider() -> None:
    check_completion("generator c {\n  <|>\n}\n", "provider output previewFeatures binaryTargets")
    check_completion(
        'generator c {\n  provider = "prisma-client-js"\n  <|>\n}\n',
        "output previewFeatures binaryTargets engineType compilerBuild",
    )


def test_providers_with_and_without_quotes() -> None:
    check_completion(
        'datasource db {\n  provider = "<|>"\n}\n', "postgresql mysql sqlite sqlserver mongodb cockroachdb"
    )
    check_completed("generator c {\n  provider = <|>\n}\n", '"prisma-client"', '  provider = "prisma-client"')


def test_preview_features_that_are_not_on_yet() -> None:
    check_completion(
        'generator c {\n  previewFeatures = ["nativeDistinct", "partialIndexes", "relationJoins", "typedSql", "<|>"]\n}\n',
        "postgresqlExtensions schemaEngineDriverAdapters shardKeys strictUndefinedChecks views fullTextSearchPostgres",
    )


def test_names_of_database_schemas() -> None:
    text = (
        'datasource db {\n  provider = "postgresql"\n  schemas  = ["one", "two"]\n}\n\nmodel A {\n  @@schema(%s)\n}\n'
    )
    check_completion(text % "<|>", '"one" "two"')
    check_completion(text % '"<|>"', "one two")


def test_nothing_in_comments_and_strings() -> None:
    check_completion("model A {\n  x Int // @<|>\n}\n", "(nothing)")
    check_completion('model A {\n  x String @map("<|>")\n}\n', "")


def test_a_broken_block_leaves_the_others_alone() -> None:
    check_completion(
        "model Broken {\n  x Int @@@ ((\n  y [\n\nmodel A {\n  x Int @<|>\n}\n", "@db @id @unique @default @map @ignore"
    )


@pytest.mark.parametrize(
    ("line", "is_offered"),
    [
        ("born <|>", True),
        ("born <|> Int", False),
        ("author User @relation(onDelete: <|>)", True),
        ("author User @relation(fields: [id, <|>])", True),
        ("author User @relation(fields: [id], <|>)", True),
        ("<|>", False),
        ("born Int <|>", False),
        ("born Int @default(1) <|>", False),
        ("born <|>Int", False),
        ('born String @default("a, <|>")', False),
        ("// born <|>", False),
    ],
)
def test_a_blank_brings_offers_only_where_something_has_to_follow(line: str, is_offered: bool) -> None:
    text = f"model User {{\n  id Int @id\n  {line}\n}}\n"
    found = at_cursor(text, partial(complete, behind_blank=True), "postgresql")
    assert (found is not None) == is_offered
