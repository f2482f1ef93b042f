"""Where the grammar lies, and which stretch of text is which terminal.

Everything is derived from that one file.
"""

from __future__ import annotations

import zlib
from pathlib import Path

TRIVIA = frozenset({"BLANK", "END_OF_LINE", "COMMENT", "BLOCK_COMMENT", "OPEN_COMMENT"})

LETTERS = {
    "BLANK": "w",
    "END_OF_LINE": "",
    "COMMENT": "c",
    "BLOCK_COMMENT": "b",
    "OPEN_COMMENT": "B",
    "STRING": "s",
    "OPEN_STRING": "S",
    "NUMBER": "f",
    "DECIMAL": "d",
    "PATH": "p",
    "NAME": "n",
    "INTEGER": "i",
    "ATAT": "A",
    "LIST": "L",
    "AT": "@",
    "LPAR": "(",
    "RPAR": ")",
    "LBRACKET": "[",
    "RBRACKET": "]",
    "LBRACE": "{",
    "RBRACE": "}",
    "COMMA": ",",
    "COLON": ":",
    "EQUAL": "=",
    "OPTIONAL": "?",
    "BANG": "!",
    "UNKNOWN": "u",
    "$END": "$",
}
"""The letter that stands for each terminal in the shape of a line.

The line end has none: it is always last.
"""

TERMINALS = {letter: terminal for terminal, letter in LETTERS.items()}


def grammar_text() -> str:
    """The grammar: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "grammar" / "prisma.lark"
    path = inside if inside.exists() else package.parent / "grammar" / "prisma.lark"
    return path.read_text(encoding="utf-8")


def grammar_digest(text: str) -> int:
    """A number that changes with the grammar, so that a table made from another one is not trusted."""
    return zlib.crc32(text.encode("utf-8"))
