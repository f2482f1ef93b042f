"""The layout of a tree, which has been laid out before but for some blocks: those that stay the same cost nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.memo import Noted
from schema_ls.base.text import split_lines
from schema_ls.format.body import Place
from schema_ls.format.edits import edits
from schema_ls.format.layout import Style, Writer, layout, line_end_in
from schema_ls.format.rules import Rules
from schema_ls.format.table import Align
from schema_ls.spec.versions import Version
from schema_ls.syntax.tree import Block, Tree


class _Piece(NamedTuple):
    """How a block is written whatever stands around it."""

    text: str
    column: int
    """Behind the brace that ends the block, in its last row."""
    stays: bool
    """Whether that is how it is written already."""


def layout_edits(tree: Tree, *, version: Version, tab: int = 2, align: Align = "group") -> list[Edit]:
    """The edits that turn a text into `layout` of it, in order."""
    style = Style(Rules.of(version), " " * tab, align)
    lines = [line.text for block in tree.blocks for line in block.lines]
    found = _Joiner(style, tree, lines).edits()
    if found and style.rules.block_comments and any("/*" in line for line in lines):
        after = edited(tree, found)
        if _Joiner(style, after, [line.text for line in after.lines]).edits():
            # What is moved changes which lines a comment covers: only the whole text shows what to do then.
            return edits(lines, layout("".join(lines), version=version, tab=tab, align=align))
    return found


def edited(tree: Tree, changes: Sequence[Edit]) -> Tree:
    """A tree after edits in order, of which there is one at least: only the lines around them are read again."""
    first, end = changes[0].span.row, min(changes[-1].span.end_row + 1, tree.row_count)
    lines = [line.text for row in range(first, end) if (line := tree.line(row)) is not None]
    new = apply_edits(lines, [Edit(edit.span.moved(-first), edit.text) for edit in changes])
    return tree.replaced(first, len(lines), split_lines(new))


class _Joiner(Writer):
    """Goes through a text as its base does, but steps over the blocks that are known, and collects edits."""

    def __init__(self, style: Style, tree: Tree, lines: list[str]) -> None:
        super().__init__(style, lines, line_end_in(lines))
        self._tree = tree
        self._lines = lines
        self._next = 0
        self._done = 0
        """The rows before this one are compared."""
        self._edits: list[Edit] = []

    def edits(self) -> list[Edit]:
        """The edits that lay out the text."""
        rows, last = len(self._lines), ""
        while self._place.row < rows:
            piece = self._known()
            if piece is None:
                self._step()
                continue
            row = self._place.row
            self._compare(row, "".join(self._written))
            block = self._tree.blocks[self._next]
            if not piece.stays:
                self._compare(row + len(block.lines), piece.text)
            self._done = row + len(block.lines)
            self._place = Place(self._done - 1, piece.column)
            self._written, last = [""], piece.text
        rest = "".join(self._written)
        self._compare(rows, rest if self.is_ended(rest or last) else rest + self.line_end)
        return self._edits

    def _known(self) -> _Piece | None:
        """What is written for the block that starts here; None where its surroundings have to be seen for that."""
        row, column = self._place
        starts, blocks = self._tree.starts, self._tree.blocks
        while starts[self._next] < row:
            self._next += 1
        if column or starts[self._next] != row:
            return None
        return _piece_of(blocks[self._next], self._style, self.line_end)

    def _compare(self, end: int, text: str) -> None:
        """Note what differs between a text and the rows up to `end` in whose place it is written."""
        old = self._lines[self._done : end]
        if "".join(old) != text:
            self._edits += [Edit(edit.span.moved(self._done), edit.text) for edit in edits(old, text)]
        self._done = end


def _make_piece(block: Block, style: Style, line_end: str) -> _Piece | None:
    if block.is_loose or block.close < 0 or any("/*" in line.text for line in block.lines):
        return None
    writer = Writer(style, [line.text for line in block.lines], line_end)
    written = writer.only_block(block.header)
    return None if written is None else _Piece(*written, written[0] == block.text)


_piece_of = Noted(_make_piece)
