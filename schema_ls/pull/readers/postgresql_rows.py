"""Rows of the PostgreSQL queries put together as a `Catalog`.

Knows what the columns of each query mean, no driver.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from schema_ls.base.record import Record
from schema_ls.pull.catalog import (
    Action,
    Catalog,
    Column,
    ColumnType,
    Constraint,
    Default,
    EnumType,
    ForeignKey,
    HiddenObject,
    Key,
    KeyColumn,
    Name,
    Table,
    TableKind,
)
from schema_ls.pull.readers.postgresql_defaults import Expected, is_null, parse_default
from schema_ls.pull.readers.postgresql_types import scalar_of
from schema_ls.pull.values import call

Row = tuple[Any, ...]

_KINDS = {
    "r": TableKind.TABLE,
    "p": TableKind.PARTITIONED,
    "v": TableKind.VIEW,
    "m": TableKind.MATERIALIZED_VIEW,
    "f": TableKind.FOREIGN,
}

_ACTIONS = {
    "a": Action.NO_ACTION,
    "r": Action.RESTRICT,
    "c": Action.CASCADE,
    "n": Action.SET_NULL,
    "d": Action.SET_DEFAULT,
}

_DESCENDING, _NULLS_FIRST = 1, 2
_DEFAULT_COLLATION = 100
_INTEGERS = (20, 21, 23)
"""Object ids of `bigint`, `smallint` and `integer`: the types of serial columns."""
_COUNTED = Expected("Int", "int4")
_ANY_SEQUENCE = "nextval('s'::regclass)"
_VECTORS = ("int2vector", "oidvector")
"""Arrays of the catalog's own, which have no type of their elements to speak of."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What the queries gave. Mappings are by object id: of the type, of the class, or of the table.

    What is alike in many tables (`id`, `created_at`) is made once, and is one object then: `made` holds it by what the rows
    say of it.
    """

    tables: Sequence[Row]
    types: Mapping[int, Row]
    enums: Sequence[Row]
    operator_classes: Mapping[int, tuple[str, bool]]
    collations: Mapping[int, str]
    columns: Mapping[int, Sequence[Row]]
    indexes: Mapping[int, Sequence[Row]]
    constraints: Mapping[int, Sequence[Row]]
    hidden: Mapping[int, Sequence[Row]]
    sequences: Mapping[int, Sequence[Row]]
    made_types: dict[tuple[int, int], _Declared] = field(default_factory=dict)
    made_columns: dict[Row, Column] = field(default_factory=dict)
    made_key_columns: dict[Row, KeyColumn] = field(default_factory=dict)
    made_names: dict[int, Mapping[int, str]] = field(default_factory=dict)

    def names_of(self, oid: int) -> Mapping[int, str]:
        """Names of the columns of a table by their numbers; empty for one that was not read."""
        names = self.made_names.get(oid)
        if names is None:
            names = self.made_names[oid] = {row[1]: row[2] for row in self.columns.get(oid, ())}
        return names


def assemble(rows: Rows, schemas: tuple[str, ...], default_schema: str) -> Catalog:
    """The catalog that the rows describe."""
    tables = sorted((_table(row, rows) for row in rows.tables), key=lambda table: table.name)
    enums = [EnumType(Name(schema, name), tuple(values), note) for schema, name, values, note in rows.enums]
    return Catalog(
        schemas,
        tuple(tables),
        tuple(sorted(enums, key=lambda enum: enum.name)),
        default_schema,
    )


def _table(row: Row, rows: Rows) -> Table:
    oid, schema, name, kind, row_security, is_partition, has_children, comment = row
    names = rows.names_of(oid)
    constraints = rows.constraints.get(oid, ())
    return Table(
        name=Name(schema, name),
        columns=_columns(oid, rows),
        kind=_KINDS[kind],
        keys=tuple(_key(index, names, rows) for index in rows.indexes.get(oid, ())),
        foreign_keys=tuple(_foreign_key(k, names, rows) for k in constraints if k[2] == "f" and k[4]),
        checks=tuple(Constraint(k[1], k[12]) for k in constraints if k[2] == "c"),
        exclusions=tuple(Constraint(k[1], k[12]) for k in constraints if k[2] == "x"),
        hidden=tuple(HiddenObject(kind, name) for _, kind, name in rows.hidden.get(oid, ())),
        row_security=row_security,
        is_partition=is_partition,
        has_children=has_children,
        comment=comment,
    )


def _columns(oid: int, rows: Rows) -> tuple[Column, ...]:
    sequences = {row[1]: row for row in rows.sequences.get(oid, ())}
    return tuple(_column(row, sequences.get(row[1]), rows) for row in rows.columns.get(oid, ()))


def _column(row: Row, sequence: Row | None, rows: Rows) -> Column:
    key = row[2:]
    if sequence is not None:
        shared = _shared(sequence)
        if shared is not None:
            return _new_column(key, shared, rows)
        if row[3] in _INTEGERS and parse_default(row[6] or "", _COUNTED) is not None:
            # All columns that count by themselves are alike, but for the name of the sequence.
            key = (*row[2:6], _ANY_SEQUENCE, *row[7:])
    made = rows.made_columns.get(key)
    if made is None:
        made = rows.made_columns[key] = _new_column(key, None, rows)
    return made


def _new_column(row: Row, shared: Name | None, rows: Rows) -> Column:
    name, type_oid, modifier, not_null, expression, identity, generated, comment = row
    declared = _type(type_oid, modifier, rows)
    return Column(
        name=name,
        type=declared.type,
        nullable=not (not_null or declared.forbids_null),
        default=None if generated else _default(expression, declared, is_identity=bool(identity)),
        generated=expression if generated else None,
        identity_always=identity == "a",
        shared=shared,
        comment=comment,
    )


def _shared(sequence: Row) -> Name | None:
    """The name of a sequence that does not belong to one column alone, or has options of its own."""
    _, _, schema, name, is_own, _, has_plain_options, users = sequence
    return None if is_own and has_plain_options and users == 1 else Name(schema, name)


class _Declared(Record):
    """The type of a column. `base` is the catalog's own name of what it rests on, or of its elements."""

    type: ColumnType
    base: str
    forbids_null: bool
    """Whether a domain does."""


