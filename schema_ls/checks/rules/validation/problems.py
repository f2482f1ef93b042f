"""What is wrong with one line, before it becomes a finding."""

from __future__ import annotations

from schema_ls.base.finding import Fix, Replace
from schema_ls.base.span import Span

Problem = tuple[tuple[int, int], str, tuple[Fix, ...]]
"""Columns, message, fixes."""


def replaced(row: int, columns: tuple[int, int], text: str, title: str) -> Fix:
    """The fix that writes `text` in the place of some columns of a row."""
    return Fix(title, (Replace(Span.of_line(row, columns), text),))
