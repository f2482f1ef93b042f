"""What the client is told to ignore, so that editors can show it faded."""

from __future__ import annotations

from schema_ls.base.memo import Noted
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.model.items import ModelItem, item_of
from schema_ls.syntax.tree import Block


class Faded(Record):
    """A span, relative to its block, and why it is faded."""

    span: Span
    reason: str


def _faded(block: Block) -> tuple[Faded, ...]:
    item = item_of(block)
    if not isinstance(item, ModelItem):
        return ()
    fields = tuple(
        Faded(field.line_span, f"`{item.name}.{field.name}` is ignored: the client does without it.")
        for field in item.fields
        if field.attribute("ignore") is not None
    )
    if item.block_attribute("ignore") is None:
        return fields
    return (Faded(block.span, f"`{item.name}` is ignored: the client does without it."), *fields)


faded_in = Noted(_faded)
"""All models and fields of a block that are ignored."""
