"""Attributes of fields, enum values and blocks: where each may stand and what it takes."""

from __future__ import annotations

from typing import NamedTuple


class Parameter(NamedTuple):
    """An argument that an attribute, or an entry of its field list, takes."""

    name: str
    kind: str
    """Kind of its value:
    "string"; "client-name" (string that becomes a name in the client: letters, digits, `_`);
    "fields" (list of fields of this block, each with arguments of its own); "field-names" (list of bare
    fields of this block); "references" (list of bare fields of the other model); "action"; "boolean";
    "integer"; "sort"; "index-type"; "ops" (operator class or `raw()`); "value" (literal, enum value or
    function); "where" (`raw()` or object)."""
    doc: str
    unnamed: bool = False
    """Whether the value may stand without the name."""
    required: bool = False
    not_empty: bool = False
    """Whether an empty string is refused."""
    capability: str | None = None
    """What the database must be able to do (`capabilities.CAPABILITIES`)."""
    feature: str | None = None
    """Feature of the language (`versions.FEATURES`) that it needs."""
    in_views: str | None = None
    """Feature that it needs in a view."""
    new_name: str | None = None
    """The name to use instead of this old one; both together are refused."""


class Attribute(NamedTuple):
    """An attribute, with its `@` or `@@`."""

    name: str
    doc: str
    blocks: tuple[str, ...]
    """Blocks that it may stand in: "model", "view", "type", "enum"; "enum value" for those on a value."""
    fields: tuple[str, ...] = ()
    """Fields that it may stand on: "scalar", "enum", "composite", "relation", "unsupported"."""
    parameters: tuple[Parameter, ...] = ()
    entry_parameters: tuple[Parameter, ...] = ()
    """Arguments of each entry of the field list, as in `[title(sort: Desc)]`."""
    repeatable: bool = False
    scalars: tuple[str, ...] | None = None
    """Types of fields that it fits; None: all."""
    on_lists: bool = True
    on_optional: bool = True
    capability: str | None = None
    feature: str | None = None
    in_views: str | None = None

    def parameter(self, name: str) -> Parameter | None:
        """The parameter called `name`."""
        return next((row for row in self.parameters if row.name == name), None)

    @property
    def unnamed_parameter(self) -> Parameter | None:
        """The parameter that takes a value without a name."""
        return next((row for row in self.parameters if row.unnamed), None)

    def entry_parameter(self, name: str) -> Parameter | None:
        """The parameter called `name` of an entry of the field list."""
        return next((row for row in self.entry_parameters if row.name == name), None)


_VIEW_KEYS = "view-keys"

_LENGTH = Parameter(
    "length",
    "integer",
    "How much of the beginning of the value is indexed.",
    capability="IndexColumnLengthPrefixing",
    in_views=_VIEW_KEYS,
)
_SORT = Parameter("sort", "sort", "Order of the index: `Asc` or `Desc`.", in_views=_VIEW_KEYS)
_ID_SORT = _SORT._replace(capability="PrimaryKeySortOrderDefinition")
_CLUSTERED = Parameter(
    "clustered",
    "boolean",
    "Whether the table itself is kept in this order.",
    capability="ClusteringSetting",
    in_views=_VIEW_KEYS,
)
_OPS = Parameter("ops", "ops", 'What the index compares by: an operator class, or `raw("...")`.')
_WHERE = Parameter(
    "where",
    "where",
    "Which rows are indexed.",
    capability="PartialIndexes",
    feature="partial-indexes",
)


def _map(doc: str, capability: str | None = None, in_views: str | None = None) -> Parameter:
    """A `map:` that names something of the database."""
    return Parameter("map", "string", doc, not_empty=True, capability=capability, in_views=in_views)


_ID_MAP = _map("Name of the primary key in the database.", "NamedPrimaryKeys")
_UNIQUE_MAP = _map("Name of the unique index in the database.", in_views=_VIEW_KEYS)
_INDEX_MAP = _map("Name of the index in the database.")
_CLIENT_NAME = Parameter("name", "client-name", "Name of the combination in queries of the client.", not_empty=True)


def _fields(doc: str) -> Parameter:
    """The list of fields of a block attribute."""
    return Parameter("fields", "fields", doc, unnamed=True, required=True)


def _name_in_database(doc: str) -> Parameter:
    """The only argument of `@map` and `@@map`."""
    return Parameter("name", "string", doc, unnamed=True, required=True, not_empty=True)


_SINGLE = ("scalar", "enum", "composite", "unsupported")

