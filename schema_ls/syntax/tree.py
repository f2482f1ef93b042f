"""The lossless tree of a file: blocks of lines.

Joining the lines of all blocks gives the text back, always.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.memo import Shared
from schema_ls.base.span import Span
from schema_ls.base.text import BYTE_ORDER_MARK, split_lines
from schema_ls.syntax.blocks import CONFIGS, LOOSE, Extent, next_extent
from schema_ls.syntax.line import Line, hold_lines, lines_of
from schema_ls.syntax.template import BLANK


def _is_empty(line: Line) -> bool:
    return line.template.form == BLANK and BYTE_ORDER_MARK not in line.text


class Block:
    """A block, or lines between blocks. Immutable; equal lines share one instance, so it serves as a key of
    memos.

    Rows count from the first line of the block, which may be a comment above the header.
    """

    __slots__ = ("__weakref__", "close", "header", "is_blank", "item", "kind", "lines", "name", "notes")

    def __init__(self, kind: str, header: int, close: int, lines: tuple[Line, ...]) -> None:
        self.kind = kind
        self.header = header
        self.close = close
        self.lines = lines
        self.name = "" if kind == LOOSE else lines[header].name
        self.is_blank = kind == LOOSE and all(map(_is_empty, lines))
        """Whether there is nothing in it: empty lines between blocks, without a byte order mark."""
        self.item: object = None
        """What `model` has made of this block, kept there."""
        self.notes: dict[object, tuple[object, Any]] | None = None
        """What others have made of it (`base.memo.Noted`)."""

    def __repr__(self) -> str:
        return f"Block({self.kind} {self.name}, {len(self.lines)} lines)"

    @property
    def is_loose(self) -> bool:
        """Whether these are lines outside of blocks."""
        return self.kind == LOOSE

    @property
    def member_rows(self) -> range:
        """Rows between the header and the closing brace, or the end of a block that is not closed."""
        return range(self.header + 1, self.close if self.close >= 0 else len(self.lines))

    @property
    def text(self) -> str:
        """The exact text."""
        return "".join(line.text for line in self.lines)

    def last_row_of(self, row: int) -> int:
        """The row where what starts in a row ends: a comment behind it may reach over lines."""
        if not self.lines[row].template.opens_comment:
            return row
        return next((end for end in range(row + 1, len(self.lines)) if "*/" in self.lines[end].text), row)

    @property
    def name_span(self) -> Span:
        """The name in the header, or the keyword where the name is missing."""
        line = self.lines[self.header]
        token = line.template.name if line.template.name >= 0 else max(line.template.keyword, 0)
        return Span.of_line(self.header, line.columns(token, token + 1))

    @property
    def span(self) -> Span:
        """From the keyword to the closing brace, comments above left out; to the last line where the next block begins
        behind the brace.
        """
        last = self.close if 0 <= self.close < len(self.lines) else len(self.lines) - 1
        header = self.lines[self.header]
        behind_brace = header.template.keyword if header.template.closes_above else -1
        start = header.columns(behind_brace, 0)[0] if behind_brace >= 0 else header.content_columns[0]
        return Span(self.header, start, last, self.lines[last].content_columns[1])


def _make_block(key: tuple[Extent, tuple[Line, ...]]) -> Block:
    extent, lines = key
    return Block(extent.kind, extent.header, extent.close, lines)


_GONE_BLOCKS = 100
"""Blocks that stand nowhere any more and may stay in a table of indexes."""

_block_of = Shared(_make_block, limit=500)
"""Blocks by their lines: what was undone a moment ago is known."""


def _cut(lines: list[Line]) -> list[Block]:
    blocks = []
    row = 0
    while row < len(lines):
        extent = next_extent(lines, row)
        close = extent.close - row if extent.close >= 0 else -1
        relative = Extent(extent.kind, 0, extent.header - row, close, extent.end - row)
        blocks.append(_block_of((relative, tuple(lines[row : extent.end]))))
        row = extent.end
    return blocks


class Tree:
    """A parsed file. `str(tree)` is the text it was made from."""

    __slots__ = ("_configs", "_has_comments", "_indexes", "blocks", "starts")

    def __init__(self, blocks: list[Block], has_comments: bool, starts: list[int] | None = None) -> None:
        self.blocks = blocks
        self._configs: list[Block] | None = None
        self._indexes: dict[Block, int] | None = None
        self.starts = starts or [0, *accumulate(len(block.lines) for block in blocks)]
        """Row in the file where each block starts; the number of rows as last entry."""
        self._has_comments = has_comments

    def __str__(self) -> str:
        return "".join(line.text for line in self.lines)

    @property
    def configs(self) -> list[Block]:
        """Datasources and generators in order. Found once: a change elsewhere hands them on."""
        if self._configs is None:
            self._configs = [block for block in self.blocks if block.kind in CONFIGS]
        return self._configs

    @property
    def lines(self) -> Iterator[Line]:
        """All lines of the file."""
        return (line for block in self.blocks for line in block.lines)

    @property
    def row_count(self) -> int:
        """Number of lines; a text that ends with a line end has no empty line behind it."""
        return self.starts[-1]

    @property
    def placed(self) -> Iterator[tuple[int, Block]]:
        """All blocks with the rows where they start."""
        return zip(self.starts, self.blocks, strict=False)

    def block_index(self, row: int) -> int:
        """Index of the block that holds a row of the file; the last block for rows behind the end."""
        return max(0, min(bisect_right(self.starts, row), len(self.blocks)) - 1)

    def indexes_in(self, rows: range) -> range:
        """Indexes of the blocks that hold rows of a range."""
        if rows.start >= rows.stop or rows.stop <= 0 or rows.start >= self.row_count:
            return range(0)
        return range(self.block_index(max(0, rows.start)), self.block_index(rows.stop - 1) + 1)

    def index_of(self, block: Block) -> int | None:
        """Where a block stands first, None where it does not."""
        if self._indexes is None:
            self._indexes = dict(zip(reversed(self.blocks), range(len(self.blocks) - 1, -1, -1), strict=True))
        index = self._indexes.get(block)
        if index is None or (index < len(self.blocks) and self.blocks[index] is block):
            return index
        return self.blocks.index(block) if block in self.blocks else None

    def line(self, row: int) -> Line | None:
        """The line at a row of the file."""
        if not 0 <= row < self.row_count:
            return None
        index = self.block_index(row)
        return self.blocks[index].lines[row - self.starts[index]]

    def replaced(self, first: int, removed: int, texts: list[str]) -> Tree:
        """The tree after `removed` rows from row `first` gave way to the lines `texts`.

        Work is done for the blocks around the change only, unless a comment over several lines may begin
        or end in it.
        """
        if not self.blocks or self._moves_comments(first, removed, texts):
            rows = [line.text for line in self.lines]
            rows[first : first + removed] = texts
            return parse_lines(rows)
        start = max(0, self.block_index(first) - 1)
        while start > 0 and self._ends_inside_comment(start):
            start -= 1
        touched = end = self.block_index(first + removed) + 1
        while True:
            lines = self._lines_after(start, end, first, removed, texts)
            blocks = _cut(lines)
            settled = end > touched and blocks and blocks[-1] is self.blocks[end - 1]
            if end >= len(self.blocks) or (settled and not self._ends_inside_comment(end)):
                return self._with_blocks(start, end, blocks)
            end = min(len(self.blocks), end + max(1, end - touched))

    def edited(self, edits: Sequence[Edit]) -> Tree:
        """The tree after edits as in `apply_edits`, of which there is one at least: only the lines from the first to the
        last of them are read again, and those beside them that may become one line with these.
        """
        first = min(edit.span.row for edit in edits)
        end = min(max(edit.span.end_row for edit in edits) + 1, self.row_count)
        above, below = self.line(first - 1), self.line(end)
        first -= above is not None and not above.text.endswith("\n")
        lines = [line.text for row in range(first, end) if (line := self.line(row)) is not None]
        new = apply_edits(lines, [Edit(edit.span.moved(-first), edit.text) for edit in edits])
        if below is not None and not new.endswith("\n"):
            lines.append(below.text)
            new += below.text
        return self.replaced(first, len(lines), split_lines(new))

    def _moves_comments(self, first: int, removed: int, texts: list[str]) -> bool:
        if any("/*" in text for text in texts):
            return True
        if not self._has_comments:
            return False
        gone = (self.line(row) for row in range(first, first + removed))
        changed = (*texts, *(line.text for line in gone if line is not None))
        return any("/*" in text or "*/" in text for text in changed)

    def _ends_inside_comment(self, end: int) -> bool:
        """Whether a comment may reach over the end of block `end - 1`.

        It can only begin on the very line before: what follows it up to its end are comments, and a block
        never ends between comments.
        """
        return self._has_comments and self.blocks[end - 1].lines[-1].template.opens_comment

    def _lines_after(self, start: int, end: int, first: int, removed: int, texts: list[str]) -> list[Line]:
        """The lines of some blocks after the change."""
        lines = [line for block in self.blocks[start:end] for line in block.lines]
        offset = first - self.starts[start]
        lines[offset : offset + removed] = lines_of(texts)
        return lines_of([line.text for line in lines]) if self._has_comments else lines

    def _indexes_with(self, start: int, blocks: list[Block]) -> dict[Block, int] | None:
        """The table of indexes with those of some blocks that come to stand where as many others stood.

        It is shared: what it says about a block has to be looked up, and holds for a block that it does not know.
        """
        known = self._indexes
        if known is None or len(known) > len(self.blocks) + _GONE_BLOCKS:
            return None
        for index, block in enumerate(blocks, start):
            known[block] = min(index, known.get(block, index))
        return known

    def _with_blocks(self, start: int, end: int, blocks: list[Block]) -> Tree:
        """This tree with other blocks in the place of some."""
        starts = list(accumulate((len(block.lines) for block in blocks), initial=self.starts[start]))
        moved = starts[-1] - self.starts[end]
        after = self.starts[end + 1 :]
        starts = self.starts[:start] + starts + ([row + moved for row in after] if moved else after)
        tree = Tree(self.blocks[:start] + blocks + self.blocks[end:], self._has_comments, starts)
        if len(blocks) == end - start:
            tree._indexes = self._indexes_with(start, blocks)
        if not any(block.kind in CONFIGS for block in (*self.blocks[start:end], *blocks)):
            tree._configs = self._configs
        return tree


def parse_lines(texts: list[str]) -> Tree:
    """The tree of a text given as lines with their ends."""
    hold_lines(len(texts))
    lines = lines_of(texts)
    return Tree(_cut(lines), any(line.template.opens_comment for line in lines))


def parse(text: str) -> Tree:
    """The tree of any text. Never fails: what cannot be read is kept, and marked where it lies."""
    return parse_lines(split_lines(text))
