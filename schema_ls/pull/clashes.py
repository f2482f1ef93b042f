"""Constraint names that a table may have twice and a model may not: an index and a foreign key of one name."""

from __future__ import annotations

from schema_ls.base.record import Record
from schema_ls.pull.catalog import Key, Table
from schema_ls.spec.constraint_names import ConstraintKind
from schema_ls.spec.dialect import Dialect


class Unsaid(Record):
    """Names that stay unwritten, so that the names of a model differ: of foreign keys and of indexes."""

    foreign_keys: frozenset[str] = frozenset()
    indexes: frozenset[str] = frozenset()


NOTHING = Unsaid()


def unsaid_names(table: Table, dialect: Dialect) -> Unsaid:
    """The names of `table` that stay unwritten. The foreign key gives way, unless its usual name is taken, too."""
    foreign = {key.name: key for key in table.foreign_keys}
    indexes = {key.name for key in table.keys if not key.is_primary}
    both = [name for name in foreign if name and name in indexes]
    if not both:
        return NOTHING
    taken = foreign.keys() | indexes
    yielding = {
        name
        for name in both
        if dialect.constraint_name("foreign_key", table.name.name, foreign[name].columns) not in taken
    }
    return Unsaid(frozenset(yielding), frozenset(both) - yielding)


def kind_of(key: Key) -> ConstraintKind:
    """What a key is, as names of constraints go."""
    return "primary_key" if key.is_primary else "unique" if key.is_unique else "index"
