"""Tables of the six kinds of databases."""

from __future__ import annotations

import pytest

from schema_ls.spec.capabilities import CAPABILITIES, DEMANDS, NO_DATASOURCE
from schema_ls.spec.dialect import Dialect, all_operator_classes
from schema_ls.spec.provider import ACTIONS, INDEX_TYPES, RELATION_MODES, NativeUse
from schema_ls.spec.providers import ALIASES, PROVIDERS, provider_named
from schema_ls.spec.scalars import SCALARS
from schema_ls.spec.versions import NEWEST, Version

KEYS = {"id", "unique", "index"}
KINDS = {"primary_key", "unique", "index", "foreign_key", "default"}


@pytest.mark.parametrize("name", PROVIDERS)
class TestEveryTable:
    def test_carries_the_name_it_is_found_by(self, name):
        assert provider_named(name).name == name

    def test_names_each_native_type_once(self, name):
        names = [row.name for row in provider_named(name).native_types]
        assert len(names) == len(set(names))

    def test_gives_native_types_to_scalars_of_the_language(self, name):
        for row in provider_named(name).native_types:
            assert row.scalars, row.name
            assert set(row.scalars) <= set(SCALARS), row.name

    def test_has_sensible_bounds_of_arguments(self, name):
        for row in provider_named(name).native_types:
            for argument in row.arguments:
                assert argument.high is None or argument.low <= argument.high, row.name

    def test_says_for_existing_keys_where_a_native_type_cannot_be(self, name):
        for row in provider_named(name).native_types:
            assert set(row.not_in) <= KEYS, row.name
            assert row.not_in_unless in (None, "length", "no Max"), row.name
            assert row.not_in or row.not_in_unless is None, row.name

    def test_has_default_native_types_that_exist_and_fit(self, name):
        facts = provider_named(name)
        types = {row.name: row for row in facts.native_types}
        for scalar, use in facts.default_native_types:
            row = types[use.name]
            assert scalar in row.scalars or scalar == "Json", use
            assert len(row.required) <= len(use.arguments) <= len(row.arguments), use

    def test_has_index_types_actions_and_modes_of_the_language(self, name):
        facts = provider_named(name)
        assert set(facts.index_types) <= set(INDEX_TYPES)
        for mode, actions in facts.actions:
            assert mode in RELATION_MODES
            assert set(actions) <= set(ACTIONS)

    def test_has_operator_classes_for_index_types_scalars_and_native_types_of_its_own(self, name):
        facts = provider_named(name)
        types = {row.name for row in facts.native_types}
        for row in facts.operator_classes:
            assert row.index_type in facts.index_types
            assert row.scalar is None or row.scalar in SCALARS
            assert {native for native in row.natives if native} <= types

    def test_compares_names_of_known_kinds_of_constraints(self, name):
        for scope in provider_named(name).name_scopes:
            assert scope.where in ("schema", "model")
            assert set(scope.kinds + scope.also) <= KINDS


class TestCapabilities:
    @pytest.mark.parametrize("name", CAPABILITIES)
    def test_are_of_known_providers(self, name):
        row = CAPABILITIES[name]
        assert set(row.providers) <= {*PROVIDERS, NO_DATASOURCE}
        assert {provider for provider, _ in row.since} <= set(row.providers)

    def test_enums_and_json_came_to_sqlite_with_6_2(self):
        for capability in ("Enums", "Json"):
            assert not Dialect.make("sqlite", Version(6, 1)).supports(capability)
            assert Dialect.make("sqlite", Version(6, 2)).supports(capability)

    def test_sql_server_has_neither_enums_nor_json(self):
        dialect = Dialect.make("sqlserver")
        assert not dialect.supports("Enums")
        assert not dialect.supports("Json")

    def test_without_datasource_next_to_nothing_is_possible(self):
        columns = {"AutoIncrement", "CompoundIds", "Enums", "Json", "ImplicitManyToManyRelation"}
        dialect = Dialect.make(None)
        assert {name for name in columns if dialect.supports(name)} == columns
        for name in ("ScalarLists", "DecimalType", "CompositeTypes", "NamedPrimaryKeys", "NamedForeignKeys"):
            assert not dialect.supports(name)

    def test_an_unknown_provider_is_given_the_benefit_of_the_doubt(self):
        dialect = Dialect.make("oracle")
        assert not dialect.is_sure
        assert {name for name in CAPABILITIES if not dialect.supports(name)} == DEMANDS
        assert dialect.index_types == tuple(INDEX_TYPES)

    def test_asking_for_one_that_no_table_has_is_a_mistake(self):
        with pytest.raises(KeyError):
            Dialect.make("mysql").supports("enums")


class TestNativeTypes:
    def test_money_is_a_decimal_on_postgresql_and_a_float_on_sql_server(self):
        assert Dialect.make("postgresql").native_types()["Money"].scalars == ("Decimal",)
        assert Dialect.make("sqlserver").native_types()["Money"].scalars == ("Float",)

    def test_sqlite_has_none(self):
        assert Dialect.make("sqlite").native_types() == {}
        assert Dialect.make("sqlite").default_native_type("String") is None

    def test_those_of_a_scalar(self):
        names = [row.name for row in Dialect.make("mongodb").native_types_of("Int")]
        assert names == ["Int", "Long"]

    def test_a_string_is_text_on_postgresql_and_191_characters_on_mysql(self):
        assert str(Dialect.make("postgresql").default_native_type("String")) == "Text"
        assert Dialect.make("mysql").default_native_type("String") == NativeUse("VarChar", ("191",))
        assert str(Dialect.make("mysql").default_native_type("Decimal")) == "Decimal(65, 30)"

    def test_bit_of_mysql_has_one_bit_on_a_boolean(self):
        (length,) = Dialect.make("mysql").native_types()["Bit"].arguments
        assert (length.low, length.upper_bound("Bytes"), length.upper_bound("Boolean")) == (1, 64, 1)

    def test_varchar_of_sql_server_is_no_key_only_when_it_is_max(self):
        row = Dialect.make("sqlserver").native_types()["VarChar"]
        assert (row.not_in_unless, row.arguments[0].or_max, row.arguments[0].high) == ("no Max", True, 8000)

    def test_text_of_mysql_is_a_key_only_with_a_length(self):
        assert Dialect.make("mysql").native_types()["Text"].not_in_unless == "length"

    def test_bytes_are_no_id_on_sql_server(self):
        assert Dialect.make("sqlserver").scalar_refused_in("Bytes") == ("id",)
        assert Dialect.make("mysql").scalar_refused_in("Bytes") == ()


