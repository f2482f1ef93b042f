"""Arguments of attributes and of the entries of their lists: names, values, fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.ide.completion.attributes import is_enum, takes
from schema_ls.ide.completion.defaults import defaults, values
from schema_ls.ide.completion.offer import Kind, Offer
from schema_ls.ide.completion.strings import strings
from schema_ls.ide.context import ArgumentStart, ArgumentValue, ListEntry, Site
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.items import ModelItem
from schema_ls.model.schema import Schema
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES, Attribute, Parameter
from schema_ls.spec.functions import FUNCTIONS
from schema_ls.spec.provider import ACTIONS, INDEX_TYPES, SORT_ORDERS

_LISTS = {"fields", "field-names", "references"}
_TEXTS = {"string", "client-name"}


def _row(site: Site) -> Attribute | None:
    return FIELD_ATTRIBUTES.get(site.attribute) or BLOCK_ATTRIBUTES.get(site.attribute)


def argument_starts(schema: Schema, context: ArgumentStart) -> Iterator[Offer]:
    """Values that need no name, then names that are not there yet."""
    site, row = context.site, _row(context.site)
    if context.is_string:
        yield from _strings(schema, context)
        return
    if context.call in FUNCTIONS:
        yield from _function_arguments(context)
        return
    if row is None:
        return
    parameters = row.parameters if not context.call else row.entry_parameters
    if not context.call and not context.has_unnamed:
        yield from _unnamed(schema, site, row)
    for parameter in parameters:
        is_given = parameter.name in context.names or (parameter.unnamed and context.has_unnamed)
        is_better_unnamed = parameter.unnamed and parameter.required and parameter.kind not in _LISTS
        if not is_given and not is_better_unnamed and _allowed(schema, site, parameter):
            yield _named(parameter)


def _unnamed(schema: Schema, site: Site, row: Attribute) -> Iterator[Offer]:
    parameter = row.unnamed_parameter
    if parameter is None:
        return
    if parameter.kind == "value":
        yield from defaults(schema, site)
    elif parameter.kind in _TEXTS and parameter.required:
        yield from strings(schema, site, parameter.name, is_string=False)
    elif parameter.kind in _TEXTS:
        yield from strings(schema, site, parameter.name, is_string=False)
        yield Offer('""', Kind.VALUE, '"$0"', True, parameter.name, parameter.doc)


def _strings(schema: Schema, context: ArgumentStart) -> Iterator[Offer]:
    """What may stand between the quotes of an argument without a name."""
    row = _row(context.site)
    parameter = row.unnamed_parameter if row and not context.call and not context.has_unnamed else None
    if parameter is not None and parameter.kind in _TEXTS:
        yield from strings(schema, context.site, parameter.name, is_string=True)


def _named(parameter: Parameter) -> Offer:
    inside = "[$0]" if parameter.kind in _LISTS else '"$0"' if parameter.kind in _TEXTS else "$0"
    goes_on = parameter.kind not in _TEXTS
    return Offer(parameter.name, Kind.ARGUMENT, f"{parameter.name}: {inside}", True, doc=parameter.doc, goes_on=goes_on)


def _allowed(schema: Schema, site: Site, parameter: Parameter) -> bool:
    dialect = schema.dialect
    if site.item.kind == "view" and parameter.in_views is not None and not dialect.has(parameter.in_views):
        return False
    return takes(dialect, parameter, site.index_type or "BTree")


def _function_arguments(context: ArgumentStart) -> Iterator[Offer]:
    for argument in FUNCTIONS[context.call].arguments:
        if argument.name is not None and argument.name not in context.names:
            yield Offer(argument.name, Kind.ARGUMENT, f"{argument.name}: $0", True, doc=argument.doc)
        for choice in argument.choices if not context.has_unnamed else ():
            yield Offer(str(choice), Kind.VALUE, doc=argument.doc)


def argument_values(schema: Schema, context: ArgumentValue) -> Iterator[Offer]:
    """Values for a named argument."""
    row = _row(context.site)
    parameter = (row.entry_parameter(context.name) if context.call else row.parameter(context.name)) if row else None
    if parameter is None or not _allowed(schema, context.site, parameter):
        return
    if parameter.kind in _TEXTS and not context.call:
        yield from strings(schema, context.site, parameter.name, is_string=context.is_string)
    elif not context.is_string:
        yield from _values(schema, context, parameter)


def _values(schema: Schema, context: ArgumentValue, parameter: Parameter) -> Iterator[Offer]:
    kind, dialect = parameter.kind, schema.dialect
    if kind == "action":
        yield from (Offer(name, Kind.VALUE, doc=ACTIONS[name]) for name in dialect.referential_actions())
    elif kind == "index-type":
        yield from (Offer(name, Kind.VALUE, doc=INDEX_TYPES[name]) for name in dialect.index_types)
    elif kind == "sort":
        yield from (Offer(name, Kind.VALUE, doc=doc) for name, doc in SORT_ORDERS.items())
    elif kind == "boolean":
        yield from (Offer(name, Kind.VALUE) for name in ("true", "false"))
    elif kind == "ops":
        yield from _operator_classes(schema, context)
    elif kind == "value":
        yield from defaults(schema, context.site)
    elif kind in _LISTS:
        yield Offer("[]", Kind.VALUE, "[$0]", True, goes_on=True)


def _operator_classes(schema: Schema, context: ArgumentValue) -> Iterator[Offer]:
    item = context.site.item
    field = item.face.field(context.call) if isinstance(item, ModelItem) else None
    if field is not None:
        native = field.native.name if field.native else None
        scalar = "" if is_enum(schema, field.type) else field.type
        index_type = context.site.index_type or "BTree"
        for name in schema.dialect.operator_classes(index_type, scalar, native, field.is_list):
            yield Offer(name, Kind.VALUE)
    yield Offer("raw()", Kind.FUNCTION, 'raw("$0")', True, doc=FUNCTIONS["raw"].doc)


def list_entries(schema: Schema, context: ListEntry) -> Iterator[Offer]:
    """Fields for a list of fields, values for a default."""
    site, row = context.site, _row(context.site)
    if site.attribute == "@default":
        yield from values(schema, site.field)
        return
    parameter = row.parameter(context.name) if row and context.name else row.unnamed_parameter if row else None
    kind = parameter.kind if parameter else "fields"
    face = schema.faces.get(site.field.type) if kind == "references" else _own(site)
    if isinstance(face, ModelFace):
        yield from _fields(schema, face, context, kind)


def _own(site: Site) -> ModelFace | None:
    return site.item.face if isinstance(site.item, ModelItem) else None


def _fields(schema: Schema, face: ModelFace, context: ListEntry, kind: str) -> Iterator[Offer]:
    for segment in context.path:
        field = face.field(segment)
        inner = schema.faces.get(field.type) if field else None
        if not isinstance(inner, ModelFace):
            return
        face = inner
    prefix = "".join(f"{segment}." for segment in context.path)
    used = set(context.entries)
    fields = [field for field in face.fields if prefix + field.name not in used and _is_column(schema, field)]
    for field in _best_first(face, fields, kind, context.site):
        yield Offer(field.name, Kind.FIELD, detail=f"{field.type}{field.arity}")


def _best_first(face: ModelFace, fields: Iterable[FieldFace], kind: str, site: Site) -> list[FieldFace]:
    """For references the unique fields first, for keys those called after the relation; else the order of the model."""
    if kind == "references":
        unique = {key.column_names[0] for key in face.keys if key.is_unique and len(key.columns) == 1}
        return sorted(fields, key=lambda field: field.name not in unique)
    if kind == "field-names" and site.attribute == "@relation":
        return sorted(fields, key=lambda field: _likeness(field, site))
    return list(fields)


def _likeness(field: FieldFace, site: Site) -> int:
    """How little a field looks like the key of the relation field at the cursor."""
    name = field.name.casefold()
    starts = (site.field.name.casefold(), site.field.type.casefold())
    return next((at for at, start in enumerate(starts) if name.startswith(start)), 2 + (not name.endswith("id")))


def _is_column(schema: Schema, field: FieldFace) -> bool:
    other = schema.faces.get(field.type)
    return bool(field.name) and not (isinstance(other, ModelFace) and other.kind != "type")
