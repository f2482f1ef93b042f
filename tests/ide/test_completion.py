"""What is offered while typing."""

from __future__ import annotations

from functools import partial
from importlib import import_module

import pytest
from editor_doors import at_cursor, check_accepted, check_accepted_widely, check_completed, check_completion

from schema_ls.ide.completion import Completion, Kind, Offer, complete
from schema_ls.ide.context import FieldType
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.workspace.project import Source, read_sources, schema_of

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
        "String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported A Role "
        "String? String[] Boolean? Boolean[] Int? Int[] BigInt? BigInt[] Float? Float[] Decimal? Decimal[] "
        "DateTime? DateTime[] Json? Json[] Bytes? Bytes[] A? A[] Role? Role[]",
    )
    check_completion(
        "model A {\n  x S<|>tring?\n}\n", "String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported A"
    )


def test_scalars_are_lists_only_where_the_database_has_them() -> None:
    check_completion(
        "enum E {\n  X\n}\n\nmodel A {\n  x <|>\n}\n",
        "String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported E A "
        "String? Boolean? Int? BigInt? Float? Decimal? DateTime? Json? Bytes? E? A? A[]",
        provider="mysql",
    )


@pytest.mark.parametrize(
    ("field", "first"),
    [
        ("author", "String"),
        ("role", "Role"),
        ("categories", "Category"),
        ("createdAt", "DateTime"),
        ("isOpen", "Boolean"),
        ("issue", "String"),
        ("categoryId", "BigInt"),
        ("otherId", "Int"),
    ],
)
def test_the_type_that_a_name_speaks_of_comes_first(field: str, first: str) -> None:
    text = f"enum Role {{\n  X\n}}\n\nmodel Category {{\n  id BigInt @id\n}}\n\nmodel A {{\n  {field} <|>\n}}\n"
    found = at_cursor(text, complete, "postgresql")
    assert isinstance(found, Completion)
    assert found.offers[0].label == first


def test_of_very_many_types_those_are_offered_that_fit() -> None:
    many = "".join(f"enum Kind{number} {{\n  X\n}}\n" for number in range(600))
    found = at_cursor(f"{many}model A {{\n  x kd59<|>\n}}\n", complete, "postgresql")
    assert isinstance(found, Completion)
    assert [offer.label for offer in found.offers if offer.kind is Kind.ENUM][:3] == ["Kind59", "Kind159", "Kind259"]
    assert found.is_partial


def test_of_very_many_types_only_those_that_are_offered_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    types_of_fields = import_module("schema_ls.ide.completion.types")
    declared = types_of_fields._declared

    def noted(schema: Schema, context: FieldType, typed: str, name: str) -> Offer | None:
        made.append(name)
        offer: Offer | None = declared(schema, context, typed, name)
        return offer

    monkeypatch.setattr(types_of_fields, "_declared", noted)
    text = "model Here {\n  a \n}\n" + "".join(f"model M{n} {{\n}}\n" for n in range(3_000))
    schema = schema_of(read_sources([Source("a.prisma", text)]), NEWEST)
    found = complete(schema, 0, 1, 4)
    assert found is not None
    assert found.is_partial
    assert len(made) < len(found.offers) + 50


