"""Fixes of relations: the foreign key that a side lacks, the list that it could be instead, a key made unique."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.finding import Change, Fix, FixClass, InsertMember, Replace
from schema_ls.base.listing import listed_names
from schema_ls.base.record import replaced
from schema_ls.checks.fixes import add_unique
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import RelationField
from schema_ls.model.missing import KeyFields, key_fields
from schema_ls.model.relations import ONE_TO_ONE
from schema_ls.syntax import make
from schema_ls.syntax.ast import Attribute


def relation_fixes(field: RelationField) -> tuple[Fix, ...]:
    """What makes a side whole that holds the foreign key but does not say so, the likely one first."""
    return (*_with_key(field), *_as_list(field))


def named(field: RelationField, name: str) -> Change:
    """The change that gives a side a relation name."""
    attribute = field.attribute("relation")
    if attribute is None:
        text = make.attribute("relation", (make.quoted(name),))
        return Replace(field.item.span((field.item.code_end,) * 2), f" {text}")
    others = (argument for argument in attribute.arguments if argument.name not in ("", "name"))
    kept = (field.item.line.text[slice(*argument.columns)] for argument in others)
    return Replace(field.item.span(attribute.columns), make.attribute("relation", (make.quoted(name), *kept)))


def with_key(field: RelationField, key: KeyFields) -> Iterator[Change]:
    """The changes that give a side its foreign key, the fields that it needs right behind it."""
    text = make.attribute("relation", _arguments(field, key))
    attribute = field.attribute("relation")
    end = field.item.code_end
    if attribute is None:
        yield Replace(field.item.span((end, end)), f" {text}")
    else:
        yield Replace(field.item.span(attribute.columns), text)
    for new in key.new:
        yield InsertMember(field.model.name, _line(new), field.name)


def _with_key(field: RelationField) -> Iterator[Fix]:
    key = key_fields(field.model.face, field.face, field.other)
    if key is None:
        return
    changes: list[Change] = []
    if field.relation_kind == ONE_TO_ONE and not field.model.face.has_unique(key.fields, in_order=True):
        if key.new and len(key.fields) == 1:
            key = replaced(key, new=(replaced(key.new[0], is_unique=True),))
        else:
            changes += add_unique(field.model.name, key.fields).changes
    text = make.attribute("relation", _lists(key))
    new = "".join(f", and the field `{one.name}`" for one in key.new)
    yield Fix(f"Add `{text}`{new}", (*with_key(field, key), *changes), FixClass.MIGRATION)


def _as_list(field: RelationField) -> Iterator[Fix]:
    """Many-to-many instead, where the other side is a list already."""
    side, relation = field.opposite, field.relation
    ids = (field.model.face.id, field.other.id)
    if side is None or not side.is_list or relation.fields is not None or relation.references is not None:
        return
    if field.dialect.supports("ImplicitManyToManyRelation") and all(key and len(key.columns) == 1 for key in ids):
        reference = field.item.type
        if reference is not None:
            change = Replace(field.item.span(reference.columns), f"{field.type}[]")
            yield Fix(f"Make `{field.name}` a list", (change,), FixClass.UNSAFE)


def _line(new: FieldFace) -> str:
    attributes = [make.attribute("unique")] if new.is_unique else []
    if new.native:
        attributes.append(new.native.attribute)
    return make.field(new.name, new.type, new.arity, attributes)


def _lists(key: KeyFields) -> tuple[str, ...]:
    return (f"fields: {make.array(key.fields)}", f"references: {make.array(key.references)}")


def _arguments(field: RelationField, key: KeyFields) -> Iterator[str]:
    """The two lists, behind the name of the relation and before whatever else is written there."""
    attribute = field.attribute("relation")
    kept = tuple(_kept(field, attribute)) if attribute else ()
    yield from (text for name, text in kept if name in ("", "name"))
    yield from _lists(key)
    yield from (text for name, text in kept if name not in ("", "name"))


def _kept(field: RelationField, attribute: Attribute) -> Iterable[tuple[str, str]]:
    for argument in attribute.arguments:
        if argument.name not in ("fields", "references"):
            yield argument.name, field.item.line.text[slice(*argument.columns)]


def made_optional(field: RelationField, names: Iterable[str]) -> Fix:
    """The fix that lets fields of a foreign key be empty, and the relation with them."""
    needed = (field.name, *names)
    changes = tuple(
        Replace(own.item.span((own.item.type.columns[1],) * 2), "?")
        for own in field.model.fields
        if own.name in needed and own.face.is_required and own.item.type is not None
    )
    return Fix(f"Make {listed_names(names)} optional", changes, FixClass.UNSAFE)
