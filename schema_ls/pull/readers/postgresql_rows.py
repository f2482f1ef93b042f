"""Rows of the PostgreSQL queries put together as tables and enums.

Knows what the columns of each query mean, no driver.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeVar

from schema_ls.base.record import Record
from schema_ls.pull.catalog import (
    Action,
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
"""A row of a query; the header of the query's file says what it holds."""

Rows = Iterable[Row]
_R = TypeVar("_R")

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


class Columns(Record):
    """Columns by the object id of their table, and their names by the numbers that keys know them by."""

    of_table: Mapping[int, tuple[Column, ...]]
    names: Mapping[int, Mapping[int, str]]


class Constraints(Record):
    """Foreign keys, checks and exclusions by the object id of their table."""

    foreign_keys: Mapping[int, tuple[ForeignKey, ...]]
    checks: Mapping[int, tuple[Constraint, ...]]
    exclusions: Mapping[int, tuple[Constraint, ...]]


class Contents(Record):
    """What belongs to tables, by their object ids."""

    columns: Columns
    keys: Mapping[int, tuple[Key, ...]]
    constraints: Constraints
    hidden: Mapping[int, tuple[HiddenObject, ...]]


def columns_of(rows: Rows, types: Rows, sequences: Rows) -> Columns:
    """The columns of all tables. What is alike in many tables (`id`, `created_at`) is one object."""
    made = _ColumnMaker({row[0]: row for row in types}, {row[:2]: row for row in sequences})
    grouped = _grouped(rows)
    return Columns(
        {oid: tuple(map(made.column, own)) for oid, own in grouped.items()},
        {oid: {row[1]: row[2] for row in own} for oid, own in grouped.items()},
    )


def keys_of(rows: Rows, columns: Columns, operator_classes: Rows, collations: Rows) -> Mapping[int, tuple[Key, ...]]:
    """The primary keys, unique constraints and indexes of all tables."""
    made = _KeyColumnMaker({row[0]: row[1:] for row in operator_classes}, {row[0]: row[1] for row in collations})
    return _by_table(rows, lambda row: _key(row, columns.names.get(row[0], {}), made))


def constraints_of(rows: Collection[Row], columns: Columns) -> Constraints:
    """The other constraints of all tables."""
    kinds = {kind: [row for row in rows if row[2] == kind] for kind in ("f", "c", "x")}
    return Constraints(
        foreign_keys=_by_table((row for row in kinds["f"] if row[4]), lambda row: _foreign_key(row, columns)),
        checks=_by_table(kinds["c"], _constraint),
        exclusions=_by_table(kinds["x"], _constraint),
    )


def hidden_of(rows: Rows) -> Mapping[int, tuple[HiddenObject, ...]]:
    """What no schema can say of tables."""
    return _by_table(rows, lambda row: HiddenObject(row[1], row[2]))


def tables_of(rows: Rows, contents: Contents) -> tuple[Table, ...]:
    """The tables with all that belongs to them, by their names."""
    return tuple(sorted((_table(row, contents) for row in rows), key=lambda table: table.name))


def enums_of(rows: Rows) -> tuple[EnumType, ...]:
    """The enums by their names."""
    enums = (EnumType(Name(schema, name), tuple(values), note) for schema, name, values, note in rows)
    return tuple(sorted(enums, key=lambda enum: enum.name))


