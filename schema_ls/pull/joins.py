"""Join tables of implicit many-to-many relations: which tables are such, and nothing else but such."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schema_ls.base.record import Record
from schema_ls.pull.catalog import ForeignKey, Name, Table
from schema_ls.pull.customs import Customs


class Join(Record):
    """A join table and the tables its columns `A` and `B` point to."""

    table: Name
    a: Name
    b: Name

    @property
    def relation_name(self) -> str:
        """The name of the relation that the table stands for."""
        return self.table.name[1:]


def find_join(
    table: Table, tables: Mapping[Name, Table], customs: Customs, model_name: Callable[[Name], str]
) -> Join | None:
    """The implicit relation that `table` holds, None when it is an ordinary table.

    Such a table has columns A and B, each a foreign key onto the one-column id of a table, unique together, and
    an index of B. It may have other columns, as it may for Prisma; a warning names them. A points to the table whose
    model comes first by its name, which `model_name` gives: Prisma has no other way to tell A from B.
    """
    if not table.name.name.startswith("_") or len(table.name.name) < 2:
        return None
    names = sorted(column.name.upper() for column in table.columns)
    if names.count("A") != 1 or names.count("B") != 1 or len(table.foreign_keys) != 2:
        return None
    sides = {key.columns[0].upper(): key for key in table.foreign_keys if len(key.columns) == 1}
    if set(sides) != {"A", "B"} or any(table.column(key.columns[0]).nullable for key in sides.values()):
        return None
    if not _has_indexes(table, customs) or not all(_is_id(key, tables) for key in sides.values()):
        return None
    a, b = sides["A"].target, sides["B"].target
    if (model_name(a), a) > (model_name(b), b):
        return None
    return Join(table.name, a, b)


def _has_indexes(table: Table, customs: Customs) -> bool:
    plain = [key for key in table.keys if key.predicate is None and not key.has_expression]
    plain = [key for key in plain if customs.primary_key_joins or not key.is_primary]
    together = any(key.is_unique and [name.upper() for name in key.names] == ["A", "B"] for key in plain)
    return together and any(not key.is_unique and [name.upper() for name in key.names] == ["B"] for key in plain)


def _is_id(key: ForeignKey, tables: Mapping[Name, Table]) -> bool:
    target = tables.get(key.target)
    primary = target.primary_key if target else None
    if target is None or primary is None or primary.names != key.target_columns:
        return False
    return not any(target.column(name).nullable for name in primary.names)
