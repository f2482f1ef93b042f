"""A whole text, laid out: blocks, and what stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from schema_ls.base.text import split_lines
from schema_ls.format import members as m
from schema_ls.format.block import body_text, ended
from schema_ls.format.body import Body, Place, Source
from schema_ls.format.comments import block_comment_lines
from schema_ls.format.guard import keeps_all
from schema_ls.format.members import KINDS
from schema_ls.format.openings import Opening, alias_length, openings_in
from schema_ls.format.rules import Rules
from schema_ls.format.table import Align
from schema_ls.spec.versions import Version
from schema_ls.syntax.line import BLANKS

_ENDS = "\r\n"


class Style(NamedTuple):
    """How blocks are written, and what is one."""

    rules: Rules
    indent: str = ""
    align: Align = "group"


@lru_cache(16)
def style_of(version: Version, tab: int, align: Align) -> Style:
    """The style of a version. The same object for the same style, so that comparing it costs nothing."""
    return Style(Rules.of(version), " " * tab, align)


def layout(text: str, *, version: Version, tab: int = 2, align: Align = "group") -> str:
    r"""The text as the official formatter of that version writes it, without completing anything.

    Never fails. Nothing is lost, and laying out twice is laying out once; where the official formatter breaks
    such a promise the promise wins. `tab` is the number of blanks of one level, `align` says which lines share their
    columns. Line ends stay those of the first line that is not blank. A byte order mark stays where it is and breaks
    its line, as in that formatter.
    """
    return laid_out(text, style_of(version, tab, align))


def laid_out(text: str, style: Style) -> str:
    """A text as `layout` writes it, in a style."""
    # Where moving a block attribute changes which lines a `/*` covers, blocks with a `/*` are left alone.
    once = _laid_out(style, text)
    if not style.rules.block_comments or "/*" not in text or _laid_out(style, once) == once:
        return once
    careful = _laid_out(style, text, careful=True)
    return careful if _stays(style, careful) else text


def _stays(style: Style, text: str) -> bool:
    """Whether a text that was laid out carefully stays as it is."""
    once = _laid_out(style, text)
    if once == text:
        return True
    return _laid_out(style, once) != once and _laid_out(style, text, careful=True) == text


def _laid_out(style: Style, text: str, *, careful: bool = False) -> str:
    lines = split_lines(text)
    return Writer(style, lines, line_end_in(lines), careful=careful).text()


def block_rows(lines: list[str], *, version: Version) -> list[tuple[int, int]]:
    """The rows of each block that is laid out: its first one and the one behind its last."""
    writer = Writer(Style(Rules.of(version)), lines, line_end_in(lines))
    writer.text()
    return writer.blocks


def line_end_in(lines: Sequence[str]) -> str:
    """What ends the lines of a text: the end of the first line that will be written, as it comes first the next time, too."""
    first = next((line for line in lines if line.strip(BLANKS + _ENDS)), "")
    return _end_of(first) or _end_of("".join(lines[:1])) or "\n"


def _end_of(line: str) -> str:
    return line[len(line.rstrip(_ENDS)) :]


class Writer:
    """Goes through a text once, from construct to construct, and collects what to write.

    `line_end` ends the lines that are written; `careful` leaves blocks with a `/*` alone.
    """

    def __init__(self, style: Style, lines: Sequence[str], line_end: str, *, careful: bool = False) -> None:
        self._source = Source(style.rules, lines)
        self._style = style
        self._careful = careful
        self.line_end = line_end
        self._written: list[str] = []
        self._place = Place(0)
        self._behind_comment = Place(-1)
        self.blocks: list[tuple[int, int]] = []
        """Rows of the blocks met so far, the second one exclusive."""

    def text(self) -> str:
        """The text laid out."""
        rows = len(self._source.lines)
        while self._place.row < rows:
            self._step()
        text = "".join(self._written)
        return text if self.is_ended(text) else text + self.line_end

    def is_ended(self, text: str) -> bool:
        """Whether a text ends with the end of a line."""
        return text.endswith(("\n", self.line_end))

    def only_block(self, header: int) -> tuple[str, int] | None:
        """The text laid out up to the brace in its last line, and the column behind it.

        None unless the text is one block whose header stands in a row, with comments alone above it: whatever stands
        around such a block, this is how it is written.
        """
        last = len(self._source.lines) - 1
        while self._place.row <= last and not self.blocks:
            self._step()
        is_alone = self.blocks == [(header, last + 1)] and self._place.row == last
        if not is_alone or self._source.rest(self._place).strip(BLANKS + _ENDS):
            return None
        return "".join(self._written), self._place.column

    def _step(self) -> None:
        content = self._source.behind_blanks(self._place)
        if self._source.behind_line_end(content) != content:
            self._blank_lines()
            return
        self._place = content
        if self._block_comment():
            return
        start = self._source.rest(content)
        if start.startswith("//"):
            self._write_line(start.rstrip(_ENDS))
            self._place = self._behind_comment = Place(content.row + 1)
        elif not (self._block(start) or self._alias(start)):
            self._written.append(start)
            self._place = Place(content.row + 1)

    def _write_line(self, line: str) -> None:
        self._written.append(line + self.line_end)

    def _blank_lines(self) -> None:
        """One empty line for any number of blank ones; none at the start and at the end."""
        lines, row = self._source.lines, self._place.row + 1
        while row < len(lines) and not lines[row].strip(BLANKS + _ENDS):
            row += 1
        self._place = Place(row)
        if self._written and row < len(lines):
            self._written.append(self.line_end)

    def _block_comment(self) -> bool:
        is_comment = self._source.is_block_comment(self._place)
        end = self._source.comment_end(self._place) if is_comment else None
        if end is None:
            return False
        comment = self._source.between(self._place, end)
        for line in block_comment_lines(comment, self._blanks_in_run()):
            self._write_line(line)
        self._place = self._behind_comment = self._source.behind_line_end(end)
        return True

    def _blanks_in_run(self) -> str:
        """The blanks before this place if a comment ends where they start."""
        row, column = self._place
        start = self._behind_comment if self._behind_comment.row == row else Place(row)
        return self._source.lines[row][start.column : column] if start == self._behind_comment else ""

    def _block(self, start: str) -> bool:
        return any(
            self._known_block(opening, start) if opening.keyword else self._unknown_block(opening)
            for opening in openings_in(self._style.rules, start)
        )

    def _unknown_block(self, opening: Opening) -> bool:
        """A block with a keyword of its own is kept as it is, up to the first brace that closes."""
        source, row = self._source, self._place.row + 1
        if not source.has_brace_from(row):
            return False
        while "}" not in source.lines[row]:
            row += 1
        end = Place(row, source.lines[row].index("}") + 1)
        self._written.append(source.between(self._place, end))
        self._place = end
        return True

    def _known_block(self, opening: Opening, start: str) -> bool:
        header = start[opening.brace :].strip(BLANKS + _ENDS)
        if header.endswith("}") and not header.startswith("//"):
            # All of the block in one line: this is written as it is, and does not swallow what follows.
            return False
        brace = Place(self._place.row, self._place.column + opening.brace)
        body = self._source.body(KINDS[opening.keyword], Place(self._place.row + 1))
        if body is None:
            return False
        self._written.append(self._block_text(opening, header, brace, body))
        self._note_rows(body.end.row + 1)
        self._place = body.end
        if self._source.rest(body.end).strip(BLANKS + _ENDS):
            self._written.append(self.line_end)
        return True

    def _note_rows(self, end: int) -> None:
        """Take down the rows of a block that starts here. Blocks that share a row count as one."""
        row = self._place.row
        if self.blocks and row < self.blocks[-1][1]:
            self.blocks[-1] = (self.blocks[-1][0], end)
        elif self._place == self._source.behind_blanks(Place(row)):
            self.blocks.append((row, end))

    def _block_text(self, opening: Opening, header: str, brace: Place, body: Body) -> str:
        before = self._source.between(brace, body.end)
        members = body.members
        if header.startswith("//"):
            # A comment behind the brace is the first line of the block; the official formatter forgets it.
            comment = self._source.rest(brace).lstrip(BLANKS).rstrip(_ENDS)
            members = [m.Member(m.COMMENT, suffix=comment), *members]
        lines = body_text(members, self._style.indent, self._style.align, self.line_end)
        after = f"{self.line_end}{lines}}}"
        dropped = (token for member in members for token in member.dropped)
        if (self._careful and "/*" in before) or not keeps_all(before, after, dropped):
            return ended(self._source.between(self._place, body.end), self.line_end)
        return f"{opening.keyword} {opening.name} {{{after}{self.line_end}"

    def _alias(self, start: str) -> bool:
        length = alias_length(self._style.rules, start)
        if not length:
            return False
        self._written.append(start[:length])
        self._place = Place(self._place.row, self._place.column + length)
        return True
