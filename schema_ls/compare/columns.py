"""Fields that hold values, and values of enums, as things."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.compare.plain import arguments, plain
from schema_ls.compare.side import Side
from schema_ls.compare.thing import Thing
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.items import EnumItem, FieldItem, ModelItem
from schema_ls.syntax import make

_ARITIES = {"": "required", "?": "optional", "[]": "list"}


def arity(face: FieldFace) -> str:
    """How many values a field holds, in a word."""
    return _ARITIES[face.arity]


def columns(side: Side, item: ModelItem) -> tuple[Thing, ...]:
    """The fields of a block that lead to no model; of two with one name the first."""
    found: dict[str, Thing] = {}
    for field in item.fields:
        if not is_relation(side, field.face):
            found.setdefault(field.name, _column(side, item, field))
    return tuple(found.values())


def is_relation(side: Side, face: FieldFace) -> bool:
    """Whether a field leads to a model or view."""
    other = side.schema.faces.get(face.type)
    return isinstance(other, ModelFace) and other.kind != "type"


def _column(side: Side, item: ModelItem, field: FieldItem) -> Thing:
    face = field.face
    kind, native, default = _type(side, field), _native(side, face), _default(side, field)
    attributes = {name: f"@{name}" for name in ("updatedAt", "ignore") if field.attribute(name)}
    aspects = {"name": face.name, "column": face.column, "type": kind, "arity": arity(face)}
    if native:
        aspects["native type"] = native
    if default:
        aspects["default"] = default
    aspects |= {shown: shown for shown in attributes.values()}
    parts = [f"@default({default})"] if default else []
    parts += attributes.values()
    parts += [f"@map({make.quoted(face.map)})"] if face.map and face.map != face.name else []
    parts += [f"@db.{plain_native(face)}"] if face.native and not side.has_own_database else []
    return Thing(
        "field",
        side.member(item.name, face.name),
        " ".join((f"{kind}{face.arity}", *parts)),
        aspects,
        (("column", face.column), ("name", face.name)),
        (kind, face.arity, native, default),
    )


def _type(side: Side, field: FieldItem) -> str:
    name = side.type(field.face.type)
    written = field.type
    return make.call(name, arguments(written.arguments)) if written and written.arguments is not None else name


def plain_native(face: FieldFace) -> str:
    """The native type that a field names, `VarChar(10)`; empty where it names none."""
    return face.native.written if face.native else ""


def _native(side: Side, face: FieldFace) -> str:
    """The native type that a column has, named or not."""
    if side.has_own_database:
        return ""
    usual = side.dialect.default_native_type(face.type)
    return plain_native(face) or (str(usual) if usual else "")


def _default(side: Side, field: FieldItem) -> str:
    attribute = field.attribute("default")
    written = attribute.argument("value", "") if attribute else None
    if written is None:
        return ""
    enum = side.enum(field.face.type)
    words = {value.name: side.member(enum.name, value.name) for value in enum.values} if enum else {}
    return plain(written.value, words)


def values(side: Side, item: EnumItem) -> tuple[Thing, ...]:
    """The values of an enum, in order."""
    return tuple(_values(side, item))


def _values(side: Side, item: EnumItem) -> Iterator[Thing]:
    for value in item.face.values:
        text = value.name if value.label == value.name else f"{value.name} @map({make.quoted(value.label)})"
        aspects = {"name": value.name, "label": value.label}
        keys = (("label", value.label), ("name", value.name))
        yield Thing("value", side.member(item.name, value.name), text, aspects, keys, ())
