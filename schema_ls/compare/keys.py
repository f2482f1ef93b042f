"""Ids, uniques and indexes as things. How a key is written, on its field or on the block, does not matter."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.compare.plain import plain
from schema_ls.compare.side import Side
from schema_ls.compare.thing import Thing
from schema_ls.model.faces import ID, UNIQUE, Key, KeyColumn
from schema_ls.model.items import KeyItem, ModelItem
from schema_ls.spec.constraint_names import ConstraintKind
from schema_ls.syntax import make


def keys(side: Side, item: ModelItem) -> Iterator[Thing]:
    """All keys of a block."""
    for each in item.keys:
        yield _key(side, item, each)


def _key(side: Side, item: ModelItem, written: KeyItem) -> Thing:
    key = written.key
    names = tuple(side.member(item.name, name) for name in key.column_names)
    fields = make.array(_field(column, name) for column, name in zip(key.columns, names, strict=True))
    aspects = {"fields": fields} | _options(side, item, written)
    whole = make.attribute(
        f"@{key.kind}", (fields, *(f"{name}: {text}" for name, text in aspects.items() if name != "fields"))
    )
    found_by = (
        (*aspects.values(),),
        ("named", aspects.get("map") or _usual_name(side, item, key)),
        ("fields", frozenset(names)),
        ("id",) if key.kind == ID else None,
    )
    shown = fields if len(names) != 1 else names[0]
    return Thing(key.kind, shown, whole, aspects, found_by)


def _field(column: KeyColumn, name: str) -> str:
    options = [f"length: {column.length}"] if column.length else []
    options += [f"sort: {column.sort}"] if column.sort not in ("", "Asc") else []
    options += [f"ops: {column.ops}"] if column.ops else []
    return make.call(name, options) if options else name


def _options(side: Side, item: ModelItem, written: KeyItem) -> dict[str, str]:
    """What a key says beside its fields, where it is not the usual."""
    key, where = written.key, written.attribute.argument("where")
    words = {field.name: side.member(item.name, field.name) for field in item.fields}
    options = {
        "type": key.method if key.method != "BTree" else "",
        "where": plain(where.value, words) if where else "",
        "clustered": key.clustered if key.clustered != _usual_clustering(key) else "",
        "map": _own_name(side, item, key),
        "name": make.quoted(key.name) if key.name and key.name != "_".join(key.column_names) else "",
    }
    return {name: text for name, text in options.items() if text}


def _usual_clustering(key: Key) -> str:
    return "true" if key.kind == ID else "false"


def _own_name(side: Side, item: ModelItem, key: Key) -> str:
    """The name in the database, where it is not the one that Prisma gives; empty where names mean nothing."""
    means_something = key.kind != ID or side.dialect.supports("NamedPrimaryKeys")
    if side.has_own_database or not means_something or not key.map:
        return ""
    name = make.quoted(key.map)
    return "" if name == _usual_name(side, item, key) else name


def _usual_name(side: Side, item: ModelItem, key: Key) -> str:
    kind: ConstraintKind = "primary_key" if key.kind == ID else "unique" if key.kind == UNIQUE else "index"
    found = (item.face.field(name) for name in key.column_names)
    columns = [field.column for field in found if field is not None] if key.kind != ID else []
    return make.quoted(side.dialect.constraint_name(kind, item.face.table, columns))
