"""What a schema lacks, as values: the other side of a relation. Fixes, the formatter and pull write it from here."""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.names import lower_camel, plural
from schema_ls.model.relations import relation_of
from schema_ls.syntax import make


@dataclass(frozen=True, slots=True)
class MissingMember:
    """A line that a model lacks."""

    model: str
    text: str


def opposite_members(owner: ModelFace, field: FieldFace, other: ModelFace) -> tuple[MissingMember, ...]:
    """The lines that `other` lacks to be the other side of `owner.field`; the relation field comes first."""
    name = relation_of(field).name
    named = (make.attribute("relation", (make.quoted(name),)),) if name else ()
    base = _free_name(lower_camel(owner.name), other)
    if not field.is_list:
        if relation_of(field).fields and owner.has_unique(relation_of(field).fields or (), in_order=True):
            return (MissingMember(other.name, make.field(base, owner.name, "?", named)),)
        return (MissingMember(other.name, make.field(_free_name(plural(base), other), owner.name, "[]", named)),)
    return _forward_members(owner, other, base, name)


def _forward_members(owner: ModelFace, other: ModelFace, base: str, name: str) -> tuple[MissingMember, ...]:
    """A foreign key in `other` that points at the first key of `owner`; optional, as rows may exist already."""
    key = next((key for key in owner.keys if key.is_unique and key.is_readable), None)
    referenced = [owner.field(column) for column in key.column_names] if key else []
    if not referenced or None in referenced:
        return (MissingMember(other.name, make.field(base, owner.name, "?")),)
    scalars = [(_joined(base, f.name), f) for f in referenced if f is not None]
    attribute = make.relation(name or None, [scalar for scalar, _ in scalars], [f.name for _, f in scalars])
    lacking = [(scalar, f) for scalar, f in scalars if other.field(scalar) is None]
    return (
        MissingMember(other.name, make.field(base, owner.name, "?", (attribute,))),
        *(MissingMember(other.name, make.field(scalar, f.type, "?", _native(f))) for scalar, f in lacking),
    )


def _native(field: FieldFace) -> tuple[str, ...]:
    native = field.native
    return (make.attribute(f"{native.prefix}.{native.name}", native.arguments),) if native else ()


def _joined(base: str, name: str) -> str:
    return base + name[:1].upper() + name[1:]


def _free_name(name: str, model: ModelFace) -> str:
    taken = {field.name for field in model.fields}
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}{number}", number + 1
    return candidate
