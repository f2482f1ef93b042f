"""The layout of a tree, which has been laid out before but for some blocks: those that stay the same cost nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from schema_ls.base.edit import Edit
from schema_ls.base.memo import Noted, never
from schema_ls.format.body import Place
from schema_ls.format.edits import edits, edits_in_blocks
from schema_ls.format.layout import Style, Writer, laid_out, line_end_in, style_of
from schema_ls.format.rows import Rows
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


def layout_edits(
    tree: Tree, *, version: Version, tab: int = 2, align: Align = "group", stop: Callable[[], object] = never
) -> list[Edit]:
    """The edits that turn a text into `layout` of it, in order. `stop` is called before a block is laid out, and may raise
    what it likes.
    """
    style = style_of(version, tab, align)
    found = _Joiner(style, tree, stop).edits()
    if not found or not style.rules.block_comments or not any(map(_holds_comment, tree.blocks)):
        return found
    if not _Joiner(style, tree.edited(found)).edits():
        return found
    # What is moved changes which lines a comment covers: only the whole text shows what to do then.
    lines = [line.text for line in tree.lines]
    return edits(lines, laid_out("".join(lines), style))


def layout_edits_in_rows(
    tree: Tree,
    first: int,
    last: int,
    *,
    version: Version,
    tab: int = 2,
    align: Align = "group",
    stop: Callable[[], object] = never,
) -> list[Edit]:
    """What `edits_in_rows` gives for the lines of a tree; `stop` as in `layout_edits`."""
    style = style_of(version, tab, align)
    return edits_in_blocks(Rows(tree), _Joiner(style, tree, stop).block_rows(), first, last, style)


class _Joiner(Writer):
    """Goes through a text as its base does, but steps over the blocks that are known, and collects edits."""

    def __init__(self, style: Style, tree: Tree, stop: Callable[[], object] = never) -> None:
        rows = Rows(tree)
        super().__init__(style, rows, line_end_in(rows))
        self._tree = tree
        self._stop = stop
        self._lines = rows
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
            if piece.stays:
                self._skip()
        rest = "".join(self._written)
        self._compare(rows, rest if self.is_ended(rest or last) else rest + self.line_end)
        return self._edits

    def block_rows(self) -> list[tuple[int, int]]:
        """The rows of each block that is laid out, as `layout.block_rows` gives them."""
        rows = len(self._lines)
        while self._place.row < rows:
            piece = self._known()
            if piece is None:
                self._step()
            else:
                block, row = self._tree.blocks[self._next], self._place.row
                self.blocks.append((row + block.header, row + len(block.lines)))
                self._place = Place(row + len(block.lines) - 1, piece.column)
        return self.blocks

    def _skip(self) -> None:
        """Step over blocks that stay as they are, one empty line apart, behind such a block: that is how they are
        written.
        """
        blocks, style, line_end = self._tree.blocks, self._style, self.line_end
        index, empty, stays = self._next, None, None
        while index + 2 < len(blocks):
            between = blocks[index + 1]
            if between is not empty and between.text != line_end:
                break
            self._stop()
            piece = _piece_of(blocks[index + 2], style, line_end)
            if piece is None or not piece.stays:
                break
            index, empty, stays = index + 2, between, piece
        if stays is not None:
            self._next, self._done = index, self._tree.starts[index + 1]
            self._place = Place(self._done - 1, stays.column)

    def _known(self) -> _Piece | None:
        """What is written for the block that starts here; None where its surroundings have to be seen for that."""
        row, column = self._place
        starts, blocks = self._tree.starts, self._tree.blocks
        while starts[self._next] < row:
            self._next += 1
        if column or starts[self._next] != row:
            return None
        self._stop()
        return _piece_of(blocks[self._next], self._style, self.line_end)

    def _compare(self, end: int, text: str) -> None:
        """Note what differs between a text and the rows up to `end` in whose place it is written."""
        old = self._lines[self._done : end]
        if "".join(old) != text:
            self._edits += [Edit(edit.span.moved(self._done), edit.text) for edit in edits(old, text)]
        self._done = end


def _find_comment(block: Block) -> bool:
    return any("/*" in line.text for line in block.lines)


_holds_comment = Noted(_find_comment)
"""Whether a `/*` stands in a block."""


def _make_piece(block: Block, style: Style, line_end: str) -> _Piece | None:
    if block.is_loose or block.close < 0 or _holds_comment(block):
        return None
    writer = Writer(style, [line.text for line in block.lines], line_end)
    written = writer.only_block(block.header)
    return None if written is None else _Piece(*written, written[0] == block.text)


_piece_of = Noted(_make_piece)