def test_no_decimals_in_mongodb() -> None:
    check_completion(
        "type T {\n  x <|>\n}\n\nmodel A {\n}\n",
        "String Boolean Int BigInt Float DateTime Json Bytes Unsupported T "
        "String? String[] Boolean? Boolean[] Int? Int[] BigInt? BigInt[] Float? Float[] "
        "DateTime? DateTime[] Json? Json[] Bytes? Bytes[] T? T[]",
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


def test_fields_of_the_own_model_those_called_after_the_relation_first() -> None:
    check_completion(post("@relation(fields: [<|>])"), "authorId id")


def test_fields_of_the_other_model_unique_ones_first() -> None:
    check_completion(post("@relation(references: [<|>])"), "id email")


def test_referential_actions_by_database() -> None:
    check_completion(post("@relation(onDelete: <|>)"), "Cascade Restrict NoAction SetNull SetDefault")
    check_completion(post("@relation(onDelete: <|>)"), "Cascade NoAction SetNull SetDefault", provider="sqlserver")


def test_documents_have_referential_actions_and_no_names_of_foreign_keys() -> None:
    check_completion(post("@relation(<|>)"), '"" name fields references onDelete onUpdate', provider="mongodb")


def test_values_only_of_arguments_that_the_database_has() -> None:
    text = "model A {\n  x Int\n  @@unique([x], clustered: <|>)\n}\n"
    check_completion(text, "true false", provider="sqlserver")
    check_completion(text, "", provider="mysql")


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
    check_completion("model A {\n  x Int @default(<|>)\n}\n", "0 autoincrement() dbgenerated()")
    check_completion("model A {\n  x Int @id @default(<|>)\n}\n", "autoincrement() dbgenerated() 0")
    check_completion("model A {\n  x DateTime @default(<|>)\n}\n", "now() dbgenerated()")
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


def test_a_whole_relation_at_once() -> None:
    check_accepted(
        """
        model User {
          id Int @id
        }

        model Post {
          id Int @id
          author Us<|>
        }
        """,
        "User @relation",
        """
        model User {
          id Int @id
          posts Post[]
        }

        model Post {
          id Int @id
          authorId Int
          author User @relation(fields: [authorId], references: [id])
        }
        """,
    )


def test_a_second_relation_gets_a_name_and_takes_the_key_that_is_there() -> None:
    check_accepted(
        """
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int   @id
          userId   Int
          user     User  @relation(fields: [userId], references: [id])
          editorId Int?
          editor   User<|>
        }
        """,
        "User @relation",
        """
        model User {
          id    Int    @id
          posts Post[]
          posts2 Post[] @relation("Post_editor")
        }

        model Post {
          id       Int   @id
          userId   Int
          user     User  @relation(fields: [userId], references: [id])
          editorId Int?
          editor   User? @relation("Post_editor", fields: [editorId], references: [id])
        }
        """,
    )


def test_the_other_side_of_a_relation_as_one_line() -> None:
    check_accepted(
        """
        model User {
          id Int @id
          <|>
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        }
        """,
        "posts Post[]",
        """
        model User {
          id Int @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        }
        """,
    )


def test_the_side_with_the_key_brings_the_key() -> None:
    check_accepted(
        "model User {\n  id Int @id\n  posts Post[]\n}\n\nmodel Post {\n  id Int @id\n  <|>\n}\n",
        "user User?",
        """
        model User {
          id Int @id
          posts Post[]
        }

        model Post {
          id Int @id
          userId Int?
          user User? @relation(fields: [userId], references: [id])
        }
        """,
    )


def test_an_id_for_a_model_without_one() -> None:
    check_completed("model A {\n  <|>\n}\n", "id", "  id Int @id @default(autoincrement())")
    check_completed(
        "model A {\n  <|>\n}\n", "id", '  id String @id @default(auto()) @map("_id") @db.ObjectId', provider="mongodb"
    )


def test_names_in_the_way_of_databases() -> None:
    check_completion("model BlogPost {\n  id Int @id\n  @@map(<|>)\n}\n", '"blog_posts" "blog_post"')
    check_completion('model A {\n  createdAt Int @map("<|>")\n}\n', "created_at")
    check_completion('enum PostKind {\n  X\n  @@map("<|>")\n}\n', "post_kind")


def test_names_of_relations_that_the_other_model_has() -> None:
    text = """
        model User {
          id     Int    @id
          edited Post[] @relation("edited")
          read   Post[] @relation("read")
        }

        model Post {
          reader User @relation("read")
          editor User @relation(%s)
        }
        """
    check_completion(text % '"<|>"', "edited read")
    check_completion(text % 'name: "<|>"', "edited read")


def test_variables_in_env_alone() -> None:
    ask = partial(complete, variables=lambda: ("DATABASE_URL", "DIRECT_URL"))
    for line, expected in (
        ('url = env("<|>")', ["DATABASE_URL", "DIRECT_URL"]),
        ("url = env(<|>)", ['"DATABASE_URL"', '"DIRECT_URL"']),
        ('url = "<|>"', []),
    ):
        found = at_cursor(f"datasource db {{\n  {line}\n}}\n", ask, "", Version(6, 19))
        assert isinstance(found, Completion)
        assert [offer.label for offer in found.offers] == expected


def test_database_schemas_that_blocks_name() -> None:
    check_completion(
        'datasource db {\n  provider = "postgresql"\n  schemas = [<|>]\n}\n\n'
        'model A {\n  id Int @id\n  @@schema("one")\n}\n\nenum E {\n  X\n  @@schema("two")\n}\n',
        '"one" "two" ""',
    )


def test_a_key_without_its_sign() -> None:
    check_completed("generator c {\n  provider <|>\n}\n", '= "prisma-client"', '  provider = "prisma-client"')
    check_completion('generator c {\n  provider <|>= "x"\n}\n', "(nothing)")


@pytest.mark.parametrize(
    ("line", "label", "expected"),
    [
        ("x Int @def<|>ault(1)", "@default", "x Int @default(1)"),
        ("x Int <|>@unique", "@map", 'x Int @map("$0") @unique'),
        ("x Int @default(auto<|>increment())", "autoincrement()", "x Int @default(autoincrement())"),
        ("x <|>Int", "String", "x String"),
        ("x <|>   Int?", "String", "x String?"),
        ("b B @relation(on<|>: Cascade)", "onDelete", "b B @relation(onDelete: Cascade)"),
        ("b B @relation(<|>fields: [x])", "onDelete", "b B @relation(onDelete: $0, fields: [x])"),
        ("b B @relation(fields: [<|>x])", "id", "b B @relation(fields: [id])"),
        ("@@ind<|>ex([id])", "@@index", "@@index([id])"),
        ("x String @db.VarCh<|>ar(10)", "VarChar()", "x String @db.VarChar(10)"),
    ],
)
def test_what_stands_behind_is_not_said_twice(line: str, label: str, expected: str) -> None:
    text = "model A {\n  id Int @id\n  %s\n}\n\nmodel B {\n  id Int @id\n}\n"
    check_completed(text % line, label, f"  {expected}")


@pytest.mark.parametrize(
    "line", ["na<|>me Int", "<|>name Int", "b B @relation(fields [x] <|>)", "b B @relation(onDelete: <|> X)"]
)
def test_nothing_where_it_could_only_do_harm(line: str) -> None:
    check_completion(f"model A {{\n  id Int @id\n  {line}\n}}\n\nmodel B {{\n}}\n", "(nothing)")


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        ("x Int @<|>", "@relation"),
        ("b B @<|>", "@unique"),
        ("b B @<|>", "@default"),
        ("x Int[] @<|>", "@id"),
        ("x B<|>", "Int!"),
        ('x String @default("@id") @<|>', "@relation"),
        ("b B @relation(fields: [<|>])", "b"),
        ("b B @relation(fields: [x, <|>])", "x"),
        ("@@index([x], <|>)", "fields"),
        ("x Int @unique(sort: <|>)", "ops"),
    ],
)
def test_nothing_is_offered_that_would_be_wrong(line: str, absent: str) -> None:
    found = at_cursor(f"model A {{\n  x Int\n  {line}\n}}\n\nmodel B {{\n  id Int @id\n}}\n", complete, "postgresql")
    assert isinstance(found, Completion)
    assert absent not in [offer.label for offer in found.offers]


