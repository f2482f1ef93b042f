"""JSON text about a block with gaps for whatever depends on where things stand.

A block is encoded once; when it moves only its rows are filled in anew, and as long as it stays not even these.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from schema_ls.base.finding import Related
from schema_ls.syntax.tree import Block

_GAP = re.compile(r'"line":(\d+)|"relatedInformation":"(\d+)"')
"""A row, or the number of a list of related places. Within texts no quote is without a backslash before it, so nothing
else matches."""


class Standing(NamedTuple):
    """Where a block stood: by the name under which it is declared first, file and row; no block for no declaration."""

    name: str
    file: int
    block: Block | None
    row: int


class Places(Protocol):
    """Where related places are in a state of a schema."""

    def still(self, standing: Standing) -> bool:
        """Whether the first block of a name still is the same one, at the same row."""

    def text(self, related: Sequence[Related], row: int) -> tuple[str, list[Standing]]:
        """Related places of a finding in the block at a row as JSON text, and what it holds for."""


class Gapped:
    """Values about a block, rows counted from its first line, as JSON text without the brackets around them.

    `related` are lists of related places; a value refers to one by its number, as text in place of the list.
    """

    __slots__ = ("_gaps", "_known", "_related", "_row", "_standings", "_template")

    def __init__(self, values: Sequence[Any], related: Sequence[Sequence[Related]] = ()) -> None:
        text = json.dumps(values, separators=(",", ":"))[1:-1]
        self._template = _GAP.sub(_gap, text.replace("%", "%%"))
        self._gaps = [int(row) if row else -1 for row, _ in _GAP.findall(text)]
        self._related = related
        self._standings: list[Standing] = []
        self._row = -1
        self._known = ""

    @property
    def names(self) -> set[str]:
        """The names of other things on whose places the last text depends; the empty one where that cannot be told."""
        return {"" if standing.row < 0 else standing.name for standing in self._standings}

    def at(self, row: int, places: Places | None = None) -> str:
        """The text for a block that starts at a row."""
        if row != self._row or (places is not None and not all(map(places.still, self._standings))):
            located = [places.text(one, row) for one in self._related] if places is not None else []
            self._standings = [standing for _, standings in located for standing in standings]
            self._row, self._known = row, self.filled(row, [text for text, _ in located])
        return self._known

    def filled(self, row: int, related: Iterable[str] = ()) -> str:
        """The text for a block that starts at a row, with texts for the related places; it is not kept."""
        texts = iter(related)
        return self._template % tuple([row + gap if gap >= 0 else next(texts) for gap in self._gaps])


def _gap(found: re.Match[str]) -> str:
    return '"line":%d' if found[1] else '"relatedInformation":%s'