def _default(expression: str | None, declared: _Declared, *, is_identity: bool) -> Default | None:
    if is_identity:
        return Default("", call("autoincrement"))
    if expression is None or is_null(expression):
        return None
    kind = declared.type
    expected = Expected("enum" if kind.enum else kind.scalar, declared.base, kind.is_array)
    return Default(expression, parse_default(expression, expected))


def _type(oid: int, modifier: int, rows: Rows) -> _Declared:
    made = rows.made_types.get((oid, modifier))
    if made is None:
        made = rows.made_types[oid, modifier] = _new_type(oid, modifier, rows.types)
    return made


def _new_type(oid: int, modifier: int, types: Mapping[int, Row]) -> _Declared:
    _, schema, raw, kind, element, *_ = types[oid]
    domain, not_null = None, False
    if kind == "d":
        domain = Name(schema, raw)
    while types[oid][3] == "d":
        _, _, _, _, _, base, base_modifier, forbids_null = types[oid]
        not_null = not_null or forbids_null
        modifier = modifier if modifier != -1 else base_modifier
        oid = base
    element = types[oid][4]
    _, schema, name, kind, *_ = types[element or oid]
    if element and kind == "b" and schema != "pg_catalog" and domain is None:
        raw = name  # Of types that extensions add, the official tools know arrays by the name of the element.
    enum = Name(schema, name) if kind == "e" else None
    found = scalar_of(name, _arguments(name, modifier), bool(element)) if enum is None else None
    scalar, native = found or (None, None)
    return _Declared(ColumnType(raw, scalar, native, bool(element) or raw in _VECTORS, enum, domain), name, not_null)


def _arguments(name: str, modifier: int) -> tuple[int, ...]:
    """The numbers written behind a type, from the packed form in which the catalog keeps them."""
    if modifier < 0:
        return ()
    if name in ("varchar", "bpchar"):
        return (modifier - 4,)
    if name == "numeric":
        packed = modifier - 4
        return (packed >> 16 & 0xFFFF, (packed & 0x7FF ^ 0x400) - 0x400)
    if name in ("bit", "varbit", "time", "timetz", "timestamp", "timestamptz"):
        return (modifier,)
    return ()


def _key(row: Row, names: Mapping[int, str], rows: Rows) -> Key:
    (_, name, method, is_primary, is_unique, key_columns, numbers, options, classes, collations,
     predicate, definition, storage, is_valid, nulls_not_distinct, is_deferrable) = row  # fmt: skip
    all_numbers = [int(number) for number in numbers.split()]
    has_expression = 0 in all_numbers
    # Behind the key columns come those of INCLUDE, which have neither options nor classes.
    parts = zip(all_numbers, options.split(), classes.split(), collations.split(), strict=False)
    columns = () if has_expression else [_key_column(names[part[0]], part[1:], method, rows) for part in parts]
    return Key(
        name=name,
        columns=tuple(columns),
        is_primary=is_primary,
        is_unique=is_unique,
        method=method,
        predicate=predicate,
        has_expression=has_expression,
        definition=definition,
        include=tuple(names[number] for number in all_numbers[key_columns:]),
        is_deferrable=is_deferrable,
        is_valid=is_valid,
        nulls_not_distinct=nulls_not_distinct,
        options=tuple(storage or ()),
    )


def _key_column(name: str, details: tuple[str, str, str], method: str, rows: Rows) -> KeyColumn:
    key = (name, method, details)
    made = rows.made_key_columns.get(key)
    if made is None:
        made = rows.made_key_columns[key] = _new_key_column(name, details, method, rows)
    return made


def _new_key_column(name: str, details: tuple[str, str, str], method: str, rows: Rows) -> KeyColumn:
    option, operator_class, collation = map(int, details)
    descending, first = bool(option & _DESCENDING), bool(option & _NULLS_FIRST)
    class_name, is_default = rows.operator_classes[operator_class]
    return KeyColumn(
        name,
        descending,
        first if method == "btree" and first != descending else None,
        class_name,
        is_default,
        rows.collations.get(collation) if collation not in (0, _DEFAULT_COLLATION) else None,
    )


def _foreign_key(row: Row, names: Mapping[int, str], rows: Rows) -> ForeignKey:
    (_, name, _, columns, target_id, target_schema, target, target_columns, on_delete, on_update,
     is_deferrable, is_validated, _) = row  # fmt: skip
    # Nothing is known of the columns of tables that were not read.
    others = rows.names_of(target_id)
    return ForeignKey(
        name,
        tuple(names[number] for number in columns),
        Name(target_schema, target),
        tuple(others[number] for number in target_columns) if others else (),
        _ACTIONS[on_delete],
        _ACTIONS[on_update],
        is_deferrable,
        is_validated,
    )
