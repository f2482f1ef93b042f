"""Attributes, functions and properties: what each takes, and in which dialects."""

from __future__ import annotations

import pytest

from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES
from schema_ls.spec.capabilities import CAPABILITIES
from schema_ls.spec.datasource import DATASOURCE, GENERATOR, GENERATOR_PROVIDERS
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.functions import FUNCTIONS
from schema_ls.spec.providers import PROVIDERS
from schema_ls.spec.scalars import BLOCK_KEYWORDS, RESERVED_TYPE_NAMES, SCALARS
from schema_ls.spec.versions import FEATURES, NEWEST, Version

ATTRIBUTES = {**FIELD_ATTRIBUTES, **BLOCK_ATTRIBUTES}
PARAMETERS = [(row, parameter) for row in ATTRIBUTES.values() for parameter in (*row.parameters, *row.entry_parameters)]
FIELD_KINDS = {"scalar", "enum", "composite", "relation", "unsupported"}
VALUE_KINDS = {
    "string",
    "client-name",
    "fields",
    "field-names",
    "references",
    "action",
    "boolean",
    "integer",
    "sort",
    "index-type",
    "ops",
    "value",
    "where",
}
FIVE, SIX = Version(5, 22), Version(6, 19)


def allowed_parameters(name: str, dialect: Dialect) -> list[str]:
    row = ATTRIBUTES[name]
    return [parameter.name for parameter in row.parameters if dialect.allows(parameter)]


def allowed_entry_parameters(name: str, dialect: Dialect) -> list[str]:
    row = ATTRIBUTES[name]
    return [parameter.name for parameter in row.entry_parameters if dialect.allows(parameter)]


class TestTables:
    def test_field_attributes_stand_on_fields_and_block_attributes_do_not(self):
        assert all(row.fields and set(row.fields) <= FIELD_KINDS for row in FIELD_ATTRIBUTES.values())
        assert not any(row.fields for row in BLOCK_ATTRIBUTES.values())
        assert not any(name.startswith("@@") for name in FIELD_ATTRIBUTES)
        assert all(name.startswith("@@") for name in BLOCK_ATTRIBUTES)

    def test_blocks_are_blocks_of_the_language(self):
        for row in ATTRIBUTES.values():
            assert set(row.blocks) <= {*BLOCK_KEYWORDS, "enum value"}, row.name

    def test_kinds_of_values_are_the_documented_ones(self):
        assert {parameter.kind for _, parameter in PARAMETERS} == VALUE_KINDS

    def test_a_value_without_name_has_one_place_to_go(self):
        for row in ATTRIBUTES.values():
            assert sum(parameter.unnamed for parameter in row.parameters) <= 1, row.name

    def test_an_old_name_leads_to_a_parameter_of_the_same_attribute(self):
        for row, parameter in PARAMETERS:
            assert parameter.new_name is None or row.parameter(parameter.new_name) is not None

    def test_capabilities_and_features_that_rows_ask_for_exist(self):
        arguments = [argument for row in FUNCTIONS.values() for argument in row.arguments]
        rows = [
            *ATTRIBUTES.values(),
            *(parameter for _, parameter in PARAMETERS),
            *FUNCTIONS.values(),
            *arguments,
            *DATASOURCE.values(),
            *GENERATOR.values(),
        ]
        features = {getattr(row, name, None) for row in rows for name in ("feature", "in_views")}
        assert features - {None} <= set(FEATURES)
        assert {getattr(row, "capability", None) for row in rows} - {None} <= set(CAPABILITIES)

    def test_everything_explains_itself_in_a_sentence(self):
        rows = [*ATTRIBUTES.values(), *FUNCTIONS.values(), *DATASOURCE.values(), *GENERATOR.values()]
        docs = [*(row.doc for row in rows), *(parameter.doc for _, parameter in PARAMETERS)]
        assert [doc for doc in docs if not doc.endswith(".")] == []

    def test_known_providers_and_generators(self):
        for row in (*FUNCTIONS.values(), *DATASOURCE.values()):
            assert set(row.providers or ()) <= set(PROVIDERS)
        for row in GENERATOR.values():
            assert set(row.generators or ()) <= set(GENERATOR_PROVIDERS)


