"""Schemas with places marked in them, as tests write them.

    <|>                 a cursor; removed from the text
    <[ ... ]>           a selection; its brackets are removed
    //    ^^^^ code     what lies above the carets is called `code`; stays in the text as the comment it is
    //- name.prisma     the lines from here on are another file; removed

The text is dedented and starts behind the first line end, so that it can be written in triple quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import dedent

from schema_ls.base.span import Span
from schema_ls.base.text import split_lines

Place = tuple[int, int]
"""Row and column, both from 0, the column in code points."""

_FILE = re.compile(r"//- (\S+)[ \t]*\r?\n?")
_SIGN = re.compile(r"<\|>|<\[|\]>")
_MARK_LINE = re.compile(r"[ \t]*//[ \t]*\^")
_MARK = re.compile(r"(\^+)([^^\r\n]*)")


@dataclass(frozen=True, slots=True)
class Mark:
    """Columns `start` up to `end` of a row, and what the test calls them."""

    row: int
    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class MarkedFile:
    """One file without its signs, and the places that they marked in it."""

    name: str
    text: str
    cursors: tuple[Place, ...]
    selections: tuple[Span, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """All files of a marked text, in order; the properties are for those that have what is asked for once."""

    files: tuple[MarkedFile, ...]

    @property
    def text(self) -> str:
        """Text of the only file."""
        (file,) = self.files
        return file.text

    @property
    def marks(self) -> list[tuple[int, int, int, str]]:
        """`(row, start, end, code)` for each mark of the only file."""
        (file,) = self.files
        return [(mark.row, mark.start, mark.end, mark.code) for mark in file.marks]

    @property
    def cursor(self) -> Place:
        """The only cursor of all files."""
        (cursor,) = (place for file in self.files for place in file.cursors)
        return cursor

    @property
    def cursor_file(self) -> MarkedFile:
        """The file with the only cursor."""
        (file,) = (file for file in self.files for _ in file.cursors)
        return file

    @property
    def selection(self) -> Span:
        """The only selection of all files."""
        (selection,) = (span for file in self.files for span in file.selections)
        return selection

    def texts(self) -> dict[str, str]:
        """The text of each file by its name."""
        return {file.name: file.text for file in self.files}


def read_marked(text: str, name: str = "schema.prisma") -> Marked:
    """What is written in `text`; `name` is the file of the lines before any `//- `."""
    lines = split_lines(dedent(text.removeprefix("\n")))
    parts: list[tuple[str, list[str]]] = [(name, [])]
    for line in lines:
        if found := _FILE.fullmatch(line):
            parts.append((found[1], []))
        else:
            parts[-1][1].append(line)
    if len(parts) > 1 and not "".join(parts[0][1]).strip():
        del parts[0]
    return Marked(tuple(_read_file(name, lines) for name, lines in parts))


def _read_file(name: str, lines: list[str]) -> MarkedFile:
    cursors: list[Place] = []
    selections: list[Span] = []
    opened: list[Place] = []
    rows: list[str] = []
    for row, line in enumerate(lines):
        clean, signs = _without_signs(line)
        rows.append(clean)
        for sign, column in signs:
            if sign == "<|>":
                cursors.append((row, column))
            elif sign == "<[":
                opened.append((row, column))
            else:
                selections.append(Span(*opened.pop(), row, column))
    if opened:
        raise ValueError(f"The selection that starts in row {opened[0][0]} of {name} has no `]>`.")
    return MarkedFile(name, "".join(rows), tuple(cursors), tuple(selections), tuple(_marks(rows)))


def _without_signs(line: str) -> tuple[str, list[tuple[str, int]]]:
    signs: list[tuple[str, int]] = []
    removed = 0
    for found in _SIGN.finditer(line):
        signs.append((found[0], found.start() - removed))
        removed += len(found[0])
    return _SIGN.sub("", line), signs


def _marks(rows: list[str]) -> list[Mark]:
    marks: list[Mark] = []
    above = 0
    for row, line in enumerate(rows):
        if not _MARK_LINE.match(line):
            above = row
            continue
        marks += (Mark(above, *found.span(1), found[2].strip()) for found in _MARK.finditer(line))
    return marks
