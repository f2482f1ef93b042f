"""The lines of a tree as texts by row, without a list of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from schema_ls.syntax.tree import Tree


class Rows(Sequence[str]):
    """The lines of a tree with their ends. A line costs a search for its block, unless the one before was in that, too."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._lines: Sequence[str] = ()
        self._start = 0

    def __len__(self) -> int:
        return self._tree.row_count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[row] for row in range(*at.indices(len(self)))]
        if not self._start <= at < self._start + len(self._lines):
            at = at if at >= 0 else at + len(self)
            self._find(at)
        return self._lines[at - self._start]

    def _find(self, row: int) -> None:
        """Go to the block that holds a row. Raises IndexError where there is no such row."""
        if not 0 <= row < len(self):
            raise IndexError(row)
        index = self._tree.block_index(row)
        self._start = self._tree.starts[index]
        self._lines = [line.text for line in self._tree.blocks[index].lines]
