"""Primary keys, unique constraints and indexes as attributes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from schema_ls.base.record import replaced
from schema_ls.pull.catalog import Column, Key, KeyColumn, Table, TableKind
from schema_ls.pull.clashes import kind_of, unsaid_names
from schema_ls.pull.names import numbered
from schema_ls.pull.operator_classes import USUAL_METHOD, index_type, operator_class
from schema_ls.pull.previous import PreviousModel, field_names
from schema_ls.pull.scope import Scope
from schema_ls.pull.values import Argument, Attribute, Call, List, Text, Value, Word, attribute, call
from schema_ls.pull.wanted import PullWarning, WantedLine
from schema_ls.pull.warnings import about, of_keys
from schema_ls.spec.constraint_names import ConstraintKind
from schema_ls.spec.dialect import Dialect

_BARE = {name: Attribute(name) for name in ("id", "unique")}
_KINDS: dict[str, ConstraintKind] = {"id": "primary_key", "unique": "unique", "index": "index"}


@dataclass(frozen=True, slots=True)
class TableKeys:
    """How the keys of a table are written.

    `on_fields` are attributes of columns, `lines` block attributes, `shown` the keys that either writes.
    """

    on_fields: dict[str, list[Attribute]] = field(default_factory=dict)
    lines: list[WantedLine] = field(default_factory=list)
    shown: list[Key] = field(default_factory=list)
    warnings: list[PullWarning] = field(default_factory=list)

    def unique_orders(self, columns: Collection[str]) -> list[tuple[str, ...]]:
        """The orders of columns in which keys make these, and no others, unique; none where nothing does."""
        wanted = set(columns)
        orders = (key.names for key in self.shown if key.is_unique)
        return [names for names in orders if len(names) == len(wanted) and wanted.issuperset(names)]


def table_keys(table: Table, scope: Scope) -> TableKeys:
    """Attributes for the keys of `table`, in their order."""
    model = scope.type_names[table.name]
    before = scope.previous.model(table.name)
    keys = TableKeys()
    if table.kind is TableKind.MATERIALIZED_VIEW:
        return keys
    for key in sorted(_all_shown(table, scope), key=_order):
        problem = _problem(key, table, scope)
        if problem is not None:
            kind, message = problem
            keys.warnings.append(about(kind, message, model=model, constraint=key.name))
            continue
        _write(key, table, scope, before, keys)
    keys.warnings.extend(of_keys(keys.shown, model, scope))
    return keys


def _all_shown(table: Table, scope: Scope) -> list[Key]:
    """The keys as they are shown.

    Where another key tells rows apart, a primary key of NULLs or lists is no more than a unique one: an id may have neither.
    Where none does, the client ignores the model, and its id may be anything.
    """
    shown = [_as_shown(key, table, scope) for key in table.keys]
    if not any(key.is_primary and _is_no_id(key, table) for key in shown):
        return shown
    others = (key for key in shown if not key.is_primary and _problem(key, table, scope) is None)
    if not any(_tells_apart(key, table, scope) for key in others):
        return shown
    return [replaced(key, is_primary=False) if key.is_primary and _is_no_id(key, table) else key for key in shown]


def _is_no_id(key: Key, table: Table) -> bool:
    return any(table.column(name).nullable or table.column(name).type.is_array for name in key.names)


def _tells_apart(key: Key, table: Table, scope: Scope) -> bool:
    """Whether a key is unique and its columns are required, which lists never are, and of types that the client shows."""
    columns = [table.column(name) for name in key.names] if key.is_unique else []
    return bool(columns) and all(scope.scalar(c) and not c.nullable and not c.type.is_array for c in columns)


def _as_shown(key: Key, table: Table, scope: Scope) -> Key:
    """The key with the columns of INCLUDE behind its own, which is how Prisma sees it, and each column once.

    One that foreign keys point to stays as it is, or there would be nothing for them to point to; so does one that
    stores columns that no key can have.
    """
    if not key.include and len(set(key.names)) == len(key.names):
        return key
    columns = {column.column: column for column in reversed(key.columns)}
    columns = {column.column: columns[column.column] for column in key.columns}
    is_target = key.is_unique and (table.name, frozenset(key.names)) in scope.targets
    if not is_target and all(_is_storable(table.column(name), key, scope) for name in key.include):
        columns = {name: KeyColumn(name) for name in key.include} | columns
        columns = {name: columns[name] for name in dict.fromkeys((*key.names, *key.include))}
    return replaced(key, columns=tuple(columns.values()))


def _is_storable(column: Column, key: Key, scope: Scope) -> bool:
    """Whether a key with a column of INCLUDE can be shown as one that has it for its own."""
    return _fits_key(column, key, scope) and not (key.is_primary and column.type.is_array)


def _fits_key(column: Column, key: Key, scope: Scope) -> bool:
    """Whether a key of that kind may have a column of that type."""
    return _attribute_name(key) not in scope.unfit_for(column)


def _attribute_name(key: Key) -> str:
    return "id" if key.is_primary else "unique" if key.is_unique else "index"


def _order(key: Key) -> tuple[bool, bool]:
    """Partial indexes last, so that a full one gets the single `@unique` of its column."""
    return (not key.is_primary, key.is_unique and key.predicate is not None)


def _problem(key: Key, table: Table, scope: Scope) -> tuple[str, str] | None:
    """Why a key cannot be written: a kind of warning and its text."""
    if key.has_expression:
        return "expression-indexes", f"An index over an expression cannot be written: {key.definition}"
    if key.predicate is not None and not scope.options.partial_indexes:
        return (
            "partial-indexes",
            f"An index over a part of the rows ({key.predicate}) needs the preview feature `partialIndexes` "
            "and Prisma 7.4; it was left out.",
        )
    if key.is_unique and key.method != USUAL_METHOD:
        return (
            "unsupported-keys",
            f"The key forbids overlaps, by an index of the method `{key.method}`, which no schema can say; it was left out.",
        )
    for name in key.names:
        if not _fits_key(table.column(name), key, scope):
            return "unsupported-keys", f"Prisma takes no key over a column such as `{name}`; it was left out."
    return None


def _write(key: Key, table: Table, scope: Scope, before: PreviousModel | None, keys: TableKeys) -> None:
    attributes = keys.on_fields.setdefault(key.names[0], []) if len(key.names) == 1 else None
    if attributes is not None and key.is_primary:
        attributes.append(_single("id", key, table, scope))
    elif attributes is not None and key.is_unique and not any(known.name == "unique" for known in attributes):
        attributes.append(_single("unique", key, table, scope))
    elif attributes is not None and key.is_unique and key.predicate is None:
        message = f"A second unique index on `{key.names[0]}` says nothing new; it was left out."
        keys.warnings.append(about("duplicate-indexes", message, model=scope.type_names[table.name], index=key.name))
        return
    else:
        keys.lines.append(_line(key, table, scope, before))
    keys.shown.append(key)


def _single(name: str, key: Key, table: Table, scope: Scope) -> Attribute:
    written = _map(key, table, scope)
    if written is None and not key.columns[0].descending and key.predicate is None:
        return _BARE[name]
    return attribute(name, map=written, sort=_sort(key.columns[0]), where=_where(key))


def _line(key: Key, table: Table, scope: Scope, before: PreviousModel | None) -> WantedLine:
    name = _attribute_name(key)
    client_name, written = _client_name(name, key, table, before, scope.options.dialect), _map(key, table, scope)
    if client_name or written or key.predicate is not None:
        return WantedLine(_attribute(name, key, table, scope, name=client_name, map=written), key.name)
    # Keys of the same columns say the same in many tables.
    fields = scope.fields(table, key.names)
    mark = (name, key.method, fields, key.columns, *[id(table.column(column).type) for column in key.names])
    known = scope.plain_lines.get(mark)
    if known is None:
        known = scope.plain_lines[mark] = _attribute(name, key, table, scope)
    return WantedLine(known, key.name)


def _attribute(what: str, key: Key, table: Table, scope: Scope, /, **names: Text | None) -> Attribute:
    kind = None if key.method == USUAL_METHOD else index_type(scope.options.dialect, key.method)
    return attribute(
        what,
        List(tuple(_field(column, key, table, scope) for column in key.columns)),
        **names,
        type=Word(kind) if kind else None,
        where=_where(key),
    )


def _map(key: Key, table: Table, scope: Scope) -> Text | None:
    """The name of a constraint, where it is not the one Prisma would give it. One without a name gets one where that name
    is another's.
    """
    dialect = scope.options.dialect
    usual = _usual_name(key, table, dialect)
    if not key.name and not key.is_primary:
        return Text(numbered(usual, scope.key_names)) if usual in scope.key_names else None
    is_said = key.name not in ("", usual)
    return Text(key.name) if is_said and key.name not in unsaid_names(table, dialect).indexes else None


def _usual_name(key: Key, table: Table, dialect: Dialect) -> str:
    return dialect.constraint_name(kind_of(key), table.name.name, () if key.is_primary else key.names)


def _where(key: Key) -> Value | None:
    return call("raw", Text(key.predicate)) if key.predicate is not None else None


def _sort(column: KeyColumn) -> Word | None:
    return Word("Desc") if column.descending else None


def _field(column: KeyColumn, key: Key, table: Table, scope: Scope) -> Value:
    kind = scope.indexed_type(table.column(column.column))
    options = {
        "sort": _sort(column),
        "ops": operator_class(scope.options.dialect, key.method, kind, column.operator_class, column.has_default_class),
    }
    name = scope.field_names[table.name][column.column]
    arguments = tuple(Argument(value, option) for option, value in options.items() if value is not None)
    return Call(name, arguments) if arguments else Word(name)


def _client_name(name: str, key: Key, table: Table, before: PreviousModel | None, dialect: Dialect) -> Text | None:
    """The name under which the client knows a compound key, where the previous schema gives it one."""
    if before is None:
        return None
    for line in before.lines:
        if line.name != name or name == "index":
            continue
        given = line.argument("name")
        is_same = name == "id" or line_key(line, before, dialect) == (key.name or _usual_name(key, table, dialect))
        if isinstance(given, Text) and is_same:
            return given
    return None


def key_kind(name: str) -> ConstraintKind:
    """What an attribute called `id`, `unique` or `index` makes in the database."""
    return _KINDS[name]


def line_key(line: Attribute, model: PreviousModel, dialect: Dialect) -> str | None:
    """The database name of the key that a block attribute of an existing model stands for."""
    if line.name not in _KINDS:
        return None
    given = line.argument("map") or (line.argument("name") if line.name == "index" else None)
    if isinstance(given, Text):
        return given.content
    columns = () if line.name == "id" else model.columns_of(field_names(line.argument("fields", 0)))
    return dialect.constraint_name(key_kind(line.name), model.database_name, columns)


def identifiers(table: Table, scope: Scope, keys: TableKeys) -> Iterator[Key]:
    """Keys that tell rows apart: their columns are required and of a type that the client shows.

    A unique index over a part of the rows counts, as it does for Prisma; a warning says what it is.
    """
    return (key for key in keys.shown if _tells_apart(key, table, scope))
