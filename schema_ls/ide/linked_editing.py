"""Names that change together while somebody types: the name of a relation on both of its sides."""

from __future__ import annotations

from schema_ls.base.span import Span
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.items import FieldItem, ModelItem, member_named, members_by_row
from schema_ls.model.mentions import place_at
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax.ast import String


def linked(schema: Schema, file: int, row: int, column: int) -> list[Span]:
    """The spans of a file that hold the same relation name as the one at a place, between their quotes.

    Rows count from the start of the file. Empty where there is no such name, or where the model on the other side has no
    name or lies in another file: an editor could not change that along, and half a change would part the sides.
    """
    place = place_at(schema, file, row)
    if place is None or not isinstance(place.item, ModelItem):
        return []
    field = members_by_row(place.item).get(row - place.row)
    here = _name_span(place, field) if isinstance(field, FieldItem) else None
    if not isinstance(field, FieldItem) or here is None or not here.holds(row, column):
        return []
    name, face = relation_of(field.face).name, field.face
    ends = [(owner, one) for owner, one in _sides(schema, place.item.face, face) if relation_of(one).name == name]
    found = []
    for owner, one in ends:
        other = schema.first(owner.name)
        span = _span_in(other, one.name) if other is not None and other.file == file else None
        if span is None:
            return []
        found.append(span)
    return sorted(set(found)) if here in found and len(set(found)) > 1 else []


def _sides(schema: Schema, own: ModelFace, field: FieldFace) -> list[tuple[ModelFace, FieldFace]]:
    """All fields that lead from one of the two models to the other."""
    other = schema.faces.get(field.type)
    sides = [(own, one) for one in own.relation_sides if one.type == field.type]
    if isinstance(other, ModelFace) and other.name != own.name:
        sides += [(other, one) for one in other.relation_sides if one.type == own.name]
    return sides


def _span_in(place: Place, name: str) -> Span | None:
    field = member_named(place.item, name)
    return _name_span(place, field) if isinstance(field, FieldItem) else None


def _name_span(place: Place, field: FieldItem) -> Span | None:
    """The relation name of a field without its quotes; None where it has none."""
    attribute = field.attribute("relation")
    argument = attribute.argument("", "name") if attribute else None
    value = argument.value if argument else None
    if not isinstance(value, String):
        return None
    return field.span((value.columns[0] + 1, value.columns[1] - 1)).moved(place.row)
