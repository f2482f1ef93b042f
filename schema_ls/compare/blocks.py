"""Blocks as things, and what stands in them."""

from __future__ import annotations

from schema_ls.compare.columns import columns, values
from schema_ls.compare.keys import keys
from schema_ls.compare.links import relation_fields
from schema_ls.compare.side import Block, Side
from schema_ls.compare.thing import Thing
from schema_ls.model.items import ModelItem


def block(side: Side, item: Block) -> Thing:
    """A block, without its members. Its aspects hold names, and what hides it from the client."""
    face = item.face
    table = face.map or face.name
    aspects = {"name": face.name, "table" if isinstance(item, ModelItem) else "database type": table}
    if face.schema:
        aspects["schema"] = face.schema
    if isinstance(item, ModelItem):
        aspects["kind"] = face.kind
        aspects |= {"@@ignore": "@@ignore"} if item.face.is_ignored else {}
    family = "table" if face.kind in ("model", "view") else face.kind
    found_by = ((family, face.schema, table), (family, table), (family, "name", face.name))
    return Thing(family, side.type(face.name), _summary(item), aspects, found_by, _shape(side, item))


def _summary(item: Block) -> str:
    names = [each.name for each in (item.face.fields if isinstance(item, ModelItem) else item.face.values)]
    return f"{item.kind} {item.name} {{ {', '.join(names[:6])}{', ...' * (len(names) > 6)} }}"


def _shape(side: Side, item: Block) -> object:
    """Columns with their types, or values: what a block keeps when only its name changes."""
    if isinstance(item, ModelItem):
        found = columns(side, item)
        return frozenset((thing.aspect("column"), thing.shape) for thing in found) or None
    return frozenset(value.label for value in item.face.values) or None


def members(side: Side, item: Block) -> tuple[Thing, ...]:
    """Everything in a block, each kind for itself."""
    if not isinstance(item, ModelItem):
        return values(side, item)
    return (*columns(side, item), *relation_fields(side, item), *keys(side, item))
