"""Where the grammar lies, and which stretch of text is which terminal.

Everything is derived from that one file.
"""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import NamedTuple

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

_EXAMPLE = re.compile(r"// (ok|err): (.*)")
_RULE = re.compile(r"\??([a-z_]+):")

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


class Example(NamedTuple):
    """A line that the grammar gives with one of its rules."""

    rule: str
    line: str
    is_right: bool
    """Whether the grammar reads it without a mistake."""


def examples_of(text: str) -> list[Example]:
    """The `// ok:` and `// err:` lines of a grammar, each with the rule that follows it."""
    found: list[Example] = []
    waiting: list[tuple[str, bool]] = []
    for line in text.splitlines():
        if match := _EXAMPLE.match(line):
            waiting.append((match[2], match[1] == "ok"))
        elif match := _RULE.match(line):
            found += (Example(match[1], example, is_right) for example, is_right in waiting)
            waiting = []
    return found


def rules_of(text: str) -> list[str]:
    """The names of the rules of a grammar, in their order."""
    return [match[1] for line in text.splitlines() if (match := _RULE.match(line))]
