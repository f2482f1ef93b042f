"""Takes into a catalog what only the schema knows, and out of it what only the schema may bring in.

Inference then need not know which databases have no enums, and which computed columns nobody asked for.
"""

from __future__ import annotations

from collections.abc import Mapping

from schema_ls.base.record import replaced
from schema_ls.pull.catalog import Catalog, Column, EnumType, ForeignKey, HiddenObject, Name, Table
from schema_ls.pull.previous import Previous, PreviousModel
from schema_ls.pull.values import Text


def adopted(catalog: Catalog, previous: Previous) -> Catalog:
    """The catalog as inference shall see it."""
    customs = catalog.customs
    if not customs.has_enums:
        catalog = _with_enums(catalog, previous)
    if not customs.shows_generated:
        lost = {table.name: _unasked(table, previous.model(table.name)) for table in catalog.tables}
        catalog = replaced(catalog, tables=tuple(_without(table, lost) for table in catalog.tables))
    return catalog


def _with_enums(catalog: Catalog, previous: Previous) -> Catalog:
    """The enums of the schema, as if they were types of the database; columns of texts that have them keep them."""
    models = [model for model in previous.models if model.keyword == "enum"]
    types = {model.name: previous.database_name(model) for model in models}
    enums = (
        EnumType(types[model.name], tuple(dict.fromkeys(field.column for field in model.fields)), is_in_database=False)
        for model in models
    )
    tables = (_typed(table, previous.model(table.name), types) for table in catalog.tables)
    return replaced(catalog, tables=tuple(tables), enums=tuple(sorted(enums, key=lambda enum: enum.name)))


def _typed(table: Table, model: PreviousModel | None, types: dict[str, Name]) -> Table:
    known = {field.column: types[field.type] for field in model.fields if field.type in types} if model else {}
    columns = (_column(column, known.get(column.name)) for column in table.columns)
    return replaced(table, columns=tuple(columns)) if known else table


def _column(column: Column, enum: Name | None) -> Column:
    if enum is None or column.type.scalar != "String":
        return column
    default = column.default
    if default is not None and not isinstance(default.value, Text):
        default = replaced(default, value=None)
    return replaced(column, type=replaced(column.type, scalar=None, enum=enum), default=default)


def _unasked(table: Table, model: PreviousModel | None) -> frozenset[str]:
    """The computed columns that the schema does not have."""
    wanted = {field.column for field in model.fields} if model else set()
    return frozenset(
        column.name for column in table.columns if column.generated is not None and column.name not in wanted
    )


def _without(table: Table, lost: Mapping[Name, frozenset[str]]) -> Table:
    """The table without the columns that are `lost`, by table, and without what rests on them."""
    own = lost[table.name]
    hidden = [HiddenObject("generated column", f"{c.name}: {c.generated}") for c in table.columns if c.name in own]
    hidden += [HiddenObject("index on a generated column", key.name) for key in table.keys if own & set(key.names)]
    foreign_keys = [key for key in table.foreign_keys if not _rests_on(key, own, lost)]
    hidden += [
        HiddenObject("foreign key on a generated column", ", ".join(key.columns))
        for key in table.foreign_keys
        if key not in foreign_keys
    ]
    return replaced(
        table,
        columns=tuple(column for column in table.columns if column.name not in own),
        keys=tuple(key for key in table.keys if not own & set(key.names)),
        foreign_keys=tuple(foreign_keys),
        hidden=(*table.hidden, *hidden),
    )


def _rests_on(key: ForeignKey, own: frozenset[str], lost: Mapping[Name, frozenset[str]]) -> bool:
    return bool(own & set(key.columns) or lost.get(key.target, frozenset()) & set(key.target_columns))
