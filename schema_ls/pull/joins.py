"""Join tables of implicit many-to-many relations: which tables are such, and nothing else but such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema_ls.base.record import Record
from schema_ls.pull.catalog import ForeignKey, Key, Name, Table
from schema_ls.pull.customs import Customs
from schema_ls.pull.previous import Previous
from schema_ls.pull.scope import wanted_name
from schema_ls.pull.settings import Naming
from schema_ls.pull.wanted import PullWarning
from schema_ls.pull.warnings import about


class Join(Record):
    """A join table and the tables its columns `A` and `B` point to."""

    table: Name
    a: Name
    b: Name

    @property
    def relation_name(self) -> str:
        """The name of the relation that the table stands for."""
        return self.table.name[1:]


class Joins(Record):
    """Join tables that make relations, all tables that need no model for such a reason, and warnings about others."""

    joins: tuple[Join, ...]
    tables: frozenset[Name]
    warnings: tuple[PullWarning, ...] = ()


def find_joins(tables: Mapping[Name, Table], previous: Previous, customs: Customs, naming: Naming) -> Joins:
    """The join tables among `tables`. One that somebody wrote a model for is a table like others.

    A points to the table whose model comes first by its name: Prisma has no other way to tell A from B. Where a model was
    renamed so that it no longer does, Prisma would take the one column for the other; the table gets a model. With
    `relationMode = "prisma"` relations are those that are written, and so are their tables.
    """

    def place(table: Name) -> tuple[str, Name]:
        known = previous.model(table)
        return known.name if known else wanted_name(table, "Table", naming), table

    found = [find_join(table, tables, customs) for name, table in tables.items() if previous.model(name) is None]
    joins = [join for join in found if join is not None]
    crossed = [join for join in joins if place(join.a) > place(join.b)]
    warnings = tuple(_of_crossed(join, previous) for join in crossed if _is_written(join, previous))
    if previous.relation_mode == "prisma":
        return Joins((), frozenset(_tables_of_written(tables, previous)), warnings)
    joins = [join for join in joins if join not in crossed]
    return Joins(tuple(joins), frozenset(join.table for join in joins), warnings)


def _of_crossed(join: Join, previous: Previous) -> PullWarning:
    message = (
        f"Column A of `{join.table}` belongs to the model whose name comes last now, so Prisma takes it for B where no model "
        "of the table says otherwise. Names in the old order make it right again."
    )
    tables = (previous.model(join.a), previous.model(join.b))
    one, other = (model.name for model in previous.models if model in tables)
    return about("broken-m2m-relations", message, text=f'The many-to-many relation between "{one}" and "{other}"')


def _is_written(join: Join, previous: Previous) -> bool:
    a, b = previous.model(join.a), previous.model(join.b)
    return a is not None and b is not None and any(each.field.type == b.name for each in previous.many_to_many(a))


def _tables_of_written(tables: Mapping[Name, Table], previous: Previous) -> Iterator[Name]:
    """Tables that many-to-many relations of the previous schema stand for, whatever keys they have; those between tables
    that are there.
    """
    models = [model for model in previous.models if previous.database_name(model) in tables]
    names = {model.name for model in models}
    many = (each for model in models for each in previous.many_to_many(model) if each.field.type in names)
    written = {f"_{each.name}" for each in many}
    for name, table in tables.items():
        if name.name in written and previous.model(name) is None and {"A", "B"} <= {c.name for c in table.columns}:
            yield name


def find_join(table: Table, tables: Mapping[Name, Table], customs: Customs) -> Join | None:
    """The implicit relation that `table` holds, None when it is an ordinary table.

    Such a table has columns A and B, each a foreign key onto the one-column id of a table, unique together, and
    an index of B. It may have other columns, as it may for Prisma; a warning names them.
    """
    if not table.name.name.startswith("_") or len(table.name.name) < 2:
        return None
    names = sorted(column.name.upper() for column in table.columns)
    if names.count("A") != 1 or names.count("B") != 1 or len(table.foreign_keys) != 2:
        return None
    sides = {key.columns[0].upper(): key for key in table.foreign_keys if len(key.columns) == 1}
    if set(sides) != {"A", "B"}:
        return None
    if not _has_indexes(table, customs) or not all(_is_id(key, tables) for key in sides.values()):
        return None
    return Join(table.name, sides["A"].target, sides["B"].target)


def _has_indexes(table: Table, customs: Customs) -> bool:
    plain = [key for key in table.keys if not key.has_expression]
    plain = [key for key in plain if customs.primary_key_joins or not key.is_primary]
    together = any(key.is_unique and key.predicate is None and _letters(key) == ["A", "B"] for key in plain)
    return together and any(not key.is_unique and _letters(key) == ["B"] for key in plain)


def _letters(key: Key) -> list[str]:
    return [name.upper() for name in (*key.names, *key.include)]


def _is_id(key: ForeignKey, tables: Mapping[Name, Table]) -> bool:
    target = tables.get(key.target)
    primary = target.primary_key if target else None
    if target is None or primary is None or primary.names != key.target_columns:
        return False
    return not any(target.column(name).nullable for name in primary.names)