FIELD_ATTRIBUTES: dict[str, Attribute] = {
    row.name: row
    for row in (
        Attribute(
            "@id",
            "The id of the model: no two records have the same value.",
            ("model", "view"),
            _SINGLE,
            (_ID_MAP, _LENGTH, _ID_SORT, _CLUSTERED),
            on_lists=False,
            on_optional=False,
            in_views=_VIEW_KEYS,
        ),
        Attribute(
            "@unique",
            "No two records have the same value.",
            ("model", "view"),
            _SINGLE,
            (_UNIQUE_MAP, _LENGTH, _SORT, _CLUSTERED, _WHERE),
        ),
        Attribute(
            "@default",
            "The value of a new record that gives none.",
            ("model", "view", "type"),
            ("scalar", "enum", "unsupported"),
            (
                Parameter("value", "value", "A literal, an enum value or a function.", unnamed=True, required=True),
                _map("Name of the default in the database.", "NamedDefaultValues"),
            ),
        ),
        Attribute(
            "@updatedAt",
            "The client writes the current time at every change of the record.",
            ("model", "view"),
            ("scalar",),
            scalars=("DateTime",),
            on_lists=False,
        ),
        Attribute(
            "@map",
            "The name in the database, where it differs.",
            ("model", "view", "type", "enum value"),
            _SINGLE,
            (_name_in_database("Name of the column, or of the enum value, in the database."),),
        ),
        Attribute(
            "@relation",
            "How the records of two models belong together.",
            ("model", "view"),
            ("relation",),
            (
                Parameter(
                    "name",
                    "string",
                    "Tells several relations between the same models apart; both sides carry it.",
                    unnamed=True,
                    not_empty=True,
                ),
                Parameter("fields", "field-names", "Fields of this model that hold the reference."),
                Parameter("references", "references", "Fields of the other model that are referred to."),
                Parameter("onDelete", "action", "What happens here when the other record is deleted."),
                Parameter("onUpdate", "action", "What happens here when the other record's key changes."),
                _map("Name of the foreign key in the database.", "NamedForeignKeys"),
            ),
        ),
        Attribute(
            "@ignore",
            "The field stays in the schema, the client does without it.",
            ("model", "view"),
            ("scalar", "enum", "composite", "relation"),
        ),
        Attribute(
            "@shardKey",
            "The field decides which shard a record lies in.",
            ("model", "view"),
            _SINGLE,
            on_optional=False,
            capability="ShardKeys",
            feature="shard-keys",
        ),
    )
}

BLOCK_ATTRIBUTES: dict[str, Attribute] = {
    row.name: row
    for row in (
        Attribute(
            "@@id",
            "Several fields together are the id of the model.",
            ("model", "view"),
            parameters=(_fields("Fields of the id, in this order."), _CLIENT_NAME, _ID_MAP, _CLUSTERED),
            entry_parameters=(_LENGTH, _ID_SORT),
            in_views=_VIEW_KEYS,
        ),
        Attribute(
            "@@unique",
            "No two records have the same combination of values.",
            ("model", "view"),
            parameters=(
                _fields("Fields of the unique index, in this order."),
                _CLIENT_NAME,
                _UNIQUE_MAP,
                _CLUSTERED,
                _WHERE,
            ),
            entry_parameters=(_LENGTH, _SORT),
            repeatable=True,
        ),
        Attribute(
            "@@index",
            "An index: makes queries by these fields fast.",
            ("model", "view"),
            parameters=(
                _fields("Fields of the index, in this order."),
                _INDEX_MAP,
                Parameter("name", "string", "Old name of `map`.", not_empty=True, new_name="map"),
                Parameter("type", "index-type", "Kind of the index."),
                _CLUSTERED,
                _WHERE,
            ),
            entry_parameters=(_LENGTH, _SORT, _OPS),
            repeatable=True,
            in_views=_VIEW_KEYS,
        ),
        Attribute(
            "@@fulltext",
            "An index for full-text search.",
            ("model", "view"),
            parameters=(_fields("Fields that are searched."), _INDEX_MAP),
            entry_parameters=(_SORT._replace(capability="SortOrderInFullTextIndex"),),
            repeatable=True,
            capability="FullTextIndex",
            feature="fulltext-index",
            in_views=_VIEW_KEYS,
        ),
        Attribute(
            "@@map",
            "The name in the database, where it differs.",
            ("model", "view", "enum"),
            parameters=(_name_in_database("Name of the table, view or enum in the database."),),
        ),
        Attribute(
            "@@schema",
            "The schema of the database that it lies in.",
            ("model", "view", "enum"),
            parameters=(
                Parameter("map", "string", "One of the `schemas` of the datasource.", unnamed=True, required=True),
            ),
            capability="MultiSchema",
            feature="multi-schema",
        ),
        Attribute(
            "@@ignore",
            "The model stays in the schema, the client does without it.",
            ("model", "view"),
        ),
        Attribute(
            "@@shardKey",
            "Several fields together decide which shard a record lies in.",
            ("model", "view"),
            parameters=(Parameter("fields", "field-names", "The fields.", unnamed=True, required=True),),
            capability="ShardKeys",
            feature="shard-keys",
        ),
    )
}
