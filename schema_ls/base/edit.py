"""Changes of a text, as values. Knows rows and columns only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from schema_ls.base.span import Span


class Edit(NamedTuple):
    """Replace what `span` covers by `text`. An empty span inserts, an empty text deletes."""

    span: Span
    text: str


def apply_edits(lines: Sequence[str], edits: Iterable[Edit]) -> str:
    """The text of `lines` (with their ends) after all `edits`, which count rows from the first line.

    Edits must not overlap; several insertions at one place come out in the order given.
    """
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    text = "".join(lines)

    def offset(row: int, column: int) -> int:
        return starts[row] + column if row < len(starts) else len(text)

    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda e: (e.span.row, e.span.column)):
        start = offset(edit.span.row, edit.span.column)
        pieces += (text[done:start], edit.text)
        done = offset(edit.span.end_row, edit.span.end_column)
    pieces.append(text[done:])
    return "".join(pieces)
