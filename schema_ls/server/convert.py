"""Between places in our texts and positions of the protocol, and from our values to those of the protocol.

The only place that knows both. Rows are the same on both sides; columns here are code points, characters there are
units of the encoding that client and server agreed on. Values for the client are plain dictionaries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from schema_ls.base.text import utf8_length, utf16_length, without_end

if TYPE_CHECKING:
    from schema_ls.base.span import Span
    from schema_ls.syntax.tree import Block, Tree

Encoding = str
"""`utf-8`, `utf-16` or `utf-32`: what `character` counts."""
Json = dict[str, Any]


class Encoded(NamedTuple):
    """A value of the protocol as it goes out: JSON text, all of it ASCII."""

    data: bytes

    @staticmethod
    def of(text: str) -> Encoded:
        """The value of a JSON text."""
        return Encoded(text.encode("ascii"))


UTF16 = "utf-16"
_LENGTHS: dict[Encoding, Callable[[str], int]] = {"utf-8": utf8_length, UTF16: utf16_length, "utf-32": len}
ENCODINGS = tuple(_LENGTHS)


def column_of(line: str, character: int, encoding: Encoding) -> int:
    """The column of a character in a line. Behind the end it is the end; within a code point, that one's start."""
    content = without_end(line)
    if content.isascii() or encoding == "utf-32":
        return max(0, min(character, len(content)))
    length = _LENGTHS[encoding]
    left = character
    for column, point in enumerate(content):
        left -= length(point)
        if left < 0:
            return column
    return len(content)


def character_of(line: str, column: int, encoding: Encoding) -> int:
    """The character of a column in a line."""
    return column if line.isascii() else _LENGTHS[encoding](line[:column])


def place_of(tree: Tree, line: int, character: int, encoding: Encoding) -> tuple[int, int]:
    """Row and column of a position. Behind the end of the text it is the end."""
    row = max(0, line)
    found = tree.line(row)
    if found is not None:
        return row, column_of(found.text, character, encoding)
    last = tree.line(tree.row_count - 1)
    if last is not None and not last.text.endswith(("\n", "\r")):
        return tree.row_count - 1, len(last.text)
    return tree.row_count, 0


def position(tree: Tree, row: int, column: int, encoding: Encoding) -> Json:
    """The position of a place."""
    line = tree.line(row)
    return {"line": row, "character": character_of(line.text, column, encoding) if line and column else column}


def range_in(block: Block, span: Span, encoding: Encoding) -> Json:
    """The range of a span whose rows count from the start of its block; those of the range do, too."""
    lines = block.lines
    first = lines[span.row].text if span.row < len(lines) else ""
    last = lines[span.end_row].text if span.end_row < len(lines) else ""
    return {
        "start": {"line": span.row, "character": character_of(first, span.column, encoding)},
        "end": {"line": span.end_row, "character": character_of(last, span.end_column, encoding)},
    }


def range_of(tree: Tree, span: Span, encoding: Encoding) -> Json:
    """The range of a span whose rows count from the start of the file."""
    if span.row != span.end_row:
        start = position(tree, span.row, span.column, encoding)
        return {"start": start, "end": position(tree, span.end_row, span.end_column, encoding)}
    line = tree.line(span.row)
    text = line.text if line else ""
    return {
        "start": {"line": span.row, "character": character_of(text, span.column, encoding)},
        "end": {"line": span.row, "character": character_of(text, span.end_column, encoding)},
    }
