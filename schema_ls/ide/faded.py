"""What the client is told to ignore, so that editors can show it faded."""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.base.memo import Memo
from schema_ls.base.span import Span
from schema_ls.ide.names import places_of
from schema_ls.model.items import ModelItem
from schema_ls.model.schema import Schema
from schema_ls.syntax.tree import Block


@dataclass(frozen=True, slots=True)
class Faded:
    """A span, relative to its block, and why it is faded."""

    span: Span
    reason: str


def faded(schema: Schema, file: int) -> list[tuple[int, Faded]]:
    """All models and fields of a file that are ignored, each with the row at which its block starts."""
    places = places_of(schema, file)
    return [
        (place.row, one) for place in places if isinstance(place.item, ModelItem) for one in _faded_in(place.item.block)
    ]


def _faded(block: Block) -> tuple[Faded, ...]:
    item = ModelItem(block)
    if item.block_attribute("ignore") is not None:
        return (Faded(block.span, f"`{item.name}` is ignored: the client does without it."),)
    return tuple(
        Faded(field.line_span, f"`{item.name}.{field.name}` is ignored: the client does without it.")
        for field in item.fields
        if field.attribute("ignore") is not None
    )


_faded_in = Memo(_faded, limit=20_000)
