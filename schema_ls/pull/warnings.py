"""Everything that a database has and a schema cannot say, as warnings that name the object.

Words are our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.pull.catalog import Column, EnumType, HiddenObject, Key, Name, Table, TableKind
from schema_ls.pull.clashes import Unsaid, unsaid_names
from schema_ls.pull.names import sanitise
from schema_ls.pull.operator_classes import is_known_method
from schema_ls.pull.scope import Scope, wanted_name
from schema_ls.pull.wanted import PullWarning


def about(kind: str, message: str, /, **parts: str) -> PullWarning:
    """A warning.

    Its object is named by the values of `parts`, joined by dots. `_` in a part's name is a blank.
    """
    pairs = tuple((name.replace("_", " "), value) for name, value in parts.items())
    shown = [value for name, value in pairs if name not in ("type", "original data type")]
    return PullWarning(kind, ".".join(shown), message, pairs)


def hidden(kind: str, name: str, message: str) -> PullWarning:
    """A warning about something that leaves no trace in the schema at all."""
    return about("hidden-objects", message, type=kind, name=name)


def of_catalog(scope: Scope) -> Iterator[PullWarning]:
    """Warnings about tables that become no model, and about enums."""
    for table in scope.catalog.tables:
        is_chosen = scope.options.settings.takes(table.name)
        if is_chosen and table.name not in scope.models and scope.previous.model(table.name) is None:
            yield from _left_out(table, scope)
    for enum in scope.catalog.enums:
        yield from _of_enum(enum, scope)
    for each in scope.catalog.hidden:
        yield hidden(each.kind, each.name, f"A {each.kind} that no schema can say.")


_LEFT_OUT = {
    TableKind.VIEW: "Views need the preview feature `views`; it was left out.",
    TableKind.MATERIALIZED_VIEW: "Materialized views cannot be modelled; it was left out.",
    TableKind.FOREIGN: "Foreign tables cannot be modelled; it was left out.",
}


def _left_out(table: Table, scope: Scope) -> Iterator[PullWarning]:
    if table.kind in _LEFT_OUT:
        yield hidden(table.kind.value, str(table.name), _LEFT_OUT[table.kind])
    elif table.is_partition:
        yield hidden("partition", str(table.name), "Partitions are reached through their parent table.")
    elif not table.columns:
        name = wanted_name(table.name, "Table", scope.options.settings.naming)
        yield about("models-without-columns", "The table has no columns; it was left out.", name=name)
        yield from _of_structure(table, name)
        yield from _of_constraints(table, name, unsaid_names(table, scope.options.dialect))
        if table.comment:
            yield about("comments", "The table has a comment in the database.", type="model", name=name)


def of_join(table: Table) -> Iterator[PullWarning]:
    """Warnings about a join table that stands for an implicit relation."""
    for column in table.columns:
        if column.name.upper() not in ("A", "B"):
            message = "A join table of an implicit relation shows only its columns A and B."
            yield hidden("column", f"{table.name}.{column.name}", message)
        elif column.nullable:
            message = "The column takes NULL, which stands for no relation."
            yield hidden("nullable column", f"{table.name}.{column.name}", message)
    lost = [*table.hidden, *(HiddenObject("check", each.name) for each in table.checks)]
    lost += [HiddenObject("exclusion", each.name) for each in table.exclusions]
    for each in lost:
        yield hidden(each.kind, f"{table.name}.{each.name}", f"No schema can say this {each.kind} of a join table.")


def _of_enum(enum: EnumType, scope: Scope) -> Iterator[PullWarning]:
    name = scope.enum_names.get(enum.name)
    if not enum.is_in_database:
        return
    if name is None:
        yield hidden("enum", str(enum.name), "An enum without values cannot be written; it was left out.")
        return
    if enum.name in scope.renamed:
        yield about(
            "duplicate-names",
            f"Another block has the name that `{enum.name}` would give; its enum is called `{name}`.",
            type="enum",
            name=name,
        )
    before = scope.previous.enum(enum.name)
    if before and (before.says_name or name != enum.name.name):
        yield about("remapped-enums", f"The enum keeps its name `{name}`.", name=name)
    for database, value in scope.value_names[enum.name].items():
        if database and not sanitise(database) and not (before and value in before.by_name):
            message = f"The value has no letter that its name could begin with; it is called `{value}`."
            yield about("enum-values-with-empty-names", message, enum=name, value=database)
        if before and value in before.by_name and (value != database or before.by_name[value].says_column):
            yield about("remapped-enum-values", f"The value keeps its name `{value}`.", enum=name, value=value)
    if enum.comment:
        yield about("comments", "The enum has a comment in the database.", type="enum", name=name)


def of_table(table: Table, name: str, scope: Scope) -> Iterator[PullWarning]:
    """Warnings about a table that becomes the model called `name`."""
    keyword = "view" if table.kind is TableKind.VIEW else "model"
    yield from _of_names(table, name, keyword, scope)
    yield from _of_structure(table, name)
    yield from _of_constraints(table, name, unsaid_names(table, scope.options.dialect))
    yield from _of_comments(table, name, keyword, scope)
    for each in table.hidden:
        message = f"No schema can say this {each.kind} of table `{table.name}`."
        yield hidden(each.kind, f"{name}.{each.name}", message)
    for column in table.columns:
        if id(column) in scope.plain_columns:
            continue
        found = tuple(of_column(column, name, scope.field_names[table.name][column.name], keyword, scope))
        if not found:
            scope.plain_columns.add(id(column))
        yield from found


def _of_names(table: Table, name: str, keyword: str, scope: Scope) -> Iterator[PullWarning]:
    if table.name in scope.renamed:
        yield about(
            "duplicate-names",
            f"Another block has the name that `{table.name}` would give; its {keyword} is called `{name}`.",
            type=keyword,
            name=name,
        )
    before = scope.previous.model(table.name)
    for column, field in scope.field_names[table.name].items():
        if field != column and not sanitise(column):
            message = (
                f"The column's own name has no letter that a field could begin with; the field is called `{field}`."
            )
            known = field if before and field in before.by_name else column
            yield about("fields-with-empty-names", message, **{keyword: name, "field": known})
    if before is None:
        return
    if before.says_name or name != table.name.name:
        yield about(f"remapped-{keyword}s", f"The {keyword} keeps its name `{name}`.", name=name)
    for column, field in scope.field_names[table.name].items():
        if field in before.by_name and (field != column or before.by_name[field].says_column):
            message = f"The field keeps its name `{field}`."
            yield about("remapped-fields", message, **{keyword: name, "field": field})


def _of_structure(table: Table, name: str) -> Iterator[PullWarning]:
    if table.kind is TableKind.PARTITIONED and table.has_children:
        yield about("partition-tables", "The table is partitioned; migrations do not know its partitions.", name=name)
    elif table.has_children:
        yield about("inherited-tables", "Other tables inherit from the table; the schema cannot say so.", name=name)
    if table.row_security:
        message = "Row level security is on; migrations know nothing of it."
        yield about("row-level-security", message, name=name)


def _of_constraints(table: Table, name: str, unsaid: Unsaid) -> Iterator[PullWarning]:
    for kind, constraints in (("check", table.checks), ("exclusion", table.exclusions)):
        for constraint in constraints:
            yield about(
                f"{kind}-constraints",
                f"The {kind} constraint cannot be written: {constraint.definition}",
                model=name,
                constraint=constraint.name,
            )
    for each in sorted(unsaid.foreign_keys | unsaid.indexes):
        message = "An index and a foreign key share the name; the schema gives one of them its usual name."
        yield about("constraint-names", message, model=name, constraint=each)
    keys = [key.name for key in table.keys if key.is_deferrable]
    for each in keys + [key.name for key in table.foreign_keys if key.is_deferrable]:
        message = "The constraint is deferrable, which the schema cannot say."
        yield about("non-default-deferring", message, model=name, constraint=each)


def _of_comments(table: Table, name: str, keyword: str, scope: Scope) -> Iterator[PullWarning]:
    if table.comment:
        yield about("comments", f"The {table.kind.value} has a comment in the database.", type=keyword, name=name)
    fields = scope.field_names[table.name]
    for column in table.columns:
        if column.comment:
            field = f"{name}.{fields[column.name]}"
            yield about("comments", "The column has a comment in the database.", type="field", name=field)


def of_column(column: Column, model: str, field: str, keyword: str, scope: Scope) -> Iterator[PullWarning]:
    """Warnings about a column that becomes the field called `field`."""
    owner = {keyword: model, "field": field}
    if scope.scalar(column) is None:
        raw = column.type.raw
        why = f"Prisma has no type for `{raw}`" if raw else "The database names no type for the column"
        yield about(
            "unsupported-types",
            f"{why}; the client does not show the field.",
            **owner,
            original_data_type=raw,
        )
    if column.generated is not None:
        message = f"The database computes the column: {column.generated}"
        yield about("generated-columns", message, **owner)
    if column.type.domain is not None:
        message = f"The type is the domain `{column.type.domain}`; the schema has its base type."
        yield about("domain-types", message, **owner)
    if column.identity_always:
        message = "The column is GENERATED ALWAYS AS IDENTITY; the schema says autoincrement()."
        yield about("identity-columns", message, **owner)
    if column.shared is not None:
        message = f"The sequence `{column.shared}` is shared, or has options that the schema cannot say."
        yield about("sequence-options", message, **owner)


def of_keys(keys: Iterable[Key], model: str, scope: Scope) -> Iterator[PullWarning]:
    """Warnings about keys and indexes of the model called `model`."""
    for key in keys:
        where = {"model": model, "index": key.name}
        if not is_known_method(scope.options.dialect, key.method):
            message = f"Prisma does not know the index method `{key.method}`; the schema has a usual index."
            yield about("unknown-index-methods", message, **where)
        for column in key.columns:
            if column.nulls_first is not None:
                message = f"NULLs of `{model}.{column.column}` sort against the usual order."
                yield about("non-default-index-null-order", message, index=key.name, column=column.column)
            if key.method in ("btree", "hash") and not column.has_default_class:
                message = f"The operator class `{column.operator_class}` is lost."
                yield about("lost-index-options", message, **where)
            if column.collation is not None:
                yield about("lost-index-options", f'The collation "{column.collation}" is lost.', **where)
        if key.include:
            listed = ", ".join(key.include)
            yield about("lost-index-options", f"The columns of INCLUDE ({listed}) are lost.", **where)
        if key.nulls_not_distinct:
            yield about("lost-index-options", "NULLS NOT DISTINCT is lost.", **where)
        if key.options:
            yield about("lost-index-options", f"The options {', '.join(key.options)} are lost.", **where)
        if not key.is_valid:
            yield about("lost-index-options", "The index is not valid in the database; rebuild it.", **where)
        if key.predicate is not None and key.is_unique and scope.options.partial_indexes:
            message = f"The index holds rows with {key.predicate} only, so it identifies no row."
            yield about("partial-unique", message, **where)


def of_relation(kind: str, table: Name, constraint: str, message: str) -> PullWarning:
    """A warning about a foreign key."""
    return about(kind, message, model=table.name, constraint=constraint)
