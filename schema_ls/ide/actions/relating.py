"""A relation between two models in one gesture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from schema_ls.base.finding import InsertMember
from schema_ls.base.span import Span
from schema_ls.checks.fixes import edits_of_changes
from schema_ls.ide.actions.action import REWRITE, Action
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.handles import Field
from schema_ls.model.items import ModelItem
from schema_ls.model.missing import MissingMember, new_relation, opposite_list
from schema_ls.model.names import free_name, key_name, lower_camel
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Place, Schema


def relate_selected(schema: Schema, file: int, span: Span) -> Iterator[Action]:
    """How models can be related: two that a selection touches to each other, or one that is selected to itself."""
    places = [
        place
        for place in schema.places_in(file, range(span.row, span.end_row + 1))
        if place.row + place.item.block.header <= span.end_row and span.row <= _last_row(place) and _is_model(place)
    ]
    faces = [place.item.face for place in places if isinstance(place.item, ModelItem)]
    if len(faces) == 1 and _holds(span, places[0]):
        members = new_relation(faces[0], free_name("parent", faces[0].field), faces[0], schema.dialect)
        yield from _action(schema, places[0], f"Relate `{faces[0].name}` to itself, as a tree", members)
    elif len(faces) == 2:
        yield from _relate_two(schema, places[0], *faces)


def _holds(span: Span, place: Place) -> bool:
    return span.row <= place.row + place.item.block.header and _last_row(place) <= span.end_row


def _relate_two(schema: Schema, place: Place, one: ModelFace, other: ModelFace) -> Iterator[Action]:
    for holder, target in ((other, one), (one, other)):
        members = new_relation(holder, free_name(lower_camel(target.name), holder.field), target, schema.dialect)
        yield from _action(schema, place, f"Relate: each `{target.name}` has many `{holder.name}`", members)
    ids = (one.id, other.id)
    is_known = any(f.type == other.name for f in one.fields) or any(f.type == one.name for f in other.fields)
    can_be = schema.dialect.supports("ImplicitManyToManyRelation") and all(key and len(key.columns) == 1 for key in ids)
    if can_be and not is_known:
        lists = [opposite_list(a, FieldFace("", b.name, "[]"), b) for a, b in ((other, one), (one, other))]
        yield from _action(schema, place, f"Relate: many `{one.name}` to many `{other.name}`", lists)


def relate_by_key(schema: Schema, place: Place, field: Field) -> Iterator[Action]:
    """The relation that a field is called after: `userId` leads to `User`."""
    owner = field.model.face
    if field.model.kind != "model" or any(field.name in (relation_of(f).fields or ()) for f in owner.relation_sides):
        return
    written = field.name.lower()
    # Nearly all names are told apart by their letters alone.
    for face in [schema.faces[n] for n in schema.faces if written.startswith(n.lower()) or not n.isalnum()]:
        if not isinstance(face, ModelFace) or face.name == owner.name:
            continue
        if face.kind == "model" and face.id and len(face.id.columns) == 1:
            id_ = face.field(face.id.column_names[0])
            name = lower_camel(face.name)
            is_meant = id_ is not None and field.name == key_name(name, id_.name)
            if id_ and is_meant and id_.type == field.type and not field.face.is_list and owner.field(name) is None:
                members = new_relation(owner, name, face, schema.dialect)
                title = f"Relate `{owner.name}` to `{face.name}` by `{field.name}`"
                yield from _action(schema, place, title, members)


def _action(schema: Schema, place: Place, title: str, members: Iterable[MissingMember]) -> Iterator[Action]:
    changes = tuple(InsertMember(member.model, member.text) for member in members)
    if changes:
        yield Action(title, REWRITE, partial(edits_of_changes, changes, place, schema))


def _is_model(place: Place) -> bool:
    item = place.item
    return isinstance(item, ModelItem) and item.kind == "model" and bool(item.name) and item.block.close >= 0


def _last_row(place: Place) -> int:
    return place.row + place.item.block.close