class TestRelations:
    def test_restrict_is_missing_on_sql_server_with_foreign_keys_only(self):
        assert "Restrict" not in Dialect.make("sqlserver").referential_actions()
        assert "Restrict" in Dialect.make("sqlserver", relation_mode="prisma").referential_actions()

    def test_the_client_cannot_set_defaults(self):
        for provider in PROVIDERS:
            assert "SetDefault" not in Dialect.make(provider, relation_mode="prisma").referential_actions()

    def test_mongodb_has_one_mode_only(self):
        dialect = Dialect.make("mongodb", relation_mode="foreignKeys")
        assert dialect.relation_modes == ("prisma",)
        assert dialect.relation_mode == "prisma"
        assert not dialect.foreign_keys_exist

    def test_default_actions(self):
        assert Dialect.make("postgresql").default_on_delete(optional=True) == "SetNull"
        assert Dialect.make("postgresql").default_on_delete(optional=False) == "Restrict"
        assert Dialect.make("sqlserver").default_on_delete(optional=False) == "NoAction"
        assert Dialect.make("mysql").default_on_update == "Cascade"

    def test_only_mysql_indexes_foreign_keys_and_only_where_there_are_some(self):
        assert [name for name in PROVIDERS if Dialect.make(name).indexes_foreign_keys] == ["mysql"]
        assert not Dialect.make("mysql", relation_mode="prisma").indexes_foreign_keys

    def test_cycles_are_refused_by_sql_server_and_by_the_client(self):
        assert [name for name in PROVIDERS if Dialect.make(name).refuses_cascade_cycles] == [
            "sqlserver",
            "mongodb",
        ]
        assert Dialect.make("postgresql", relation_mode="prisma").refuses_cascade_cycles
        assert not Dialect.make("sqlserver", relation_mode="prisma").refuses_cascade_paths

    def test_relations_without_index_are_warned_of_where_foreign_keys_were_given_up(self):
        assert Dialect.make("mysql", relation_mode="prisma").warns_of_missing_relation_index
        assert not Dialect.make("mysql").warns_of_missing_relation_index
        assert not Dialect.make("mongodb").warns_of_missing_relation_index


class TestIndexes:
    def test_six_types_on_postgresql_one_without_datasource(self):
        assert Dialect.make("postgresql").index_types == ("BTree", "Hash", "Gist", "Gin", "SpGist", "Brin")
        assert Dialect.make("cockroachdb").index_types == ("BTree", "Gin")
        assert Dialect.make(None).index_types == ("BTree",)

    def test_classes_of_json_in_a_gin_index(self):
        dialect = Dialect.make("postgresql")
        assert dialect.operator_classes("Gin", "Json") == ("JsonbOps", "JsonbPathOps")
        assert dialect.operator_classes("Gin", "Json", "Json") == ()
        assert dialect.operator_classes("Gin", "Json", is_list=True) == ("ArrayOps",)

    def test_lists_of_anything_go_into_a_gin_index(self):
        for provider in ("postgresql", "cockroachdb"):
            dialect = Dialect.make(provider)
            assert dialect.has_default_operator_class("Gin", "Int", is_list=True)
            assert dialect.has_default_operator_class("Gin", "", is_list=True)
            assert not dialect.has_default_operator_class("Gin", "Int")

    def test_an_address_in_a_gist_index_needs_its_class_named(self):
        dialect = Dialect.make("postgresql")
        assert dialect.operator_classes("Gist", "String", "Inet") == ("InetOps",)
        assert not dialect.has_default_operator_class("Gist", "String", "Inet")
        assert dialect.has_default_operator_class("SpGist", "String", "Inet")

    def test_a_tree_needs_no_class(self):
        assert Dialect.make("postgresql").has_default_operator_class("BTree", "String", "Uuid")

    def test_classes_are_named_on_postgresql_only_and_never_in_gin_of_cockroachdb(self):
        assert [name for name in PROVIDERS if Dialect.make(name).names_operator_classes] == ["postgresql"]
        assert not Dialect.make("cockroachdb").takes_operator_class("Gin")
        assert Dialect.make("cockroachdb").takes_operator_class("BTree")

    def test_every_name_of_a_class_ends_the_same_way(self):
        assert {"ArrayOps", "TextOps", "TimestampTzMinMaxMultiOps"} <= all_operator_classes()
        assert all(name.endswith("Ops") for name in all_operator_classes())


def test_postgres_is_another_spelling():
    assert Dialect.make("postgres") == Dialect.make("postgresql")
    assert set(ALIASES.values()) <= set(PROVIDERS)


def test_a_dialect_is_a_value():
    one = Dialect.make("mysql", NEWEST, preview_features=["views", "shardKeys"])
    other = Dialect.make("mysql", NEWEST, preview_features=["shardkeys", "VIEWS"])
    assert one == other
    assert hash(one) == hash(other)
    assert one != Dialect.make("mysql", NEWEST)
