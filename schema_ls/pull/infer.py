"""From a catalog to the wanted schema.

Everything the database has is either in the result or named by a warning. The result is a valid schema
whatever the database holds: names that the language does not take are changed, and what it cannot say is left
out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from schema_ls.pull.adopted import adopted
from schema_ls.pull.catalog import Catalog, EnumType, Name, Table, TableKind
from schema_ls.pull.customs import Customs
from schema_ls.pull.fields import column_fields
from schema_ls.pull.joins import find_joins
from schema_ls.pull.keys import TableKeys, identifiers, line_key, table_keys
from schema_ls.pull.links import Links, find_links
from schema_ls.pull.notes import comment_lines, notes_of_table
from schema_ls.pull.previous import Previous, PreviousModel
from schema_ls.pull.relations import relation_fields
from schema_ls.pull.scope import Given, Options, Scope, make_scope
from schema_ls.pull.values import Text, attribute
from schema_ls.pull.wanted import (
    PullWarning,
    Wanted,
    WantedEnum,
    WantedField,
    WantedLine,
    WantedModel,
    WantedNote,
    WantedValue,
)
from schema_ls.pull.warnings import about, of_catalog, of_join, of_table
from schema_ls.pull.written import written_relations
from schema_ls.syntax.make import shown

_OWN_TABLES: Mapping[str, frozenset[str]] = {
    "_prisma_migrations": frozenset(
        "id checksum finished_at migration_name logs rolled_back_at started_at applied_steps_count".split()
    ),
    "_Migration": frozenset(
        "revision name datamodel status applied rolled_back datamodel_steps database_migration errors started_at "
        "finished_at".split()
    ),
    "_RelayId": frozenset(("id", "stableModelIdentifier")),
}
"""Tables that Prisma, or older tools of it, keep for themselves, and the columns by which they are known."""


def infer(catalog: Catalog, previous: Previous | None = None, options: Options | None = None) -> Wanted:
    """The schema that `catalog` asks for; names and what only the client knows come from `previous`."""
    previous, options = previous or Previous(default_schema=catalog.default_schema), options or Options()
    catalog = adopted(catalog, previous)
    wanted = _inferred(catalog, previous, options, {})
    # Only now it is known which relations stay. New columns that are called as they are give way.
    given = _given(wanted.models) if previous.models else {}
    return _inferred(catalog, previous, options, given) if given else wanted


def _given(models: Iterable[WantedModel]) -> Given:
    """Names that relations keep and new columns would have, too."""
    found = {}
    for model in models:
        kept = {field.name for field in model.fields if field.was and not field.column}
        if kept and (both := kept.intersection(field.name for field in model.fields if field.column)):
            found[model.table] = both
    return found


def _inferred(catalog: Catalog, previous: Previous, options: Options, given: Given) -> Wanted:
    tables = {table.name: table for table in catalog.tables if _is_modelled(table, catalog.customs, options)}
    has_relations = previous.relation_mode != "prisma"
    joins = find_joins(tables, previous, catalog.customs, options.settings.naming)
    hidden = [warning for name in tables if name in joins.tables for warning in of_join(tables[name])]
    for name in joins.tables:
        del tables[name]
    scope = make_scope(catalog, previous, options, tuple(tables.values()), given)
    keys = {name: table_keys(table, scope) for name, table in tables.items()}
    lacking = frozenset(name for name in tables if _lacks_identifier(tables[name], scope, keys[name]))
    ignored = lacking | frozenset(name for name in tables if (was := previous.model(name)) and was.is_ignored)
    links = find_links(scope, keys) if has_relations else Links((), ())
    relations = relation_fields(scope, links.links, joins.joins, ignored)
    written = {name: tuple(written_relations(name, scope, keys, ignored)) for name in tables}
    models = tuple(
        _model(table, scope, keys[name], (*relations.get(name, ()), *written[name]), name in ignored)
        for name, table in tables.items()
    )
    users = _users(scope)
    enums = tuple(_enum(enum, scope, users.get(enum.name, ())) for enum in scope.enums.values())
    warnings = (*_warnings(scope, keys, lacking, written), *links.warnings, *hidden, *joins.warnings)
    previews = _missing_previews(options, keys.values())
    return Wanted(models, enums, tuple(_notes(scope)), warnings, scope.kept, previews)


def _missing_previews(options: Options, keys: Iterable[TableKeys]) -> frozenset[str]:
    missing = options.missing_preview()
    has_partial = any(key.predicate is not None for shown in keys for key in shown.shown)
    return frozenset([missing] if missing and has_partial else [])


def _is_modelled(table: Table, customs: Customs, options: Options) -> bool:
    """Whether a table becomes a model or view."""
    if not options.settings.takes(table.name):
        return False
    if table.kind is TableKind.VIEW:
        return options.views and bool(table.columns)
    if table.kind not in (TableKind.TABLE, TableKind.PARTITIONED) or table.is_partition:
        return False
    return bool(table.columns) and not _is_own_table(table, customs)


def _is_own_table(table: Table, customs: Customs) -> bool:
    """Whether Prisma, or who runs the database, keeps the table for itself."""
    if customs.kept_tables and re.fullmatch(customs.kept_tables, table.name.name, re.DOTALL):
        return True
    columns = _OWN_TABLES.get(table.name.name)
    return columns is not None and columns.issubset(column.name for column in table.columns)


def _lacks_identifier(table: Table, scope: Scope, keys: TableKeys) -> bool:
    """Whether nothing tells the rows of a table apart, so that the client cannot show them."""
    if table.kind is not TableKind.VIEW:
        return not any(identifiers(table, scope, keys))
    return scope.options.dialect.has("view-keys") and not _has_view_key(scope.previous.model(table.name))


def _has_view_key(before: PreviousModel | None) -> bool:
    """Whether somebody has said what tells the rows of a view apart."""
    if before is None:
        return False
    attributes = [attribute for field in before.fields for attribute in field.attributes]
    return any(attribute.name in ("id", "unique") for attribute in (*attributes, *before.lines))


def _model(
    table: Table, scope: Scope, keys: TableKeys, relations: tuple[WantedField, ...], is_ignored: bool
) -> WantedModel:
    before, options = scope.previous.model(table.name), scope.options
    name = scope.type_names[table.name]
    columns = tuple(column_fields(table, keys.on_fields, scope, is_ignored=is_ignored))
    written = keys.lines if table.kind is not TableKind.VIEW or before is None else _view_lines(before, scope)
    lines = [*_in_order(written, table), *_block_lines(table.name, name, before, scope)]
    if is_ignored:
        lines.append(WantedLine(attribute("ignore"), "ignore"))
    return WantedModel(
        name=name,
        table=table.name,
        fields=(*columns, *relations),
        lines=tuple(lines),
        docs=() if before else comment_lines(table.comment, scope),
        notes=tuple(notes_of_table(table)) if options.settings.annotate else (),
        keyword="view" if table.kind is TableKind.VIEW else "model",
        was=before.name if before else None,
    )


def _view_lines(before: PreviousModel, scope: Scope) -> list[WantedLine]:
    """Keys of a view: no database has them, so they stay as they are written."""
    found = ((line, line_key(line, before, scope.options.dialect)) for line in before.lines)
    return [WantedLine(line, key) for line, key in found if key is not None]


def _in_order(lines: list[WantedLine], table: Table) -> list[WantedLine]:
    """Ids, then uniques, then indexes, each in the order of the catalog."""
    if len(lines) < 2:
        return lines
    places = {key.name: place for place, key in enumerate(table.keys)}
    kinds = ("id", "unique", "index")
    return sorted(lines, key=lambda line: (kinds.index(line.attribute.name), places.get(line.key, 0)))


def _block_lines(database: Name, name: str, before: PreviousModel | None, scope: Scope) -> list[WantedLine]:
    lines = []
    if name != database.name or (before is not None and before.says_name and before.database_name == database.name):
        lines.append(WantedLine(attribute("map", Text(database.name)), "map"))
    if scope.options.show_schemas:
        lines.append(WantedLine(attribute("schema", Text(database.schema)), "schema"))
    return lines


def _enum(enum: EnumType, scope: Scope, used_by: tuple[str, ...]) -> WantedEnum:
    before = scope.previous.enum(enum.name)
    name = scope.enum_names[enum.name]
    values = tuple(
        WantedValue(value, database, known.name if known else None, says_map=known is not None and known.says_column)
        for database, value in scope.value_names[enum.name].items()
        for known in [before.by_name.get(value) if before else None]
    )
    return WantedEnum(
        name=name,
        enum=enum.name,
        values=values,
        lines=tuple(_block_lines(enum.name, name, before, scope)),
        docs=() if before else comment_lines(enum.comment, scope),
        used_by=used_by,
        was=before.name if before else None,
    )


def _users(scope: Scope) -> Mapping[Name, tuple[str, ...]]:
    """Names of the models that have fields of an enum, for each enum."""
    users: dict[Name, dict[str, None]] = {}
    for name, table in scope.models.items():
        for column in table.columns:
            if column.type.enum is not None:
                users.setdefault(column.type.enum, {})[scope.type_names[name]] = None
    return {enum: tuple(names) for enum, names in users.items()}


def _notes(scope: Scope) -> Iterator[WantedNote]:
    """Comments in the place of tables that have nothing to make a model of."""
    for table in scope.catalog.tables:
        is_empty = table.kind is TableKind.TABLE and not table.columns and not table.is_partition
        if is_empty and scope.options.settings.takes(table.name):
            name = shown(" ".join(str(table.name).split()))
            yield WantedNote(table.name, f"// The table `{name}` has no columns, so there is no model of it.")


def _warnings(
    scope: Scope,
    keys: Mapping[Name, TableKeys],
    lacking: Collection[Name],
    written: Mapping[Name, tuple[WantedField, ...]],
) -> Iterator[PullWarning]:
    yield from of_catalog(scope)
    for name, table in scope.models.items():
        model = scope.type_names[name]
        yield from of_table(table, model, scope)
        yield from keys[name].warnings
        before = scope.previous.model(name)
        # Once the schema says `@@ignore` itself, there is nothing that it does not say.
        if name in lacking and not (before and before.is_ignored):
            message = "No key tells its rows apart (required columns of supported types), so the client ignores it."
            keyword = "view" if table.kind is TableKind.VIEW else "model"
            yield about(f"{keyword}s-without-identifiers", message, name=model)
        if before and any(line.name == "id" and line.argument("name") for line in before.lines):
            yield about("reintrospected-id-names", "The compound id keeps its name.", name=model)
        for field in written[name]:
            message = f"`{field.name}` was kept as it is written: the database does not know its relation."
            yield about("reintrospected-relations", message, name=model)
