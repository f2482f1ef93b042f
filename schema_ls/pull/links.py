"""Foreign keys that become relations, with what the schema needs to know of them. No names of fields yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema_ls.base.record import Record, replaced
from schema_ls.pull.catalog import Action, Column, ForeignKey, Name, Table
from schema_ls.pull.clashes import unsaid_names
from schema_ls.pull.keys import TableKeys
from schema_ls.pull.scope import Scope
from schema_ls.pull.wanted import PullWarning
from schema_ls.pull.warnings import of_relation
from schema_ls.spec.dialect import Dialect


class Link(Record):
    """A foreign key as a relation. `columns` and `target_columns` belong together pair by pair."""

    table: Table
    target: Table
    key: ForeignKey
    columns: tuple[str, ...]
    target_columns: tuple[str, ...]
    is_one_to_one: bool
    is_optional: bool

    @property
    def on_delete(self) -> Action | None:
        """The action to write, None where it is what Prisma does by itself."""
        nullable = all(_takes_nothing(self.table.column(name)) for name in self.columns)
        usual = Action.SET_NULL if nullable else Action.RESTRICT
        return None if self.key.on_delete is usual else self.key.on_delete

    @property
    def on_update(self) -> Action | None:
        """The action to write, None where it is what Prisma does by itself."""
        return None if self.key.on_update is Action.CASCADE else self.key.on_update

    def constraint(self, dialect: Dialect) -> str | None:
        """The constraint's name, None where it is the one Prisma would give it."""
        usual = dialect.constraint_name("foreign_key", self.table.name.name, self.columns)
        is_said = (
            self.key.name not in ("", usual) and self.key.name not in unsaid_names(self.table, dialect).foreign_keys
        )
        return self.key.name if is_said else None


def _takes_nothing(column: Column) -> bool:
    """Whether a relation over the column may be empty, as Prisma sees it: lists are never required."""
    return column.nullable or column.type.is_array


class Links(Record):
    """Relations that foreign keys make, by (schema, table, constraint name), and what could not be one."""

    links: tuple[Link, ...]
    warnings: tuple[PullWarning, ...]


def find_links(scope: Scope, keys: Mapping[Name, TableKeys]) -> Links:
    """Relations of all models."""
    links: list[Link] = []
    warnings: list[PullWarning] = []
    for table in sorted(scope.models.values(), key=lambda table: table.name):
        seen: set[_Mark] = set()
        for key in sorted(table.foreign_keys, key=lambda key: key.name):
            order = _unique_order(key.columns, keys[table.name])
            mark = (order or key.columns, key.target)
            problem = _problem(table, key, scope, mark in seen) or _lacks_key(key, keys)
            if problem is not None:
                warnings.append(of_relation(problem[0], table.name, key.name or ", ".join(key.columns), problem[1]))
                continue
            seen.add(mark)
            possible = _possible(table, key, scope)
            links.append(_link(table, possible, scope, order))
            warnings.extend(_remarks(table, key, possible))
    return Links(tuple(links), tuple(warnings))


_Mark = tuple[tuple[str, ...], Name]
"""What only one foreign key of a table can have and be a relation: columns in their order in the schema, and a target."""


def _lacks_key(key: ForeignKey, keys: Mapping[Name, TableKeys]) -> tuple[str, str] | None:
    """The problem of a foreign key onto columns that are not unique, which some databases take."""
    if keys[key.target].unique_orders(key.target_columns):
        return None
    listed = ", ".join(key.target_columns)
    return (
        "references-without-key",
        f"The foreign key points to columns of `{key.target}` that no key makes unique ({listed}).",
    )


def _problem(table: Table, key: ForeignKey, scope: Scope, is_seen: bool) -> tuple[str, str] | None:
    """Why a foreign key cannot be a relation: a kind of warning and its text."""
    target = scope.models.get(key.target)
    if target is None and key.target.schema not in scope.catalog.schemas:
        return (
            "cross-schema-references",
            f"The foreign key points to `{key.target}`, whose schema is not read; add `{key.target.schema}` to "
            "`schemas` of the datasource block to see the relation.",
        )
    if target is None:
        return (
            "hidden-references",
            f"The foreign key points to `{key.target}`, which is not part of the schema.",
        )
    if is_seen:
        return "duplicate-foreign-keys", "Another foreign key has the same columns; this one was left out."
    pairs = zip(key.columns, key.target_columns, strict=True)
    if any(not same_type(table, column, target, other, scope) for column, other in pairs):
        return (
            "mismatched-references",
            "The columns of the foreign key have other types than those they refer to.",
        )
    return None


def same_type(table: Table, column: str, target: Table, other: str, scope: Scope) -> bool:
    """Whether two columns have one type in a schema."""
    here, there = table.column(column), target.column(other)
    mine, theirs = scope.scalar(here), scope.scalar(there)
    if mine is None or theirs is None:
        return mine is theirs and here.type.raw == there.type.raw
    return mine.name == theirs.name and here.type.is_array == there.type.is_array


def _link(table: Table, key: ForeignKey, scope: Scope, order: tuple[str, ...] | None) -> Link:
    """The relation; `order` is that of a key which makes the columns unique, None where none does."""
    pairs = dict(zip(key.columns, key.target_columns, strict=True))
    columns = order or key.columns
    return Link(
        table=table,
        target=scope.models[key.target],
        key=key,
        columns=columns,
        target_columns=tuple(pairs[column] for column in columns),
        is_one_to_one=order is not None,
        is_optional=any(_takes_nothing(table.column(name)) for name in columns),
    )


def _unique_order(columns: tuple[str, ...], keys: TableKeys) -> tuple[str, ...] | None:
    """The columns in the order of a key that makes them unique, None when no key does.

    Prisma takes a relation as one-to-one only when its fields stand in the order of such a key.
    """
    found = keys.unique_orders(columns)
    return columns if columns in found else next(iter(found), None)


def _possible(table: Table, key: ForeignKey, scope: Scope) -> ForeignKey:
    """The key without actions that a schema may not name: setting NULL where it is forbidden is refusing the change."""
    takes_null = all(table.column(name).nullable for name in key.columns)
    if takes_null or scope.options.dialect.allows_set_null_on_required:
        return key
    refused = {Action.SET_NULL: Action.RESTRICT}
    return replaced(
        key,
        on_delete=refused.get(key.on_delete, key.on_delete),
        on_update=refused.get(key.on_update, key.on_update),
    )


def _remarks(table: Table, key: ForeignKey, possible: ForeignKey) -> Iterator[PullWarning]:
    if possible != key:
        message = (
            "The foreign key sets columns to NULL that forbid it, which refuses the change: the schema says Restrict."
        )
        yield of_relation("impossible-actions", table.name, key.name or ", ".join(key.columns), message)
    if not key.is_valid:
        message = "The constraint is NOT VALID: older rows may break it."
        yield of_relation("not-valid-constraints", table.name, key.name, message)
