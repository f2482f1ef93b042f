"""Which blocks name a type, remembered by block: a question about the whole schema costs a look at each block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from schema_ls.base.memo import Noted
from schema_ls.model.handles import Field, Model
from schema_ls.model.items import ModelItem, is_builtin, item_of
from schema_ls.model.schema import Facts, Place, Schema, Scope
from schema_ls.syntax.tree import Block


def _types(block: Block) -> dict[str, int]:
    item = item_of(block)
    if not isinstance(item, ModelItem):
        return {}
    return dict(Counter(f.face.type for f in item.fields if f.face.type and not is_builtin(f.face.type)))


types_in = Noted(_types)
"""The types that the fields of a block name, built-in ones left out, in order, each with the number of fields."""


def users_of(schema: Schema, name: str) -> Iterator[Place]:
    """The blocks with a field of a type."""
    return iter(schema.users_of(name))


def use_counts(schema: Schema) -> Counter[str]:
    """For each type how many fields have it."""
    found: Counter[str] = Counter()
    for file in schema.files:
        for types in map(types_in, file.tree.blocks):
            for name, count in types.items():
                found[name] += count
    return found


def model_at(schema: Schema, item: ModelItem) -> Model:
    """The handle of a block for questions about names and types, without facts that take a look at the whole schema."""
    return Model(Scope(item, schema.dialect, schema.faces, Facts()), item)


def field_at(schema: Schema, place: Place, row: int) -> Field | None:
    """The field on a row of a block, as rules see it; None where that holds none."""
    return Model(schema.scope(place), place.item).field_at(row) if isinstance(place.item, ModelItem) else None
