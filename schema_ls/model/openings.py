"""Blocks that are not closed: what the official engine, which reads on to the next `}`, takes for a part of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from schema_ls.model.items import ModelItem, item_of
from schema_ls.syntax.ast import attributes_of
from schema_ls.syntax.blocks import KEYWORDS
from schema_ls.syntax.template import ATTRIBUTE, CLOSE
from schema_ls.syntax.tree import Block

_NONE: frozenset[str] = frozenset()


class Opening(NamedTuple):
    """How a block lies to those around it that are not closed."""

    above: str = ""
    """Kind of the open block that takes this one in; empty where there is none."""
    names_above: frozenset[str] = _NONE
    """Names of the members of that block, `@@map` and the like for its attributes, and `@@id` where it has an id."""
    is_closed_later: bool = True
    """Whether a `}` follows anywhere below, should this block be open."""
    taken_in: frozenset[str] = _NONE
    """The same names of what this block takes in from below."""
    follows_header: bool = False
    """Whether a block seems to begin behind the brace of the one above, on the same line."""


CLOSED = Opening()


def is_unusual(block: Block) -> bool:
    """Whether a block is not closed, or something stands behind its brace."""
    return not block.is_loose and (block.close < 0 or block.lines[block.close].template.rest >= 0)


def openings_of(blocks: Sequence[Block]) -> Iterator[Opening]:
    """One for each block."""
    last_close = max((i for i, block in enumerate(blocks) if _has_close(block)), default=-1)
    above, names = "", _NONE
    for index, block in enumerate(blocks):
        is_closed = last_close >= index
        taken_in = _taken_in(blocks, index) if is_closed and block.close < 0 and not block.is_loose else _NONE
        yield Opening(above, names, is_closed, taken_in, index > 0 and _begins_behind(blocks[index - 1]))
        if above:
            names = names.union(_names(block))
        if block.close >= 0:
            above, names = "", _NONE
        elif not above and block.kind in KEYWORDS and is_closed:
            above, names = block.kind, _names(block)


def _begins_behind(block: Block) -> bool:
    if block.is_loose or block.close < 0:
        return False
    line = block.lines[block.close]
    return line.template.rest >= 0 and "{" in line.tokens[line.template.rest :]


def _taken_in(blocks: Sequence[Block], index: int) -> frozenset[str]:
    found: frozenset[str] = _NONE
    for block in blocks[index + 1 :]:
        found = found.union(_names(block))
        if block.close >= 0:
            break
    return found


def _names(block: Block) -> frozenset[str]:
    item, lines = item_of(block), [block.lines[row] for row in block.member_rows]
    names = {line.name for line in lines if line.template.form != ATTRIBUTE}
    names.update(f"@@{attributes_of(line)[0].name}" for line in lines if line.template.form == ATTRIBUTE)
    if isinstance(item, ModelItem) and item.face.id is not None:
        names.add("@@id")
    return frozenset(names)


def _has_close(block: Block) -> bool:
    return block.close >= 0 or any(line.template.form == CLOSE for line in block.lines)
