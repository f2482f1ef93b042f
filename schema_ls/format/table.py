"""Columns: cells of neighbouring lines start at the same column, counted in UTF-8 bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, zip_longest
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


def table_lines(rows: Sequence[Row], indent: str, *, aligned: bool = True) -> list[str]:
    """The lines of a table, without line ends. Where they are not `aligned`, one blank stands between cells."""
    line = _aligned([cells for cells, _ in rows if cells]) if aligned else _joined
    lines = []
    for cells, suffix in rows:
        text = line(cells) if cells else ""
        if suffix:
            text = f"{text} {suffix}" if text else suffix
        lines.append(indent + text if text else "")
    return lines


def _joined(cells: tuple[str, ...]) -> str:
    return " ".join(filter(None, cells))


def _aligned(table: Sequence[tuple[str, ...]]) -> Callable[[tuple[str, ...]], str]:
    """What makes a line of the cells of any row of `table`."""
    is_ascii = all(map(str.isascii, map("".join, table)))
    widths = [max(map(len if is_ascii else utf8_length, column)) for column in zip_longest(*table, fillvalue="")]
    if not is_ascii:
        return lambda cells: _padded(cells, widths)
    # Large texts are made of tables: a line in one step takes half the time of one cell by cell.
    padding = accumulate((f"%-{width}s " for width in widths), initial="")
    forms = [head + "%s" for head in padding]
    return lambda cells: forms[len(cells) - 1] % cells


def _padded(cells: tuple[str, ...], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - utf8_length(cell)) for cell, width in zip(cells[:-1], widths, strict=False))
    return " ".join((*padded, cells[-1]))
