"""What a database holds, as plain facts that all kinds of databases share. Knows no driver and no schema text.

A reader decides what depends on the kind of database: which scalar a type is, what a default expression means.
Names are database names, texts of expressions are as the server prints them. Columns come in the order of the
table, keys, indexes and foreign keys in that in which a new schema shows them, tables and enums by (schema, name) in
byte order. A database without schemas has one, whose name is empty; a constraint without a name has an empty one, too.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record
from schema_ls.pull.customs import USUAL, Customs
from schema_ls.pull.values import Value
from schema_ls.spec.provider import NativeUse


class Action(str, Enum):
    """What a foreign key does to the rows that refer to a changed row."""

    NO_ACTION = "NoAction"
    RESTRICT = "Restrict"
    CASCADE = "Cascade"
    SET_NULL = "SetNull"
    SET_DEFAULT = "SetDefault"


class TableKind(str, Enum):
    """What sort of relation a table is."""

    TABLE = "table"
    PARTITIONED = "partitioned table"
    VIEW = "view"
    MATERIALIZED_VIEW = "materialized view"
    FOREIGN = "foreign table"


class Name(NamedTuple):
    """A database name with the schema it lives in. Names are sorted, and looked up, more often than anything else."""

    schema: str
    name: str

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else self.name


class ColumnType(Record):
    """Type of a column.

    `raw` is the name of the declared type itself (`_point`, `email`). `scalar` is Prisma's type for it, None for
    an enum and where there is none; `native` says it exactly, the usual native type of the scalar included.
    `enum` is set for enums, `domain` for domains.
    """

    raw: str
    scalar: str | None = None
    native: NativeUse | None = None
    is_array: bool = False
    enum: Name | None = None
    domain: Name | None = None


class Default(Record):
    """What fills a column that an INSERT leaves out.

    `value` is what a schema says for it, None where only the expression itself does; a value of an enum is the
    text that the database has for it.
    """

    expression: str
    value: Value | None = None


class Column(Record):
    """A column. `generated` is the text of the expression of a generated column, `shared` the sequence that feeds it where
    that does not belong to it alone, or has options of its own.
    """

    name: str
    type: ColumnType
    nullable: bool
    default: Default | None = None
    generated: str | None = None
    identity_always: bool = False
    shared: Name | None = None
    comment: str | None = None


class KeyColumn(Record):
    """One column of a key or index. `nulls_first` is None where it follows from the direction as usual.

    `has_default_class` tells whether the operator class is the one the type has by itself.
    """

    column: str
    descending: bool = False
    nulls_first: bool | None = None
    operator_class: str = ""
    has_default_class: bool = True
    collation: str | None = None


class Key(Record, slots=False):
    """A primary key, a unique constraint or an index.

    `columns` holds key columns only; those of INCLUDE are in `include`. An index over an expression has
    `has_expression` and no meaningful `columns`; `definition` is set for it.
    """

    name: str
    columns: tuple[KeyColumn, ...]
    is_primary: bool = False
    is_unique: bool = False
    method: str = "btree"
    predicate: str | None = None
    has_expression: bool = False
    definition: str | None = None
    include: tuple[str, ...] = ()
    is_deferrable: bool = False
    is_valid: bool = True
    nulls_not_distinct: bool = False
    options: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Names of the key columns, in order."""
        return tuple(column.column for column in self.columns)


class ForeignKey(Record):
    """A foreign key of a table onto `target`; `target_columns` are empty where that was not read."""

    name: str
    columns: tuple[str, ...]
    target: Name
    target_columns: tuple[str, ...]
    on_delete: Action = Action.NO_ACTION
    on_update: Action = Action.NO_ACTION
    is_deferrable: bool = False
    is_valid: bool = True


class Constraint(Record):
    """A check or exclusion constraint, with its definition as the server prints it."""

    name: str
    definition: str


class HiddenObject(Record):
    """Something that no schema can say: its kind in a word (`trigger`), and its name."""

    kind: str
    name: str


class Table(Record, slots=False):
    """A table or view, with everything that hangs on it."""

    name: Name
    columns: tuple[Column, ...]
    kind: TableKind = TableKind.TABLE
    keys: tuple[Key, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[Constraint, ...] = ()
    exclusions: tuple[Constraint, ...] = ()
    hidden: tuple[HiddenObject, ...] = ()
    row_security: bool = False
    is_partition: bool = False
    has_children: bool = False
    comment: str | None = None

    @property
    def primary_key(self) -> Key | None:
        """The primary key, if there is one."""
        return next((key for key in self.keys if key.is_primary), None)

    def column(self, name: str) -> Column:
        """The column called `name`. Keys and foreign keys name only columns that exist."""
        return self._by_name[name]

    @cached_property
    def doubled_names(self) -> frozenset[str]:
        """Names that an index and a foreign key share."""
        indexes = {key.name for key in self.keys if not key.is_primary}
        return frozenset(key.name for key in self.foreign_keys if key.name and key.name in indexes)

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in reversed(self.columns)}


class EnumType(Record):
    """An enum of the database, its values in their order."""

    name: Name
    values: tuple[str, ...]
    comment: str | None = None
    is_in_database: bool = True
    """False for one that only the schema knows."""


class Catalog(Record):
    """All that was read.

    `schemas` are the ones asked for, `default_schema` is where names need no schema. `provider` is the kind of
    database as a datasource names it, `hidden` what belongs to no table, `customs` what inference does otherwise for it.
    """

    schemas: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    enums: tuple[EnumType, ...] = ()
    default_schema: str = "public"
    provider: str = "postgresql"
    hidden: tuple[HiddenObject, ...] = ()
    customs: Customs = USUAL
