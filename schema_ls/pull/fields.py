"""Columns as fields: type, arity, default, and what an existing schema alone knows about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schema_ls.format import attribute_rank
from schema_ls.pull.catalog import Column, Default, Table, TableKind
from schema_ls.pull.notes import comment_lines, notes_of_column
from schema_ls.pull.previous import PreviousField
from schema_ls.pull.scope import Scope
from schema_ls.pull.values import Attribute, Call, List, Number, Text, Value, Word, attribute, call
from schema_ls.pull.wanted import Arity, WantedField
from schema_ls.spec.provider import NativeUse
from schema_ls.syntax import make

CLIENT_DEFAULTS = frozenset(("cuid", "uuid", "nanoid", "ulid"))
"""Functions of `@default` that the client runs: no database knows of them."""


def column_fields(
    table: Table, keys: Mapping[str, list[Attribute]], scope: Scope, *, is_ignored: bool = False
) -> Iterator[WantedField]:
    """The fields of the columns of a table; `keys` are the attributes that its keys put on columns. Where the client ignores
    the whole table, none may be ignored by itself.
    """
    before, names, plain = scope.previous.model(table.name), scope.field_names[table.name], scope.plain_fields
    is_special = before is not None or table.kind is TableKind.VIEW
    for column in table.columns:
        own, name = keys.get(column.name, ()), names[column.name]
        if is_special or (own and any(each.arguments for each in own)):
            known = before.by_name.get(name) if before else None
            yield _column_field(table, column, own, known.without("ignore") if known and is_ignored else known, scope)
            continue
        # Columns that are the same object in many tables are the same field there.
        mark = (id(column), name, *[each.name for each in own]) if own else (id(column), name)
        made = plain.get(mark)
        if made is None:
            made = plain[mark] = _column_field(table, column, own, None, scope)
        yield made


def _column_field(
    table: Table, column: Column, keys: Sequence[Attribute], before: PreviousField | None, scope: Scope
) -> WantedField:
    name, kind = scope.field_names[table.name][column.name], scope.scalar(column)
    attributes = [*keys, *_kept(table, column, kind.name if kind else None, before)]
    default = _default(column, kind.name if kind else None, scope, before)
    if default is not None:
        attributes.append(attribute("default", default))
    if name != column.name or (before is not None and before.says_column and before.column == column.name):
        attributes.append(attribute("map", Text(column.name)))
    if kind is not None and kind.native is not None:
        attributes.append(native_attribute(kind.native, scope.options.dialect.datasource_name))
    return WantedField(
        name=name,
        type=kind.name if kind else make.call("Unsupported", [make.quoted(_raw(column, scope))]),
        arity=_arity(table, column, before),
        attributes=in_order(attributes),
        column=column.name,
        docs=() if before else comment_lines(column.comment, scope),
        notes=tuple(notes_of_column(column)) if scope.options.settings.annotate else (),
        was=name if before else None,
    )


def _raw(column: Column, scope: Scope) -> str:
    """The name of an unsupported type; in quotes, as SQL has it, where Prisma would take it for one that it supports."""
    raw = column.type.raw
    return f'"{raw}"' if raw in scope.options.dialect.native_types() else raw


def in_order(attributes: list[Attribute]) -> tuple[Attribute, ...]:
    """Attributes in the order in which they are written."""
    return tuple(sorted(attributes, key=lambda each: attribute_rank(each.name)))


def native_attribute(native: NativeUse, source_name: str) -> Attribute:
    """The attribute for a native type."""
    return attribute(f"{source_name}.{native.name}", *map(Number, native.arguments))


def _arity(table: Table, column: Column, before: PreviousField | None) -> Arity:
    if column.type.is_array:
        return Arity.LIST
    if table.kind is TableKind.VIEW:
        # A view's columns are never known to be filled; what the user found out about them stays.
        return before.arity if before and before.arity is not Arity.LIST else Arity.OPTIONAL
    return Arity.OPTIONAL if column.nullable else Arity.REQUIRED


def _default(column: Column, scalar: str | None, scope: Scope, before: PreviousField | None) -> Value | None:
    existing = _existing_default(before)
    is_unspecific = existing == call("dbgenerated")
    if column.generated is not None:
        # No schema can say that a column is computed. This is how Prisma tells that the database fills it.
        return existing if is_unspecific else call("dbgenerated", Text(column.generated))
    if column.default is not None:
        value = _said(column, column.default, scope, is_supported=scalar is not None)
        return existing if is_unspecific and value != call("autoincrement") else value
    if isinstance(existing, Call) and existing.name in CLIENT_DEFAULTS and scalar == "String":
        return existing
    return None


def _said(column: Column, default: Default, scope: Scope, *, is_supported: bool) -> Value:
    """What a schema says for a default: its value, with enum values by their names here, or the expression, which alone
    is possible for types that Prisma does not know (an enum without values is one, too).
    """
    enum = column.type.enum
    value = default.value if is_supported else None
    if enum is not None and value is not None:
        value = _named(value, scope.value_names.get(enum, {}))
    return value if value is not None else call("dbgenerated", Text(default.expression))


def _named(value: Value, names: Mapping[str, str]) -> Value | None:
    """A value of an enum, or a list of such, by the names that the schema has; None where it has none."""
    if isinstance(value, List):
        items = [_named(item, names) for item in value.items]
        return None if None in items else List(tuple(item for item in items if item is not None))
    if isinstance(value, Text):
        return Word(names[value.content]) if value.content in names else None
    return value


def _existing_default(before: PreviousField | None) -> Value | None:
    default = before.attribute("default") if before else None
    return default.argument("value", 0) if default else None


def _kept(table: Table, column: Column, scalar: str | None, before: PreviousField | None) -> list[Attribute]:
    """Attributes that no database knows."""
    if before is None:
        return []
    # What makes the rows of a view differ, only the user knows. The client ignores fields of unsupported types anyway.
    names = {"id", "unique"} if table.kind is TableKind.VIEW else set()
    names |= {"ignore"} if scalar else set()
    kept = [known for known in before.attributes if known.name in names]
    if scalar == "DateTime" and not column.type.is_array:
        kept += [known for known in before.attributes if known.name == "updatedAt"]
    return kept
