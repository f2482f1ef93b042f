"""Which places of a file edits have taken, asked in a time that hardly grows with their number."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from schema_ls.base.edit import Edit

_Place = tuple[int, int]


class Taken:
    """Edits of one file that can be made together."""

    def __init__(self) -> None:
        self._spans: list[tuple[_Place, _Place]] = []
        """Start and end of what is replaced, in order: none of them overlap."""
        self._points: list[_Place] = []
        self._inserted: set[tuple[_Place, str]] = set()

    def clashes(self, edit: Edit) -> bool:
        """Whether an edit touches one of them. Lines inserted at one place do not, unless they are the same."""
        start, end = _ends(edit)
        if start == end and (start, edit.text) in self._inserted:
            return True
        at = bisect_left(self._spans, (start, start))
        return (
            (at < len(self._spans) and self._spans[at][0] < end)
            or (at > 0 and self._spans[at - 1][1] > start)
            or bisect_right(self._points, start) < bisect_left(self._points, end)
        )

    def add(self, edit: Edit) -> None:
        """Take what an edit touches."""
        start, end = _ends(edit)
        if start == end:
            insort(self._points, start)
            self._inserted.add((start, edit.text))
        else:
            insort(self._spans, (start, end))


def _ends(edit: Edit) -> tuple[_Place, _Place]:
    span = edit.span
    return (span.row, span.column), (span.end_row, span.end_column)
