"""Which lines make a block.

Looks at the forms of lines only, so a mistake inside a line never reaches its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schema_ls.syntax import template as t
from schema_ls.syntax.line import Line

KEYWORDS = frozenset({"model", "view", "type", "enum", "datasource", "generator"})
CONFIGS = frozenset({"datasource", "generator"})
LOOSE = "loose"
ALIAS = "alias"
UNKNOWN = "unknown"


class Extent(NamedTuple):
    """Where a block lies among lines."""

    kind: str
    """A keyword, or `loose` (lines outside of blocks), `alias` or `unknown` (a block with a keyword of
    its own).
    """
    start: int
    header: int
    """Row of the header; comments directly above it belong to the block. The first row of a loose block."""
    close: int
    """Row of the closing brace, -1 where it is missing. It is the row behind the block where the next block begins
    on the same line.
    """
    end: int


def next_extent(lines: Sequence[Line], start: int) -> Extent:
    """The block that starts at row `start`."""
    row = comments = start
    while row < len(lines):
        form = lines[row].template.form
        if form in (t.HEADER, t.ALIAS):
            break
        row += 1
        if form != t.COMMENT:
            comments = row
    else:
        return Extent(LOOSE, start, start, -1, row)
    if comments > start:
        return Extent(LOOSE, start, start, -1, comments)
    if lines[row].template.form == t.ALIAS:
        return Extent(ALIAS, start, row, row, row + 1)
    keyword = lines[row].type
    kind = keyword if keyword in KEYWORDS else UNKNOWN
    close, end = _body_end(lines, row + 1)
    return Extent(kind, start, row, close, end)


def _body_end(lines: Sequence[Line], start: int) -> tuple[int, int]:
    """Row of the closing brace or -1, and the row after the block.

    A header ends a block that is still open: people forget a brace far more often than they nest blocks.
    """
    comments = start
    for row in range(start, len(lines)):
        form = lines[row].template.form
        if form == t.CLOSE:
            return row, row + 1
        if form == t.HEADER and lines[row].template.closes_above:
            return row, row
        if form == t.HEADER and lines[row].type in KEYWORDS:
            return -1, comments
        if form != t.COMMENT:
            comments = row + 1
    return -1, len(lines)
