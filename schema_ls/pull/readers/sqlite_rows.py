"""Puts the rows of the SQLite queries together to a `Catalog`. Knows no connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from schema_ls.base.record import Record
from schema_ls.pull.catalog import (
    Action,
    Catalog,
    Column,
    ColumnType,
    Default,
    ForeignKey,
    HiddenObject,
    Key,
    KeyColumn,
    Name,
    Table,
    TableKind,
)
from schema_ls.pull.customs import Customs
from schema_ls.pull.readers.sqlite_defaults import is_null, parse_default
from schema_ls.pull.readers.sqlite_statements import TableText, cast_columns, condition_of, read_table
from schema_ls.pull.readers.sqlite_types import is_row_number, scalar_of
from schema_ls.pull.values import call

Row = tuple[Any, ...]

_CUSTOMS = Customs(
    primary_key_joins=False,
    shows_generated=False,
    has_enums=False,
    kept_tables="_cf_[A-Z].*|d1_migrations",  # Cloudflare's D1 has these.
)
_OWN_TABLES = "sqlite_"
"""How the names of tables begin that SQLite keeps for itself."""
_HIDDEN_COLUMN = 1
_ACTIONS = {
    "NO ACTION": Action.NO_ACTION,
    "RESTRICT": Action.RESTRICT,
    "CASCADE": Action.CASCADE,
    "SET NULL": Action.SET_NULL,
    "SET DEFAULT": Action.SET_DEFAULT,
}
_EXPRESSION = -2
_ROW_NUMBER = -1


class Rows(Record):
    """The rows of all queries; the header of each query's file says what they hold.

    `unreadable` says for tables and views that cannot be described why.
    """

    objects: Sequence[Row]
    columns: Sequence[Row]
    indexes: Sequence[Row]
    foreign_keys: Sequence[Row]
    unreadable: Mapping[str, str]


class _Described(Record):
    """All rows about one table or view."""

    name: str
    kind: TableKind
    sql: str
    columns: Sequence[Row]
    indexes: Sequence[Row]
    foreign_keys: Sequence[Row]
    triggers: Sequence[str]
    index_texts: Mapping[str, str | None]

    @property
    def primary(self) -> tuple[str, ...]:
        """Columns of the primary key, in its order."""
        found = sorted((row[5], row[1]) for row in self.columns if row[5])
        return tuple(name for _, name in found)


def assemble(rows: Rows) -> Catalog:
    """The catalog that the rows describe."""
    described = {each.name: each for each in _described(rows)}
    tables = sorted((_table(each, described) for each in described.values()), key=lambda table: table.name)
    hidden = [
        HiddenObject(f"unreadable {_kind(rows, name)}", f"{name} ({why})") for name, why in rows.unreadable.items()
    ]
    return Catalog(("",), tuple(tables), (), "", "sqlite", tuple(hidden), _CUSTOMS)


def _kind(rows: Rows, name: str) -> str:
    return next(str(row[0]) for row in rows.objects if row[1] == name)


def _described(rows: Rows) -> Iterator[_Described]:
    columns, indexes, keys = _grouped(rows.columns), _grouped(rows.indexes), _grouped(rows.foreign_keys)
    triggers, texts = _grouped((row[2], row[1]) for row in rows.objects if row[0] == "trigger"), {}
    for kind, name, _, sql in rows.objects:
        if kind == "index":
            texts[name] = sql
    for kind, name, _, sql in rows.objects:
        if kind in ("table", "view") and not name.startswith(_OWN_TABLES) and name not in rows.unreadable:
            yield _Described(
                name,
                TableKind.VIEW if kind == "view" else TableKind.TABLE,
                sql or "",
                columns[name],
                indexes[name],
                keys[name],
                [row[1] for row in triggers[name]],
                texts,
            )


def _grouped(rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return groups


def _table(each: _Described, others: Mapping[str, _Described]) -> Table:
    text = read_table(each.sql) if each.kind is TableKind.TABLE else TableText()
    keys = list(_keys(each, text))
    casts = cast_columns(each.sql) if each.kind is TableKind.VIEW else {}
    return Table(
        name=Name("", each.name),
        columns=tuple(
            _column(row, row[2] or casts.get(place, ""), each, text)
            for place, row in enumerate(each.columns)
            if row[6] != _HIDDEN_COLUMN
        ),
        kind=each.kind,
        keys=tuple(key for key in keys if not key.has_expression),
        foreign_keys=tuple(_foreign_keys(each, others)),
        hidden=tuple(_hidden(each, text, keys)),
    )


def _column(row: Row, declared: str, each: _Described, text: TableText) -> Column:
    _, name, _, not_null, expression, in_key, hidden = row
    scalar = scalar_of(declared)
    numbers_rows = bool(in_key) and len(each.primary) == 1 and is_row_number(declared)
    default = (
        None if expression is None or is_null(expression) else Default(expression, parse_default(expression, scalar))
    )
    return Column(
        name=name,
        type=ColumnType(declared.lower(), scalar),
        nullable=not (not_null or numbers_rows),
        default=Default("", call("autoincrement")) if numbers_rows else default,
        generated=text.generated.get(name.lower(), "") if hidden else None,
    )


def _keys(each: _Described, text: TableText) -> Iterator[Key]:
    """Keys in the order in which SQLite lists them: the newest first."""
    if each.primary:
        yield Key("", tuple(KeyColumn(name) for name in each.primary), is_primary=True, is_unique=True)
    for name, rows in _grouped(row[1:] for row in each.indexes).items():
        _, unique, origin, partial, *_ = rows[0]
        sql = each.index_texts.get(name)
        if origin != "pk":
            yield Key(
                name,
                tuple(_key_column(row, text) for row in rows),
                is_unique=bool(unique),
                predicate=condition_of(sql) if partial and sql else None,
                has_expression=any(row[4] in (_EXPRESSION, _ROW_NUMBER) for row in rows),
                definition=sql,
            )


def _key_column(row: Row, text: TableText) -> KeyColumn:
    _, _, _, _, _, column, descending, collation = row
    usual = text.collations.get((column or "").lower(), "BINARY")
    is_usual = (collation or "BINARY").upper() == usual.upper()
    return KeyColumn(column or "", bool(descending), collation=None if is_usual else collation)


def _foreign_keys(each: _Described, others: Mapping[str, _Described]) -> Iterator[ForeignKey]:
    """Foreign keys, the last one written first; of two on the same columns, in one order, to one table that one counts."""
    seen: set[tuple[object, ...]] = set()
    for rows in _grouped((str(row[1]), *row[2:]) for row in each.foreign_keys).values():
        _, target, _, _, on_update, on_delete = rows[0]
        columns = tuple(_spelled(row[2], each) for row in rows)
        theirs = _target_columns([row[3] for row in rows], others.get(target))
        if (columns, target) in seen or theirs is None:
            continue
        seen.add((columns, target))
        actions = _ACTIONS.get(on_delete, Action.NO_ACTION), _ACTIONS.get(on_update, Action.NO_ACTION)
        yield ForeignKey("", columns, Name("", target), theirs, *actions)


def _spelled(column: str, each: _Described) -> str:
    """A column as the table spells it: statements may write it in another case."""
    return next((row[1] for row in each.columns if row[1].lower() == column.lower()), column)


def _target_columns(written: Sequence[str | None], target: _Described | None) -> tuple[str, ...] | None:
    """The columns that a key points to: those written, or the primary key; None where neither is there.

    Without a target table the key is still one, so that it can be told that it leads nowhere.
    """
    if target is None:
        return tuple(name or "" for name in written)
    known = {row[1].lower(): row[1] for row in target.columns}
    found = [known.get((name or "").lower()) for name in written]
    if None not in found:
        return tuple(name for name in found if name is not None)
    return target.primary if len(target.primary) == len(written) else None


def _hidden(each: _Described, text: TableText, keys: Iterable[Key]) -> Iterator[HiddenObject]:
    """Everything that no schema can say and no other part of the catalog holds."""
    for check in text.checks:
        yield HiddenObject("check constraint", f"{check.name}: {check.condition}" if check.name else check.condition)
    for key in keys:
        if key.has_expression:
            yield HiddenObject("expression index", f"{key.name}: {' '.join((key.definition or '').split())}")
    for name in each.triggers:
        yield HiddenObject("trigger", name)
    for column, collation in text.collations.items():
        if collation.upper() != "BINARY":
            yield HiddenObject("collation", f"{column}: {collation}")
    for option in text.options:
        yield HiddenObject("table option", option)
    if text.deferrable:
        yield HiddenObject("deferred foreign key", f"{text.deferrable} of them")
    yield from _lost_keys(each)


def _lost_keys(each: _Described) -> Iterator[HiddenObject]:
    seen: set[tuple[object, ...]] = set()
    for rows in _grouped((str(row[1]), *row[2:]) for row in each.foreign_keys).values():
        key = (tuple(row[2].lower() for row in rows), rows[0][1])
        if key in seen:
            yield HiddenObject("foreign key", f"second one on {', '.join(row[2] for row in rows)}")
        seen.add(key)