def test_no_id_is_looked_for_in_strings() -> None:
    check_completion(
        'model A {\n  x String @default("@id")\n  @@<|>\n}\n',
        "@@id @@unique @@index @@map @@schema @@ignore",
    )


def test_no_native_types_where_the_database_has_none() -> None:
    check_completion("model A {\n  x String @db.<|>\n}\n", "", provider="sqlite")


def test_two_relations_that_lack_the_same_side_are_offered_as_one() -> None:
    text = "model A {\n  id Int @id\n  one B[]\n  two B[]\n}\n\nmodel B {\n  id Int @id\n  <|>\n}\n"
    found = at_cursor(text, complete, "postgresql")
    assert isinstance(found, Completion)
    assert [offer.label for offer in found.offers if offer.kind is Kind.FIELD] == ["a A?"]


@pytest.mark.parametrize("end", ["", "\n", "\n}"])
def test_types_at_the_end_of_a_file(end: str) -> None:
    found = at_cursor(
        f"enum Role{{\n  X\n}}\n\nmodel B {{ // why\n}}\n\nmodel A {{\n  x <|>{end}", complete, "postgresql"
    )
    assert isinstance(found, Completion)
    assert {"Role", "B", "A", "String"} <= {offer.label for offer in found.offers}


def test_native_types_in_composite_types() -> None:
    check_completion("type T {\n  x DateTime @db.<|>\n}\n", "Date Timestamp", provider="mongodb")


