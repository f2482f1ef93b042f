"""Attributes of fields, enum values and blocks, and native types."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.ide.completion.offer import Kind, Offer
from schema_ls.ide.context import FieldAttribute, FieldLine, MemberStart, NativeName
from schema_ls.model.faces import EnumFace
from schema_ls.model.items import UNSUPPORTED, AnyItem, ModelItem
from schema_ls.model.schema import Schema
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES, Attribute, Parameter
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.scalars import SCALARS

_IDS = {"@id", "@@id"}


def field_kind(schema: Schema, type_: str) -> str:
    """What the type of a field is, in the words of the attribute tables; empty for an unknown one."""
    face = schema.faces.get(type_)
    if face is not None:
        return {"enum": "enum", "type": "composite"}.get(face.kind, "relation")
    if type_ in SCALARS:
        return "scalar"
    return "unsupported" if type_ == UNSUPPORTED else ""


def field_attributes(schema: Schema, context: FieldAttribute) -> Iterator[Offer]:
    """Attributes that the field can still take, that of native types first."""
    item, field = context.item, context.field
    if item.kind != "enum":
        yield from _native_prefix(schema.dialect, field)
    for row in _possible(FIELD_ATTRIBUTES, item, schema.dialect):
        if row.name not in field.attributes and _fits(row, schema, field):
            yield _offer(row)


def block_attributes(schema: Schema, context: MemberStart) -> Iterator[Offer]:
    """Attributes that the block can still take."""
    if context.item.kind == "model" and not context.word.text.startswith("@") and not _has_id(context.item):
        yield from _ids(schema.dialect)
    present = {f"@@{attribute.name}" for attribute in context.item.attributes} - {context.word.text}
    for row in _possible(BLOCK_ATTRIBUTES, context.item, schema.dialect):
        if row.repeatable or row.name not in present:
            yield _offer(row)


def _ids(dialect: Dialect) -> Iterator[Offer]:
    """The line of an id, for a model that has none."""
    functions = {row.name for scalar in ("Int", "String") for row in dialect.default_functions(scalar)}
    if "auto" in functions:
        text = f'id String @id @default(auto()) @map("_id") @{dialect.datasource_name}.ObjectId'
    elif "autoincrement" in functions:
        text = "id Int @id @default(autoincrement())"
    else:
        text = "id String @id @default(uuid())"
    yield Offer("id", Kind.FIELD, text, detail=text)


def _possible(rows: dict[str, Attribute], item: AnyItem, dialect: Dialect) -> Iterator[Attribute]:
    """Attributes that make sense in a block; a model has one id."""
    for row in rows.values():
        if _fits_block(row, item, dialect) and not (row.name in _IDS and _has_id(item)):
            yield row


def native_types(schema: Schema, context: NativeName) -> Iterator[Offer]:
    """Native types for the scalar type of the field."""
    default = schema.dialect.default_native_type(context.field.type)
    for row in schema.dialect.native_types_of(context.field.type):
        detail = "the default" if default and default.name == row.name else ""
        if row.arguments:
            yield Offer(f"{row.name}()", Kind.NATIVE_TYPE, f"{row.name}($0)", True, detail, row.doc)
        else:
            yield Offer(row.name, Kind.NATIVE_TYPE, detail=detail, doc=row.doc)


def _native_prefix(dialect: Dialect, field: FieldLine) -> Iterator[Offer]:
    prefix = f"@{dialect.datasource_name}"
    used = any(name.startswith(f"{prefix}.") for name in field.attributes)
    if not used and dialect.native_types_of(field.type):
        doc = f"The type of the column in {dialect.title}."
        yield Offer(prefix, Kind.ATTRIBUTE, f"{prefix}.", doc=doc, goes_on=True)


def _fits_block(row: Attribute, item: AnyItem, dialect: Dialect) -> bool:
    place = "enum value" if item.kind == "enum" and row.name in FIELD_ATTRIBUTES else item.kind
    if place not in row.blocks or not allows(dialect, row):
        return False
    return place != "view" or row.in_views is None or dialect.has(row.in_views) or row.name in FIELD_ATTRIBUTES


def _fits(row: Attribute, schema: Schema, field: FieldLine) -> bool:
    kind = field_kind(schema, field.type)
    if kind and row.fields and kind not in row.fields:
        return False
    if row.scalars is not None and field.type not in row.scalars:
        return False
    return (row.on_lists or field.arity != "[]") and (row.on_optional or field.arity != "?")


def allows(dialect: Dialect, row: Attribute | Parameter) -> bool:
    """Whether to offer a row of the tables. Without a datasource every ability of a database is possible yet."""
    return dialect.allows(row._replace(capability=None) if dialect.provider is None else row)


def takes(dialect: Dialect, parameter: Parameter, index_type: str = "BTree") -> bool:
    """Whether an argument means something in an index of a type, or in no index."""
    if parameter.new_name is not None or not allows(dialect, parameter):
        return False
    if parameter.kind == "index-type":
        return len(dialect.index_types) > 1
    if parameter.kind == "ops":
        return dialect.names_operator_classes and dialect.takes_operator_class(index_type)
    return parameter.kind != "action" or bool(dialect.referential_actions())


def _has_id(item: AnyItem) -> bool:
    return isinstance(item, ModelItem) and item.face.id is not None


def _offer(row: Attribute) -> Offer:
    needed = [parameter for parameter in row.parameters if parameter.required or row.name == "@relation"]
    if not needed:
        return Offer(row.name, Kind.ATTRIBUTE, doc=row.doc)
    kind = needed[0].kind if row.name != "@relation" else ""
    inside = {"string": '"$0"', "fields": "[$0]", "field-names": "[$0]"}.get(kind, "$0")
    if row.name == "@@schema":
        inside = "$0"
    return Offer(row.name, Kind.ATTRIBUTE, f"{row.name}({inside})", True, doc=row.doc, goes_on=inside != '"$0"')


def is_enum(schema: Schema, type_: str) -> EnumFace | None:
    """The enum that a type names."""
    face = schema.faces.get(type_)
    return face if isinstance(face, EnumFace) else None
