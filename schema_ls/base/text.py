"""Lines of a text and how long they are in different units. Knows no language and no file."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_LF_LINE = re.compile(r"[^\n]*\n|[^\n]+")

BYTE_ORDER_MARK = "\ufeff"
"""What some editors put at the start of a file."""


def split_lines(text: str) -> list[str]:
    r"""Lines with their ends. Only `\n`, `\r\n` and a lone `\r` end a line; joining them gives `text` back."""
    return (_LINE if "\r" in text else _LF_LINE).findall(text)


def without_end(line: str) -> str:
    r"""The line without the `\n`, `\r\n` or `\r` that ends it."""
    return line.rstrip("\r\n")


def line_end_of(lines: Sequence[str]) -> str:
    r"""The line end that the first ended line uses, `\n` where there is none."""
    for line in lines[:1]:
        if line.endswith("\r\n"):
            return "\r\n"
        if line.endswith("\r"):
            return "\r"
    return "\n"


def utf16_length(text: str) -> int:
    """Number of UTF-16 code units of `text`. Lone surrogates count as one."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def utf8_length(text: str) -> int:
    """Number of UTF-8 bytes of `text`. Lone surrogates count as three."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
