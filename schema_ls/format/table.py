"""Columns: cells of neighbouring lines start at the same column, counted in UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from schema_ls.base.text import utf8_length

Align = Literal["group", "block", "none"]
"""Which lines share their columns: those between two empty lines, as in the official formatter; all of a block; none."""


class Row(NamedTuple):
    """A line of a table: its cells, of which the last is not empty, and what stands one blank behind them.

    A row of a suffix alone is a line that takes no part in the columns, one without anything an empty line.
    """

    cells: tuple[str, ...] = ()
    suffix: str = ""


EMPTY = Row()


def table_lines(rows: Sequence[Row], indent: str, *, aligned: bool = True) -> Iterable[str]:
    """The lines of a table, without line ends. Where they are not `aligned`, one blank stands between cells."""
    widths = _widths(rows) if aligned else []
    for cells, suffix in rows:
        if cells:
            text = indent + _aligned(cells, widths)
            yield f"{text} {suffix}" if suffix else text
        else:
            yield indent + suffix if suffix else ""


def _widths(rows: Sequence[Row]) -> list[int]:
    widths: list[int] = []
    for cells, _ in rows:
        if len(cells) > len(widths):
            widths += [0] * (len(cells) - len(widths))
        for column, cell in enumerate(cells):
            width = len(cell) if cell.isascii() else utf8_length(cell)
            if width > widths[column]:  # noqa: PLR1730 - `max` takes three times as long, for each cell
                widths[column] = width
    return widths


def _aligned(cells: tuple[str, ...], widths: list[int]) -> str:
    if not widths:
        return " ".join(filter(None, cells))
    text = ""
    for cell, width in zip(cells[:-1], widths, strict=False):
        text += cell.ljust(width + 1) if cell.isascii() else cell + " " * (width - utf8_length(cell) + 1)
    return text + cells[-1]
