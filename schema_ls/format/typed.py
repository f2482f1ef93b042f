"""What is laid out while somebody types: the block that a brace closes, and columns when a line is done."""

from __future__ import annotations

from collections import Counter

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.format.edits import edits
from schema_ls.format.layout import layout
from schema_ls.format.table import Align
from schema_ls.spec.versions import Version
from schema_ls.syntax.tree import Tree


def edits_when_closed(tree: Tree, row: int, *, version: Version, tab: int = 2, align: Align = "group") -> list[Edit]:
    """The edits that lay out the block whose closing brace stands in a row; none where no block ends there."""
    header, close = _block_around(tree, row)
    if row != close:
        return []
    lines = _texts(tree, range(header, close + 1))
    new = layout("".join(lines), version=version, tab=tab, align=align)
    return [Edit(edit.span.moved(header), edit.text) for edit in edits(lines, new)]


def edits_on_new_line(tree: Tree, row: int, *, version: Version, tab: int = 2, align: Align = "group") -> list[Edit]:
    """The edits that put blanks right in the block around a line that was just begun, which itself stays as it is.

    An empty line would cut a table in two, so one that was just begun does not count. Lines are neither moved nor
    rewritten: where that were needed there is no edit at all.
    """
    header, close = _block_around(tree, row)
    if close < 0:
        return []
    is_empty = not "".join(_texts(tree, [row])).strip()
    rows = [other for other in range(header, close + 1) if other != row or not is_empty]
    old = _texts(tree, rows)
    new = split_lines(layout("".join(old), version=version, tab=tab, align=align))
    if len(new) != len(old) or any(map(_differs, old, new)):
        return []
    return [
        Edit(Span(place, 0, place + 1, 0), text)
        for place, before, text in zip(rows, old, new, strict=True)
        if before != text and place not in (row, close)
    ]


def _differs(before: str, after: str) -> bool:
    """Whether more than blanks and the order of words changed."""
    return Counter(before.split()) != Counter(after.split()) and "".join(before.split()) != "".join(after.split())


def _block_around(tree: Tree, row: int) -> tuple[int, int]:
    """The rows of the header and the closing brace of the block, both -1 where there is none with a brace."""
    if not tree.blocks:
        return -1, -1
    index = tree.block_index(row)
    block, start = tree.blocks[index], tree.starts[index]
    if block.is_loose or not block.header < row - start <= block.close:
        return -1, -1
    return start + block.header, start + block.close


def _texts(tree: Tree, rows: range | list[int]) -> list[str]:
    return [line.text for line in map(tree.line, rows) if line is not None]
