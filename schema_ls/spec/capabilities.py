"""What kinds of databases can do: one row for each question that rules and the editor ask.

`Dialect.supports` is the way to ask. A row is about the database alone; whether a version of Prisma knows the
thing at all, or wants a preview feature for it, stands in `versions.FEATURES`.
"""

from __future__ import annotations

from typing import NamedTuple

from schema_ls.spec.versions import EVER, Version

NO_DATASOURCE = ""
"""Stands among the providers for a schema without datasource, which is judged by rules of its own."""


class Capability(NamedTuple):
    """An ability, and the providers that have it."""

    doc: str
    """A noun phrase that completes "the database has no ..."."""
    providers: tuple[str, ...]
    since: tuple[tuple[str, Version], ...] = ()
    """First version of Prisma for providers that did not have it from the start."""

    def first_version(self, provider: str | None) -> Version | None:
        """The version from which on `provider` (None: no datasource) has it; None where it never does."""
        name = provider or NO_DATASOURCE
        return dict(self.since).get(name, EVER) if name in self.providers else None


_ALL_SQL = ("postgresql", "mysql", "sqlite", "sqlserver", "cockroachdb")
_SQLITE_JSON = (("sqlite", Version(6, 2)),)
_PARTIAL = ("postgresql", "sqlite", "sqlserver", "cockroachdb")

CAPABILITIES: dict[str, Capability] = {
    "UrlFromAdapter": Capability("a driver adapter that knows its address", ("sqlite",)),
    # Types
    "ScalarLists": Capability("lists of scalars", ("postgresql", "cockroachdb", "mongodb")),
    "Enums": Capability(
        "enums", ("postgresql", "mysql", "sqlite", "cockroachdb", "mongodb", NO_DATASOURCE), _SQLITE_JSON
    ),
    "EnumTypes": Capability("types for enums", ("postgresql", "mysql", "cockroachdb")),
    "EnumLabelsWithoutCase": Capability("enum labels that differ in more than their case", ("mysql",)),
    "Json": Capability(
        "Json fields",
        ("postgresql", "mysql", "sqlite", "cockroachdb", "mongodb", NO_DATASOURCE),
        _SQLITE_JSON,
    ),
    "JsonLists": Capability("lists of Json", ("postgresql", "mongodb")),
    "DecimalType": Capability("Decimal fields", _ALL_SQL),
    "ReadableUnsupportedTypes": Capability(
        "types that `Unsupported` may not hide", ("postgresql", "mysql", "sqlserver", "cockroachdb")
    ),
    "CompositeTypes": Capability("composite types", ("mongodb",)),
    # Ids and generated values
    "CompoundIds": Capability("ids of several fields", (*_ALL_SQL, NO_DATASOURCE)),
    "AutoIncrement": Capability("`autoincrement()`", (*_ALL_SQL, NO_DATASOURCE)),
    "AutoIncrementAllowedOnNonId": Capability(
        "`autoincrement()` outside the id", ("postgresql", "mysql", "sqlserver", "cockroachdb")
    ),
    "AutoIncrementMultipleAllowed": Capability(
        "several `autoincrement()` fields in a model", ("postgresql", "sqlserver", "cockroachdb")
    ),
    "AutoIncrementNonIndexedAllowed": Capability(
        "`autoincrement()` without an index", ("postgresql", "sqlserver", "cockroachdb")
    ),
    "AutoIncrementOnInt": Capability(
        "`autoincrement()` on Int", ("postgresql", "mysql", "sqlite", "sqlserver", NO_DATASOURCE)
    ),
    "DefaultExpressions": Capability("`dbgenerated()`", (*_ALL_SQL, NO_DATASOURCE)),
    "DefaultValueAuto": Capability("`auto()`", ("mongodb",)),
    # Relations
    "ForeignKeys": Capability("foreign keys", (*_ALL_SQL, NO_DATASOURCE)),
    "IndexesForeignKeys": Capability("indexes that come with foreign keys", ("mysql",)),
    "ImplicitManyToManyRelation": Capability("implicit many-to-many relations", (*_ALL_SQL, NO_DATASOURCE)),
    "JoinTablePrimaryKey": Capability(
        "a primary key of implicit many-to-many relations", ("postgresql", "cockroachdb")
    ),
    "TwoWayEmbeddedManyToManyRelation": Capability("many-to-many relations kept in lists", ("mongodb",)),
    "RelationFieldsInArbitraryOrder": Capability(
        "references in another order than the key",
        ("postgresql", "mysql", "sqlite", "cockroachdb", "mongodb"),
    ),
    "ReferenceCycleDetection": Capability("a check for cycles of cascading relations", ("sqlserver",)),
    "SetNullOnRequired": Capability("`SetNull` over required fields", ("postgresql",)),
    "SetDefaultWithoutEffect": Capability("`SetDefault` that the database turns down", ("mysql",)),
    "AlsoUniqueIds": Capability("a second unique index on the id", (*_ALL_SQL, NO_DATASOURCE)),
    "UnderscoreIds": Capability("ids that must be called `_id`", ("mongodb",)),
    "RelationsOfOneNativeType": Capability("relations that need the same native type", ("mongodb",)),
    # Names
    "AnyColumnName": Capability("column names that begin with `$` or hold a `.`", (*_ALL_SQL, NO_DATASOURCE)),
    "MultiSchema": Capability("several schemas", ("postgresql", "sqlserver", "cockroachdb")),
    "NamedPrimaryKeys": Capability("names of primary keys", ("postgresql", "sqlserver", "cockroachdb")),
    "NamedForeignKeys": Capability("names of foreign keys", ("postgresql", "mysql", "sqlserver", "cockroachdb")),
    "NamedDefaultValues": Capability("names of defaults", ("sqlserver",)),
    # Indexes
    "FullTextIndex": Capability("fulltext indexes", ("mysql", "mongodb")),
    "SortOrderInFullTextIndex": Capability("`sort:` in a fulltext index", ("mongodb",)),
    "MultipleFullTextAttributesPerModel": Capability("several fulltext indexes in a model", ("mysql",)),
    "IndexColumnLengthPrefixing": Capability("`length:` in indexes", ("mysql",)),
    "PrimaryKeySortOrderDefinition": Capability("`sort:` in ids", ("sqlserver",)),
    "SameIndexTwice": Capability("two indexes on the same fields", (*_ALL_SQL, NO_DATASOURCE)),
    "FullTextFieldsApart": Capability("fulltext fields that lie apart", ("mysql",)),
    "InvertedJsonAnywhere": Capability("Json before other fields of a Gin index", ("postgresql",)),
    "ClusteringSetting": Capability("`clustered:`", ("sqlserver",)),
    "ShardKeys": Capability("shard keys", ("mysql",), (("mysql", Version(6, 10)),)),
    "PartialIndexes": Capability(
        "indexes over some rows only", _PARTIAL, tuple((name, Version(7, 4)) for name in _PARTIAL)
    ),
}

DEMANDS = frozenset(
    (
        "EnumLabelsWithoutCase",
        "IndexesForeignKeys",
        "ReadableUnsupportedTypes",
        "ReferenceCycleDetection",
        "RelationsOfOneNativeType",
        "SetDefaultWithoutEffect",
        "UnderscoreIds",
    )
)
"""Rows that ask something of the schema rather than allow something; an unknown database asks for nothing."""
