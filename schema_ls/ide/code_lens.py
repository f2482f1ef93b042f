"""How often each model, enum and composite type is named, to be shown above its header."""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.base.span import Span
from schema_ls.ide.uses import use_counts
from schema_ls.model.items import EnumItem, ModelItem
from schema_ls.model.schema import Schema


@dataclass(frozen=True, slots=True)
class Lens:
    """What is shown for the name at `span`, whose rows count from the start of the file."""

    span: Span
    title: str
    count: int


def lenses(schema: Schema, file: int) -> list[Lens]:
    """A lens for each type that a file declares: how many fields have it."""
    users = use_counts(schema)
    found = []
    for place in schema.places_in(file):
        item = place.item
        if isinstance(item, ModelItem | EnumItem) and item.name:
            count = users[item.name]
            title = "1 reference" if count == 1 else f"{count or 'no'} references"
            found.append(Lens(item.block.name_span.moved(place.row), title, count))
    return found