@pytest.mark.parametrize(
    ("field", "provider", "expected"),
    [
        ("x Boolean", "sqlserver", "true false dbgenerated() map"),
        ("x Int", "mongodb", "0"),
        ("x Int @id", "cockroachdb", "sequence() dbgenerated() 0"),
        ("x String", "sqlite", '"" cuid() uuid() ulid() nanoid() dbgenerated()'),
    ],
)
def test_defaults_of_other_databases(field: str, provider: str, expected: str) -> None:
    check_completion(f"model A {{\n  {field} @default(<|>)\n}}\n", expected, provider=provider)


def test_json_where_the_database_has_it() -> None:
    for provider, is_there in (("sqlite", True), ("sqlserver", False)):
        found = at_cursor("model A {\n  x <|>\n}\n", complete, provider)
        assert isinstance(found, Completion)
        assert ("Json" in [offer.label for offer in found.offers]) is is_there


def test_attributes_of_enums() -> None:
    check_completion("enum E {\n  X\n  @@<|>\n}\n", "@@map @@schema")


def test_a_list_in_place_of_an_empty_string() -> None:
    check_accepted(
        'generator c {\n  previewFeatures = "<|>" // why\n}\n',
        "[]",
        'generator c {\n  previewFeatures = [""] // why\n}\n',
    )
    check_completion('generator c {\n  output = "<|>"\n}\n', "")


def test_a_relation_of_a_model_to_itself_is_optional_and_has_a_name() -> None:
    text = """
        model Node {
          id Int @id
          parent No<|>
        }
        """
    check_accepted(
        text,
        "Node @relation",
        """
        model Node {
          id Int @id
          parentId Int?
          nodes Node[] @relation("Node_parent")
          parent Node? @relation("Node_parent", fields: [parentId], references: [id])
        }
        """,
    )
    check_accepted(
        text,
        "Node @relation",
        """
        model Node {
          id Int @id
          parentId Int?
          nodes Node[] @relation("Node_parent")
          parent Node? @relation("Node_parent", fields: [parentId], references: [id], onDelete: NoAction, onUpdate: NoAction)
        }
        """,
        provider="sqlserver",
    )


def test_the_other_side_of_a_relation_to_itself() -> None:
    check_accepted(
        """
        model Category {
          id       Int       @id
          parentId Int?
          parent   Category? @relation("tree", fields: [parentId], references: [id])
          <|>
        }
        """,
        "categories Category[]",
        """
        model Category {
          id       Int       @id
          parentId Int?
          parent   Category? @relation("tree", fields: [parentId], references: [id])
          categories Category[] @relation("tree")
        }
        """,
    )


def test_an_other_side_in_another_file_is_added_when_the_relation_was_chosen() -> None:
    check_accepted_widely(
        """
        //- user.prisma
        model User {
          id Int @id
        }
        //- post.prisma
        model Post {
          id Int @id
          author Us<|>
        }
        """,
        "User @relation",
        """
        model User {
          id Int @id
          posts Post[]
        }
        model Post {
          id Int @id
          authorId Int
          author User @relation(fields: [authorId], references: [id])
        }
        """,
    )


def test_what_cockroachdb_has_of_lists_and_sequences() -> None:
    check_completion(
        "enum R {\n  A\n}\n\nmodel M {\n  r R @default(<|>)\n}\n", "A dbgenerated()", provider="cockroachdb"
    )
    found = at_cursor("model M {\n  r Js<|>\n}\n", complete, "cockroachdb")
    assert isinstance(found, Completion)
    labels = {offer.label for offer in found.offers}
    assert labels & {"Json[]", "Json?", "Int[]"} == {"Json?", "Int[]"}
