"""What stands between the braces of a block: which lines, comments and blanks, and where the block ends.

The block is the one that the official formatter sees: it ends at the first line that starts with `}`, and
where no such line comes there is no block at all. Our own reading of broken texts (`syntax.blocks`) is
kinder, but would lay out other lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from schema_ls.format import members as m
from schema_ls.format.comments import block_comment_lines
from schema_ls.format.members import Member, member_of
from schema_ls.format.rules import Rules
from schema_ls.syntax.line import BLANKS

_BLANKS = re.compile(f"[{BLANKS}]*")
_LINE_ENDS = ("\n", "\r", "")


class Place(NamedTuple):
    """A place in the text: before it everything is done. Columns are code points."""

    row: int
    column: int = 0


class Body(NamedTuple):
    """The members of a block, and the place behind its `}`."""

    members: list[Member]
    end: Place


class Source:
    """The lines of a text, and what has to be known about lines further down."""

    def __init__(self, rules: Rules, lines: Sequence[str]) -> None:
        self.rules = rules
        self.lines = lines
        self._last_brace = next((row for row in range(len(lines) - 1, -1, -1) if "}" in lines[row]), -1)
        self._comment_ends: list[int] | None = None
        self._hopeless: dict[str, set[Place]] = {m.MODEL: set(), m.ENUM: set(), m.CONFIG: set()}

    def rest(self, place: Place) -> str:
        """What is left of the line at a place, with its end."""
        return self.lines[place.row][place.column :] if place.column else self.lines[place.row]

    def has_brace_from(self, row: int) -> bool:
        """Whether a `}` stands in this row or a later one."""
        return row <= self._last_brace

    def comment_end(self, place: Place) -> Place | None:
        """The place behind the `*/` of the `/*` at `place`; None where it never ends."""
        at = self.lines[place.row].find("*/", place.column + 2)
        if at >= 0:
            return Place(place.row, at + 2)
        ends = self._ends()
        row = ends[place.row + 1]
        return None if row < 0 else Place(row, self.lines[row].index("*/") + 2)

    def _ends(self) -> list[int]:
        """For each row the first row from there on with a `*/`, or -1."""
        if self._comment_ends is None:
            ends, nearest = [-1] * (len(self.lines) + 1), -1
            for row in range(len(self.lines) - 1, -1, -1):
                nearest = row if "*/" in self.lines[row] else nearest
                ends[row] = nearest
            self._comment_ends = ends
        return self._comment_ends

    def between(self, start: Place, end: Place) -> str:
        """The text from one place to another."""
        if start.row == end.row:
            return self.lines[start.row][start.column : end.column]
        inner = self.lines[start.row + 1 : end.row]
        return "".join((self.rest(start), *inner, self.lines[end.row][: end.column]))

    def behind_blanks(self, place: Place) -> Place:
        """The place of the first character from `place` on, in the same line, that is no blank."""
        found = _BLANKS.match(self.lines[place.row], place.column)
        return Place(place.row, found.end()) if found else place

    def is_block_comment(self, place: Place) -> bool:
        """Whether a `/*` stands there, in a version that knows such comments."""
        return self.rules.block_comments and self.lines[place.row].startswith("/*", place.column)

    def behind_line_end(self, place: Place) -> Place:
        """The next line where nothing, not even a blank, is left of this one; else the same place."""
        line = self.lines[place.row]
        return Place(place.row + 1) if line[place.column : place.column + 1] in _LINE_ENDS else place

    def body(self, kind: str, start: Place) -> Body | None:
        """The body of a block of that kind that starts at a place; None where its `}` is missing."""
        members: list[Member] = []
        place, seen = start, []
        hopeless = self._hopeless[kind]
        while self.has_brace_from(place.row) and place not in hopeless:
            seen.append(place)
            if place.column and self.is_block_comment(self.behind_blanks(place)):
                # Asked before the line is cut: thousands of comments may stand in one.
                member = m.OPENING_COMMENT
            else:
                member = member_of((self.rules, kind, self.rest(place)))
            if member.form == m.CLOSE:
                return Body(members, Place(place.row, self.behind_blanks(place).column + 1))
            in_run = bool(members) and members[-1].form in m.COMMENTS
            found, place = self._completed(member, place, in_run)
            members += found
        hopeless.update(seen)
        return None

    def _completed(self, member: Member, place: Place, in_run: bool) -> tuple[list[Member], Place]:
        """A member with what of it stands in later lines, and the place behind it.

        `in_run` says whether a comment comes just before.
        """
        if member is m.OPENING_COMMENT:
            start = self.behind_blanks(place)
            return self._block_comment(start, self.between(place, start) if in_run else "")
        if member.is_open:
            return self._with_comment(member, place)
        return [member], Place(place.row + 1)

    def _block_comment(self, start: Place, blanks: str) -> tuple[list[Member], Place]:
        """The comment lines of a `/* */`, or a broken line where it does not end."""
        end = self.comment_end(start)
        if end is None:
            return [Member(m.BROKEN, suffix=self.rest(start))], Place(start.row + 1)
        lines = block_comment_lines(self.between(start, end), blanks)
        return [Member(m.BLOCK_COMMENT, suffix=line) for line in lines], self.behind_line_end(end)

    def _with_comment(self, member: Member, place: Place) -> tuple[list[Member], Place]:
        start = Place(place.row, len(self.lines[place.row].rstrip("\r\n")) - len(member.suffix))
        end = self.comment_end(start)
        if end is None or self.rest(end).strip(BLANKS + "\r\n"):
            rest = self.rest(place).lstrip(BLANKS)
            return [Member(m.BROKEN, suffix=rest)], Place(place.row + 1)
        return [member._replace(suffix=self.between(start, end))], Place(end.row + 1)
