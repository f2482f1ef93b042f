"""Constraint names that a table may have twice and a model may not: an index and a foreign key of one name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.record import Record
from schema_ls.pull.catalog import Key, Name, Table
from schema_ls.spec.constraint_names import ConstraintKind
from schema_ls.spec.dialect import Dialect


class Unsaid(Record):
    """Names that stay unwritten, so that the names of a model differ: of foreign keys and of indexes."""

    foreign_keys: frozenset[str] = frozenset()
    indexes: frozenset[str] = frozenset()


NOTHING = Unsaid()


def unsaid_names(table: Table, dialect: Dialect) -> Unsaid:
    """The names of `table` that stay unwritten. The foreign key gives way, unless its usual name is taken, too."""
    both = table.doubled_names
    if not both:
        return NOTHING
    foreign = {key.name: key for key in table.foreign_keys}
    taken = foreign.keys() | {key.name for key in table.keys if not key.is_primary}
    yielding = {
        name
        for name in both
        if dialect.constraint_name("foreign_key", table.name.name, foreign[name].columns) not in taken
    }
    return Unsaid(frozenset(yielding), both - yielding)


def doubtful_tables(tables: Iterable[Table], dialect: Dialect) -> set[Name]:
    """Tables with constraints that do not keep their names in the schema, and those that have constraints of the names
    which these get instead. All other names differ, as they do in the database.
    """
    tables, odd, given = tuple(tables), set(), set()
    for table in tables:
        names = set(_usual_names(table, dialect))
        if names:
            odd.add(table.name)
            given |= names
    return odd | {table.name for table in tables if given and not given.isdisjoint(_names(table))}


def _usual_names(table: Table, dialect: Dialect) -> Iterator[str]:
    """Names that constraints of a table have in the schema and not in the database."""
    unsaid = unsaid_names(table, dialect)
    for foreign in table.foreign_keys:
        if foreign.name in unsaid.foreign_keys:
            yield dialect.constraint_name("foreign_key", table.name.name, foreign.columns)
    for key in table.keys:
        if not key.is_primary and (not key.name or key.name in unsaid.indexes):
            yield dialect.constraint_name(kind_of(key), table.name.name, key.names)


def _names(table: Table) -> Iterator[str]:
    yield from (key.name for key in table.keys)
    yield from (key.name for key in table.foreign_keys)


def kind_of(key: Key) -> ConstraintKind:
    """What a key is, as names of constraints go."""
    return "primary_key" if key.is_primary else "unique" if key.is_unique else "index"
