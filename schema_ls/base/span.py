"""Places in a text. Knows rows and columns only, nothing of files or languages."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """From one place up to, and without, another one.

    Rows and columns count from 0; columns are code points. Whoever holds a span says what its rows are
    relative to: in items, handles and findings that is the first line of the block it lies in.
    """

    row: int
    column: int
    end_row: int
    end_column: int

    @staticmethod
    def of_line(row: int, columns: tuple[int, int]) -> Span:
        """Span of a stretch of columns in one row."""
        return Span(row, columns[0], row, columns[1])

    def moved(self, rows: int) -> Span:
        """The same span, `rows` lines further down."""
        return Span(self.row + rows, self.column, self.end_row + rows, self.end_column)

    def holds(self, row: int, column: int) -> bool:
        """Whether a place lies in the span or at its end (a cursor there still touches it)."""
        return (self.row, self.column) <= (row, column) <= (self.end_row, self.end_column)
