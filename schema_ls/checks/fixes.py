"""The changes that fixes consist of, and what they become as edits of a text."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.edit import Edit
from schema_ls.base.finding import AppendBlock, Change, DeleteLine, Fix, FixClass, InsertMember, Replace
from schema_ls.base.span import Span
from schema_ls.base.text import line_end_of
from schema_ls.model.handles import Model
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax import make
from schema_ls.syntax import template as t
from schema_ls.syntax.tree import Block


def add_index(model: Model, columns: tuple[str, ...]) -> Fix:
    """The fix that adds a plain index."""
    text = make.index(columns)
    return Fix(f"Add `{text}` to `{model.name}`", (InsertMember(model.name, text),), FixClass.MIGRATION)


def edits_of(fix: Fix, place: Place, schema: Schema) -> list[tuple[int, Edit]]:
    """The edits of a fix for a finding in the block at `place`: pairs of file index and edit.

    Rows count from the first line of the file.
    """
    return [edit for change in fix.changes for edit in _edits(change, place, schema)]


def _edits(change: Change, place: Place, schema: Schema) -> Iterator[tuple[int, Edit]]:
    if isinstance(change, Replace):
        text = change.text.replace("\n", _end(place.item.block))
        yield place.file, Edit(change.span.moved(place.row), text)
    elif isinstance(change, DeleteLine):
        yield place.file, Edit(_deleted(place.item.block, change.row).moved(place.row), "")
    elif isinstance(change, AppendBlock):
        yield place.file, _appended(place.item.block, change.text).moved(place.row)
    else:
        target = place if place.item.name == change.block else schema.declared[change.block][0]
        yield target.file, _inserted(target.item.block, change.text).moved(target.row)


def _deleted(block: Block, row: int) -> Span:
    """A whole line; of one with a comment that goes on below only what stands before the comment."""
    line = block.lines[row]
    if block.last_row_of(row) == row:
        return Span(row, 0, row + 1, 0)
    comment = line.template.comment
    return Span(row, line.content_columns[0], row, line.columns(comment, comment)[0])


class _At:
    """An edit that still has to be moved to its place in the file."""

    __slots__ = ("column", "row", "text")

    def __init__(self, row: int, column: int, text: str) -> None:
        self.row, self.column, self.text = row, column, text

    def moved(self, rows: int) -> Edit:
        return Edit(Span(self.row + rows, self.column, self.row + rows, self.column), self.text)


def _end(block: Block) -> str:
    return line_end_of([line.text for line in block.lines[block.header :]])


def _appended(block: Block, text: str) -> _At:
    """A new block behind a block, with an empty line between."""
    end = _end(block)
    written = text.replace("\n", end)
    last = block.lines[-1].text
    if last.endswith(("\n", "\r")):
        return _At(len(block.lines), 0, end + written)
    return _At(len(block.lines) - 1, len(last), end + end + written.removesuffix(end))


def _inserted(block: Block, text: str) -> _At:
    """A new member: a block attribute behind the last one of its kind or at the end, a field behind the last field."""
    end = _end(block)
    form = t.ATTRIBUTE if text.startswith("@@") else t.FIELD
    rows = [row for row in block.member_rows if block.lines[row].template.form == form]
    alike = [row for row in rows if form == t.FIELD or _kind(block.lines[row].text) == _kind(text)]
    anchor = (alike or rows or [block.member_rows.stop - 1])[-1]
    line = block.lines[anchor].text
    indent = line[: len(line) - len(line.lstrip())] if rows else _indent(block)
    gap = end if form == t.ATTRIBUTE and not rows and line.strip() and anchor != block.header else ""
    anchor = block.last_row_of(anchor)
    line = block.lines[anchor].text
    if line.endswith(("\n", "\r")):
        return _At(anchor + 1, 0, f"{gap}{indent}{text}{end}")
    return _At(anchor, len(line), f"{end}{gap}{indent}{text}")


def _kind(text: str) -> str:
    return text.strip().partition("(")[0]


def _indent(block: Block) -> str:
    for row in block.member_rows:
        line = block.lines[row].text
        if line.strip():
            return line[: len(line) - len(line.lstrip())]
    return "  "
