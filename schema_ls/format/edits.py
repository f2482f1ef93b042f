"""The difference of two texts as edits of whole lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.format.layout import Style, block_rows, laid_out, style_of
from schema_ls.format.table import Align
from schema_ls.spec.versions import Version

_COMPARED = 2_000
"""Changed lines beyond which they are replaced as a whole: the time of comparing grows with their square."""


def edits(old_lines: Sequence[str], new_text: str) -> list[Edit]:
    """The edits that turn `old_lines` (with their ends) into `new_text`, in order.

    Rows count from the first line. Lines that stay are not touched, so that an editor keeps its cursor, marks
    and folds there.
    """
    new_lines = split_lines(new_text)
    start = _equal(old_lines, new_lines)
    tail = _equal(old_lines[start:][::-1], new_lines[start:][::-1])
    before = old_lines[start : len(old_lines) - tail]
    after = new_lines[start : len(new_lines) - tail]
    return [
        Edit(_rows(old_lines, start + first, start + end), "".join(after[from_:to]))
        for first, end, from_, to in _changes(before, after)
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


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines are the same from the start on."""
    shorter = min(len(one), len(other))
    return next((row for row in range(shorter) if one[row] != other[row]), shorter)


def _changes(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int, int]]:
    if not before and not after:
        return []
    if len(before) == len(after):
        return _changed_runs(before, after)
    if max(len(before), len(after)) > _COMPARED:
        return [(0, len(before), 0, len(after))]
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _changed_runs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Runs of lines that differ, where as many lines as before stand in the same order."""
    runs: list[tuple[int, int, int, int]] = []
    for row, (one, other) in enumerate(zip(before, after, strict=True)):
        if one == other:
            continue
        if runs and runs[-1][1] == row:
            first = runs[-1][0]
            runs[-1] = (first, row + 1, first, row + 1)
        else:
            runs.append((row, row + 1, row, row + 1))
    return runs


def _rows(lines: Sequence[str], first: int, end: int) -> Span:
    """Span of whole rows. Behind a last line that has no end it starts and ends in that line."""
    last = len(lines) - 1
    if lines and end > last and not lines[last].endswith(("\n", "\r")):
        length = len(lines[last])
        return Span(last, length, last, length) if first > last else Span(first, 0, last, length)
    return Span(first, 0, end, 0)