class TestAttributes:
    def test_shard_keys_are_of_mysql_and_have_to_be_switched_on(self):
        row = FIELD_ATTRIBUTES["@shardKey"]
        assert Dialect.make("mysql", SIX, preview_features=["shardKeys"]).allows(row)
        assert not Dialect.make("mysql", SIX).allows(row)
        assert not Dialect.make("mysql", FIVE, preview_features=["shardKeys"]).allows(row)
        assert not Dialect.make("postgresql", SIX, preview_features=["shardKeys"]).allows(row)

    def test_fulltext_indexes_are_of_mysql_and_mongodb(self):
        row = BLOCK_ATTRIBUTES["@@fulltext"]
        assert [name for name in PROVIDERS if Dialect.make(name).allows(row)] == ["mysql", "mongodb"]

    def test_schemas_are_of_three_databases(self):
        row = BLOCK_ATTRIBUTES["@@schema"]
        assert [name for name in PROVIDERS if Dialect.make(name).allows(row)] == [
            "postgresql",
            "sqlserver",
            "cockroachdb",
        ]

    def test_only_indexes_may_be_repeated(self):
        assert [name for name, row in ATTRIBUTES.items() if row.repeatable] == [
            "@@unique",
            "@@index",
            "@@fulltext",
        ]

    @pytest.mark.parametrize(
        ("provider", "parameters"),
        [
            ("postgresql", ["map"]),
            ("mysql", ["length"]),
            ("sqlite", []),
            ("sqlserver", ["map", "sort", "clustered"]),
            ("mongodb", []),
        ],
    )
    def test_parameters_of_an_id(self, provider, parameters):
        assert allowed_parameters("@id", Dialect.make(provider)) == parameters

    def test_a_relation_is_named_in_the_database_where_there_are_named_foreign_keys(self):
        assert "map" in allowed_parameters("@relation", Dialect.make("mysql"))
        assert "map" not in allowed_parameters("@relation", Dialect.make("sqlite"))

    def test_an_index_over_some_rows(self):
        on = Dialect.make("postgresql", preview_features=["partialIndexes"])
        assert "where" in allowed_parameters("@@unique", on)
        assert "where" not in allowed_parameters("@@unique", Dialect.make("postgresql"))
        on_mysql = Dialect.make("mysql", preview_features=["partialIndexes"])
        assert "where" not in allowed_parameters("@@unique", on_mysql)
        assert BLOCK_ATTRIBUTES["@@id"].parameter("where") is None

    def test_arguments_of_an_entry(self):
        assert allowed_entry_parameters("@@index", Dialect.make("mysql")) == ["length", "sort", "ops"]
        assert allowed_entry_parameters("@@id", Dialect.make("postgresql")) == []
        assert allowed_entry_parameters("@@fulltext", Dialect.make("mongodb")) == ["sort"]

    def test_values_without_name(self):
        names = {name: row.unnamed_parameter.name for name, row in ATTRIBUTES.items() if row.unnamed_parameter}
        assert names == {
            "@default": "value",
            "@map": "name",
            "@relation": "name",
            "@@id": "fields",
            "@@unique": "fields",
            "@@index": "fields",
            "@@fulltext": "fields",
            "@@map": "name",
            "@@schema": "map",
            "@@shardKey": "fields",
        }


class TestFunctions:
    @pytest.mark.parametrize(
        ("provider", "scalar", "names"),
        [
            ("postgresql", "Int", ["autoincrement", "dbgenerated"]),
            ("postgresql", "String", ["cuid", "uuid", "ulid", "nanoid", "dbgenerated"]),
            ("postgresql", "DateTime", ["now", "dbgenerated"]),
            ("postgresql", "Boolean", ["dbgenerated"]),
            ("cockroachdb", "Int", ["dbgenerated", "sequence"]),
            ("cockroachdb", "BigInt", ["autoincrement", "dbgenerated", "sequence"]),
            ("mongodb", "Int", []),
            ("mongodb", "String", ["cuid", "uuid", "ulid", "nanoid", "auto"]),
            (None, "Int", ["autoincrement", "dbgenerated"]),
        ],
    )
    def test_defaults_of_a_field(self, provider, scalar, names):
        assert [row.name for row in Dialect.make(provider).default_functions(scalar)] == names

    def test_ulid_came_with_six(self):
        assert not Dialect.make("mysql", FIVE).knows_function(FUNCTIONS["ulid"])
        assert Dialect.make("mysql", SIX).knows_function(FUNCTIONS["ulid"])

    def test_a_name_may_be_known_and_yet_refused(self):
        mysql = Dialect.make("mysql")
        assert mysql.knows_function(FUNCTIONS["auto"])
        assert not mysql.allows(FUNCTIONS["auto"])
        assert not mysql.knows_function(FUNCTIONS["sequence"])

    @pytest.mark.parametrize(
        ("name", "taken", "refused"),
        [("cuid", (1, 2), (0, 3)), ("uuid", (4, 7), (1, 5)), ("nanoid", (2, 21, 255), (1, 256))],
    )
    def test_numbers_of_identifiers(self, name, taken, refused):
        (argument,) = FUNCTIONS[name].arguments
        assert [number for number in (*taken, *refused) if argument.takes(number)] == list(taken)

    def test_scalars_are_those_of_the_language(self):
        for row in FUNCTIONS.values():
            assert set(row.scalars or ()) <= set(SCALARS)


class TestDatasource:
    def test_connection_strings_are_needed_before_seven_and_refused_since(self):
        assert Dialect.make("mysql", SIX).needs_url
        assert not Dialect.make("mysql", NEWEST).needs_url
        for name in ("url", "directUrl", "shadowDatabaseUrl"):
            assert Dialect.make("mysql", SIX).allows(DATASOURCE[name])
            assert not Dialect.make("mysql", NEWEST).allows(DATASOURCE[name])

    def test_an_adapter_of_sqlite_brings_its_own_address(self):
        features = ["schemaEngineDriverAdapters"]
        assert not Dialect.make("sqlite", SIX, preview_features=features).needs_url
        assert Dialect.make("postgresql", SIX, preview_features=features).needs_url
        assert Dialect.make("sqlite", FIVE, preview_features=features).needs_url

    def test_extensions_are_of_postgresql(self):
        row, features = DATASOURCE["extensions"], ["postgresqlExtensions"]
        assert [name for name in PROVIDERS if Dialect.make(name, preview_features=features).allows(row)] == [
            "postgresql"
        ]
        assert not Dialect.make("postgresql").allows(row)

    def test_the_old_name_of_the_relation_mode_names_the_new_one(self):
        assert DATASOURCE["referentialIntegrity"].new_name == "relationMode"
        assert DATASOURCE["relationMode"].choices == ("foreignKeys", "prisma")


def test_scalars_in_the_order_people_know_them():
    assert list(SCALARS) == [
        "String",
        "Boolean",
        "Int",
        "BigInt",
        "Float",
        "Decimal",
        "DateTime",
        "Json",
        "Bytes",
    ]


def test_reserved_names_are_words_of_the_generated_language():
    assert {"PrismaClient", "class", "async", "using"} <= RESERVED_TYPE_NAMES
    assert RESERVED_TYPE_NAMES.isdisjoint(SCALARS)
