"""The difference of two texts as edits of whole lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.format.difference import hunks
from schema_ls.format.layout import Style, block_rows, laid_out, style_of
from schema_ls.format.table import Align
from schema_ls.spec.versions import Version


def edits(old_lines: Sequence[str], new_text: str) -> list[Edit]:
    """The edits that turn `old_lines` (with their ends) into `new_text`, in order.

    Rows count from the first line. Lines that stay are not touched, so that an editor keeps its cursor, marks
    and folds there.
    """
    new_lines = split_lines(new_text)
    return [
        Edit(_rows(old_lines, first, end), "".join(new_lines[start:stop]))
        for first, end, start, stop in hunks(old_lines, new_lines)
    ]


def edits_in_rows(
    lines: Sequence[str], first: int, last: int, *, version: Version, tab: int = 2, align: Align = "group"
) -> list[Edit]:
    """The edits that lay out every block which has one of the rows `first` to `last`, both included.

    A block is the smallest unit: its columns hang together, and its attributes move to its end. What stands
    between blocks is not touched.
    """
    return edits_in_blocks(lines, block_rows(list(lines), version=version), first, last, style_of(version, tab, align))


def edits_in_blocks(
    lines: Sequence[str], blocks: Iterable[tuple[int, int]], first: int, last: int, style: Style
) -> list[Edit]:
    """The edits of those blocks, given by their rows, that have one of the rows `first` to `last`."""
    found = []
    for start, end in blocks:
        if start <= last and first < end:
            block = lines[start:end]
            new = laid_out("".join(block), style)
            found += [Edit(edit.span.moved(start), edit.text) for edit in edits(block, new)]
    return found


def _rows(lines: Sequence[str], first: int, end: int) -> Span:
    """Span of whole rows. Behind a last line that has no end it starts and ends in that line."""
    last = len(lines) - 1
    if lines and end > last and not lines[last].endswith(("\n", "\r")):
        length = len(lines[last])
        return Span(last, length, last, length) if first > last else Span(first, 0, last, length)
    return Span(first, 0, end, 0)
