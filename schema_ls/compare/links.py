"""Relation fields as things. What the database does by itself is written out, so that it can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from schema_ls.compare.columns import arity, is_relation
from schema_ls.compare.side import Side
from schema_ls.compare.thing import Thing
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.items import ModelItem
from schema_ls.model.relations import opposite, relation_of
from schema_ls.syntax import make


def relation_fields(side: Side, item: ModelItem) -> Iterator[Thing]:
    """The fields of a block that lead to models or views."""
    for field in item.fields:
        other = side.model(field.face.type)
        if other is not None and is_relation(side, field.face):
            yield _relation(side, item.face, field.face, other)


def _relation(side: Side, owner: ModelFace, face: FieldFace, other: ModelFace) -> Thing:
    target = side.type(face.type)
    held = _held(side, owner, face, other)
    aspects = {"name": face.name, "type": target, "arity": arity(face), **held}
    if face.is_ignored:
        aspects["@ignore"] = "@ignore"
    shown = [f"{_WORDS[name]}: {text}" for name, text in held.items() if name in _WORDS]
    whole = f"{target}{face.arity}" + (f" {make.attribute('relation', shown)}" if shown else "")
    return Thing(
        "relation",
        side.member(owner.name, face.name),
        whole,
        aspects,
        (_identity(side, owner, face, other), ("name", face.name)),
    )


_WORDS = {
    "fields": "fields",
    "references": "references",
    "on delete": "onDelete",
    "on update": "onUpdate",
    "map": "map",
}


def _held(side: Side, owner: ModelFace, face: FieldFace, other: ModelFace) -> dict[str, str]:
    """What the side with the foreign key says of it, or the join table of a many-to-many relation."""
    relation = relation_of(face)
    if not relation.fields:
        table = _join_table(owner, face, other)
        return {"join table": table} if table else {}
    pairs = _pairs(side, owner, face, other)
    found = [owner.field(name) for name in relation.fields]
    is_optional = all(field is not None and not field.is_required for field in found)
    held = {
        "fields": make.array(name for name, _ in pairs),
        "references": make.array(name for _, name in pairs),
        "on delete": relation.on_delete or side.dialect.default_on_delete(is_optional),
        "on update": relation.on_update or side.dialect.default_on_update,
    }
    columns = [field.column for field in found if field is not None]
    usual = side.dialect.constraint_name("foreign_key", owner.table, columns)
    has_name = relation.map not in ("", usual) and side.dialect.supports("NamedForeignKeys")
    return held | ({"map": make.quoted(relation.map)} if has_name and not side.has_own_database else {})


def _pairs(side: Side, owner: ModelFace, face: FieldFace, other: ModelFace) -> list[tuple[str, str]]:
    """Fields with those they refer to, in an order of their own: that in which they are written says nothing."""
    relation = relation_of(face)
    names = [side.member(owner.name, name) for name in relation.fields or ()]
    targets = [side.member(other.name, name) for name in relation.references or ()]
    return sorted(zip(names, targets, strict=False))


def _identity(side: Side, owner: ModelFace, face: FieldFace, other: ModelFace) -> Hashable:
    """What a relation field is known by in the database: the end of a key, or of a join table."""
    relation = relation_of(face)
    if relation.fields:
        return ("holds", side.type(other.name), frozenset(side.member(owner.name, name) for name in relation.fields))
    back = opposite(owner, face, other)
    held = relation_of(back).fields if back else None
    if held:
        return ("is held", side.type(other.name), frozenset(side.member(other.name, name) for name in held))
    table = _join_table(owner, face, other)
    return ("joins", side.type(other.name), table) if table else None


def _join_table(owner: ModelFace, face: FieldFace, other: ModelFace) -> str:
    """The table behind a many-to-many relation; empty for others."""
    back = opposite(owner, face, other)
    if not face.is_list or back is None or not back.is_list or relation_of(face).fields or relation_of(back).fields:
        return ""
    return "_" + (relation_of(face).name or "To".join(sorted((owner.name, other.name))))
