"""Colours, where the reader can see them."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

_CODES = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36", "bold": "1"}


class Style(NamedTuple):
    """How text is decorated, and which characters can be shown at all."""

    coloured: bool = False
    encoding: str = "utf-8"

    def paint(self, colour: str, text: str) -> str:
        """`text` in a colour; line ends at its end stay without."""
        if not self.coloured:
            return text
        content = text.rstrip("\r\n")
        return f"\x1b[{_CODES[colour]}m{content}\x1b[0m{text[len(content) :]}"

    def fitting(self, text: str) -> str:
        """`text` with escapes for what the encoding lacks."""
        return text if text.isascii() else text.encode(self.encoding, "backslashreplace").decode(self.encoding)

    def bold(self, text: str) -> str:
        """`text` in bold."""
        return self.paint("bold", text)


def style_of_output() -> Style:
    """Colours where standard output is a terminal, never with `NO_COLOR`, always with `FORCE_COLOR`."""
    output = sys.stdout
    encoding = getattr(output, "encoding", None) or "utf-8"
    if os.environ.get("NO_COLOR"):
        return Style(False, encoding)
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return Style(True, encoding)
    is_terminal = output is not None and output.isatty()
    return Style(is_terminal and os.environ.get("TERM") != "dumb", encoding)
