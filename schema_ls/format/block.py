"""The members of a block as lines: tables, comments, and block attributes at the end."""

from __future__ import annotations

from collections.abc import Sequence

from schema_ls.format import members as m
from schema_ls.format.members import Member
from schema_ls.format.table import EMPTY, Align, Row, table_lines


def body_text(members: Sequence[Member], indent: str, align: Align, line_end: str) -> str:
    """The lines between the braces of a block, each ended."""
    tables = _Arranger(members).tables()
    if align == "block":
        tables = [[row for table in tables for row in table]]
    lines = (line for table in tables for line in table_lines(table, indent, aligned=align != "none"))
    return "".join(ended(line, line_end) for line in lines)


def ended(line: str, line_end: str) -> str:
    r"""A line with an end. A broken line brings its own: a `\r` stays and is not taken for one alone."""
    if line.endswith("\n"):
        line = line[:-1]
        return line + "\n" if line.endswith("\r") else line + line_end
    if line.endswith("\r"):
        return line if line_end == "\r" else line + "\n"
    return line + line_end


class _Arranger:
    """Cuts members into tables.

    A blank line ends a table unless a block attribute or the end of the block follows.
    """

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self._tables: list[list[Row]] = [[]]
        self._attributes: list[tuple[int, list[Row]]] = []

    def tables(self) -> list[list[Row]]:
        """The tables in the order in which they are written; each but the first starts with an empty line."""
        at, blank = 0, False
        while at < len(self._members):
            member = self._members[at]
            if member.form == m.BLANK:
                blank, at = True, at + 1
                continue
            end = self._comment_end(at)
            if end < len(self._members) and self._members[end].form == m.ATTRIBUTE:
                self._attribute(at, end)
                end += 1
            else:
                end = max(end, at + 1)
                if blank:
                    self._new_table()
                self._tables[-1] += map(_row, self._members[at:end])
            at, blank = end, False
        self._append_attributes()
        return self._tables

    def _comment_end(self, at: int) -> int:
        """Index of the first member from `at` on that is no comment."""
        while at < len(self._members) and self._members[at].form in m.COMMENTS:
            at += 1
        return at

    def _attribute(self, comments: int, at: int) -> None:
        attribute = self._members[at]
        rows = [_row(member) for member in self._members[comments:at]]
        # In no column, so that it widens none.
        rows.append(Row(suffix=" ".join(filter(None, (*attribute.cells, attribute.suffix)))))
        self._attributes.append((attribute.rank, rows))

    def _new_table(self) -> None:
        # An empty line at the start of a block would be gone the next time, so it is not written.
        if self._tables[-1]:
            self._tables.append([EMPTY])

    def _append_attributes(self) -> None:
        if self._attributes:
            ranked = sorted(self._attributes, key=lambda attribute: attribute[0])
            self._tables.append([EMPTY, *(row for _, rows in ranked for row in rows)])


def _row(member: Member) -> Row:
    return Row(member.cells, member.suffix)
