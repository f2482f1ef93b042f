"""Which lines of a text became which of another one, in a time that grows with their number.

Lines that stand once in both texts, in the same order, are taken for the same; between them it goes on likewise.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_DEPTH = 4
"""How often it goes on: what is repeated so often that it stands once nowhere is replaced as a whole."""


class Hunk(NamedTuple):
    """The lines from `first` up to `end` of the old text give way to those from `start` up to `stop` of the new one."""

    first: int
    end: int
    start: int
    stop: int


def hunks(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """What changed, in order. Texts of as many lines are compared line by line."""
    if len(before) == len(after):
        return _between(((row, row) for row, line in enumerate(before) if line == after[row]), len(before), len(after))
    whole = Hunk(0, len(before), 0, len(after))
    return _between(_same(before, after, whole, _DEPTH), len(before), len(after))


def _between(same: Iterable[tuple[int, int]], end: int, stop: int) -> list[Hunk]:
    """What lies between lines that stay the same."""
    found, first, start = [], 0, 0
    for old, new in (*same, (end, stop)):
        if first < old or start < new:
            found.append(Hunk(first, old, start, new))
        first, start = old + 1, new + 1
    return found


def _same(before: Sequence[str], after: Sequence[str], part: Hunk, depth: int) -> Iterator[tuple[int, int]]:
    """Pairs of lines of a part that are the same."""
    first, end, start, stop = part
    while first < end and start < stop and before[first] == after[start]:
        yield first, start
        first, start = first + 1, start + 1
    tail = 0
    while first < end - tail and start < stop - tail and before[end - tail - 1] == after[stop - tail - 1]:
        tail += 1
    if depth and first < end - tail and start < stop - tail:
        yield from _around_anchors(before, after, Hunk(first, end - tail, start, stop - tail), depth)
    yield from zip(range(end - tail, end), range(stop - tail, stop), strict=True)


def _around_anchors(before: Sequence[str], after: Sequence[str], part: Hunk, depth: int) -> Iterator[tuple[int, int]]:
    first, end, start, stop = part
    anchors = _anchors(before, after, part)
    for old, new in anchors:
        yield from _same(before, after, Hunk(first, old, start, new), depth - 1)
        yield old, new
        first, start = old + 1, new + 1
    if anchors:
        yield from _same(before, after, Hunk(first, end, start, stop), depth - 1)


def _anchors(before: Sequence[str], after: Sequence[str], part: Hunk) -> list[tuple[int, int]]:
    """Most of the lines that stand once in both, as far as their order is the same (the longest increasing sequence)."""
    old_lines, new_lines = before[part.first : part.end], after[part.start : part.stop]
    counts, new_counts = Counter(old_lines), Counter(new_lines)
    rows = {line: row for row, line in enumerate(new_lines, part.start) if new_counts[line] == 1 == counts.get(line)}
    pairs = [(row, rows[line]) for row, line in enumerate(old_lines, part.first) if line in rows]
    return [pairs[index] for index in _increasing([new for _, new in pairs])]


def _increasing(numbers: Sequence[int]) -> list[int]:
    """Indexes of the longest sequence of numbers that increase."""
    ends: list[int] = []  # by length, the smallest number that such a sequence ends with
    indexes: list[int] = []  # and the index of this number
    before: list[int] = []  # by index, that of the number before it in its sequence
    for index, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(indexes[at - 1] if at else -1)
        if at == len(ends):
            ends.append(number)
            indexes.append(index)
        else:
            ends[at], indexes[at] = number, index
    found, index = [], indexes[-1] if indexes else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]