def _grouped(rows: Rows) -> Mapping[int, list[Row]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return groups


def _by_table(rows: Rows, make: Callable[[Row], _R]) -> Mapping[int, tuple[_R, ...]]:
    return {oid: tuple(map(make, own)) for oid, own in _grouped(rows).items()}


def _table(row: Row, contents: Contents) -> Table:
    oid, schema, name, kind, row_security, is_partition, has_children, comment = row
    constraints = contents.constraints
    return Table(
        name=Name(schema, name),
        columns=contents.columns.of_table.get(oid, ()),
        kind=_KINDS[kind],
        keys=contents.keys.get(oid, ()),
        foreign_keys=constraints.foreign_keys.get(oid, ()),
        checks=constraints.checks.get(oid, ()),
        exclusions=constraints.exclusions.get(oid, ()),
        hidden=contents.hidden.get(oid, ()),
        row_security=row_security,
        is_partition=is_partition,
        has_children=has_children,
        comment=comment,
    )


class _ColumnMaker:
    """Makes columns, each kind once."""

    def __init__(self, types: Mapping[int, Row], sequences: Mapping[Row, Row]) -> None:
        self._types = types
        self._sequences = sequences
        self._made: dict[Row, Column] = {}
        self._declared: dict[tuple[int, int], _Declared] = {}

    def column(self, row: Row) -> Column:
        """The column that a row describes."""
        key = row[2:]
        sequence = self._sequences.get(row[:2])
        if sequence is not None:
            shared = _shared(sequence)
            if shared is not None:
                return self._new(key, shared)
            if row[3] in _INTEGERS and parse_default(row[6] or "", _COUNTED) is not None:
                # All columns that count by themselves are alike, but for the name of the sequence.
                key = (*row[2:6], _ANY_SEQUENCE, *row[7:])
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._new(key, None)
        return made

    def _new(self, row: Row, shared: Name | None) -> Column:
        name, type_oid, modifier, not_null, expression, identity, generated, comment = row
        declared = self._type(type_oid, modifier)
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

    def _type(self, oid: int, modifier: int) -> _Declared:
        made = self._declared.get((oid, modifier))
        if made is None:
            made = self._declared[oid, modifier] = _new_type(oid, modifier, self._types)
        return made


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


def _new_type(oid: int, modifier: int, types: Mapping[int, Row]) -> _Declared:
    _, schema, raw, kind, element, *_ = types[oid]
    domain, not_null = None, False
    if kind == "d":
        domain, raw = Name(schema, raw), types[types[oid][5]][2]
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


def _key(row: Row, names: Mapping[int, str], made: _KeyColumnMaker) -> Key:
    (_, name, method, is_primary, is_unique, key_columns, numbers, options, classes, collations,
     predicate, definition, storage, is_valid, nulls_not_distinct, is_deferrable) = row  # fmt: skip
    all_numbers = [int(number) for number in numbers.split()]
    has_expression = 0 in all_numbers
    # Behind the key columns come those of INCLUDE, which have neither options nor classes.
    parts = zip(all_numbers, options.split(), classes.split(), collations.split(), strict=False)
    columns = () if has_expression else [made.key_column(names[part[0]], part[1:], method) for part in parts]
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


class _KeyColumnMaker:
    """Makes columns of keys, each kind once."""

    def __init__(self, operator_classes: Mapping[int, tuple[str, bool]], collations: Mapping[int, str]) -> None:
        self._operator_classes = operator_classes
        self._collations = collations
        self._made: dict[Row, KeyColumn] = {}

    def key_column(self, name: str, details: tuple[str, str, str], method: str) -> KeyColumn:
        """The column `name`, with its options, operator class and collation as numbers."""
        key = (name, method, details)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._new(name, details, method)
        return made

    def _new(self, name: str, details: tuple[str, str, str], method: str) -> KeyColumn:
        option, operator_class, collation = map(int, details)
        descending, first = bool(option & _DESCENDING), bool(option & _NULLS_FIRST)
        class_name, is_default = self._operator_classes[operator_class]
        return KeyColumn(
            name,
            descending,
            first if method == "btree" and first != descending else None,
            class_name,
            is_default,
            self._collations.get(collation) if collation not in (0, _DEFAULT_COLLATION) else None,
        )


def _constraint(row: Row) -> Constraint:
    return Constraint(name=row[1], definition=row[12])


def _foreign_key(row: Row, columns: Columns) -> ForeignKey:
    (oid, name, _, numbers, target_id, target_schema, target, target_numbers, on_delete, on_update,
     is_deferrable, is_validated, _) = row  # fmt: skip
    own = columns.names[oid]
    # Nothing is known of the columns of tables that were not read.
    others = columns.names.get(target_id)
    return ForeignKey(
        name,
        tuple(own[number] for number in numbers),
        Name(target_schema, target),
        tuple(others[number] for number in target_numbers) if others else (),
        _ACTIONS[on_delete],
        _ACTIONS[on_update],
        is_deferrable,
        is_validated,
    )
