"""How relation fields belong together. Looks at faces only, says nothing about whether a relation is right."""

from __future__ import annotations

from itertools import islice

from schema_ls.model.faces import FieldFace, ModelFace, RelationFace

ONE_TO_ONE = "one-to-one"
ONE_TO_MANY = "one-to-many"
MANY_TO_MANY = "many-to-many"

NO_RELATION = RelationFace()


def relation_of(field: FieldFace) -> RelationFace:
    """What the field's `@relation` says; nothing where it has none."""
    return field.relation or NO_RELATION


def siblings(owner: ModelFace, field: FieldFace) -> tuple[FieldFace, ...]:
    """Fields of `owner`, `field` among them, to the same model and with the same relation name."""
    return owner.leading_to(field.type, relation_of(field).name)


def alike(owner: ModelFace, field: FieldFace, other: ModelFace) -> tuple[FieldFace, ...]:
    """As `siblings`, where a relation without a name has the one that it gets by default."""
    if field.type not in owner.led_to_often:
        return (field,)
    default = "To".join(sorted((owner.name, other.name)))
    name = relation_of(field).name
    if name not in ("", default):
        return siblings(owner, field)
    unnamed, named = owner.leading_to(field.type, ""), owner.leading_to(field.type, default)
    if not unnamed or not named:
        return unnamed or named
    return tuple(f for f in owner.fields if f.type == field.type and relation_of(f).name in ("", default))


def opposites(owner: ModelFace, field: FieldFace, other: ModelFace) -> tuple[FieldFace, ...]:
    """Fields of `other` that lead back to `owner` under the same relation name."""
    is_self = owner.name == other.name
    leading = other.leading_to(owner.name, relation_of(field).name)
    return tuple(f for f in leading if f.name != field.name) if is_self else leading


def opposite(owner: ModelFace, field: FieldFace, other: ModelFace) -> FieldFace | None:
    """The other side of a relation, None where it is missing or cannot be told."""
    is_self = owner.name == other.name
    leading = other.leading_to(owner.name, relation_of(field).name)
    found = (f for f in leading if not (is_self and f.name == field.name))
    first = next(found, None)
    return first if next(found, None) is None else None


def lonely_mate(owner: ModelFace, field: FieldFace, other: ModelFace) -> FieldFace | None:
    """The field that may have been meant as the other side of a lonely `field`, but has another relation name.

    That is the only lonely field of `other` that leads to `owner`, where `field` is the only lonely one of `owner` that
    leads to `other`, and one of the two holds the foreign key or both are lists.
    """
    is_self = owner.name == other.name
    mine = [field] if is_self else _lonely(owner, other)
    theirs = [f for f in _lonely(other, owner) if not is_self or f.name != field.name]
    if len(mine) != 1 or len(theirs) != 1:
        return None
    mate = theirs[0]
    keys = sum(relation_of(side).fields is not None for side in (field, mate))
    return mate if keys == 1 or (not keys and field.is_list and mate.is_list) else None


def _lonely(owner: ModelFace, other: ModelFace) -> list[FieldFace]:
    """The first three fields that lead to another model, or the own one, and have no other side."""
    lonely = (f for f in owner.fields if f.type == other.name and not opposites(owner, f, other))
    return list(islice(lonely, 3))


def kind_of(owner: ModelFace, field: FieldFace, other_side: FieldFace | None) -> str:
    """Which kind of relation two sides make; a lone side is judged by its keys."""
    if other_side is not None:
        lists = field.is_list + other_side.is_list
        return (ONE_TO_ONE, ONE_TO_MANY, MANY_TO_MANY)[lists]
    fields = relation_of(field).fields
    if not field.is_list and fields and owner.has_unique(fields, in_order=True):
        return ONE_TO_ONE
    return ONE_TO_MANY


def is_forward(owner: ModelFace, field: FieldFace, other: ModelFace, other_side: FieldFace) -> bool:
    """Whether `field` is the side of a one-to-one relation that holds the foreign key.

    That is the required side, else the one with `fields`, else the smaller by model and field name.
    """
    if field.is_required != other_side.is_required:
        return field.is_required
    mine, theirs = relation_of(field).fields is not None, relation_of(other_side).fields is not None
    if mine != theirs:
        return mine
    return (owner.name, field.name) < (other.name, other_side.name)
