"""Colours, where the reader can see them."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

_CODES = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36", "bold": "1"}


@dataclass(frozen=True, slots=True)
class Style:
    """How text is decorated."""

    coloured: bool = False

    def paint(self, colour: str, text: str) -> str:
        """`text` in a colour; line ends at its end stay without."""
        if not self.coloured:
            return text
        content = text.rstrip("\r\n")
        return f"\x1b[{_CODES[colour]}m{content}\x1b[0m{text[len(content) :]}"

    def bold(self, text: str) -> str:
        """`text` in bold."""
        return self.paint("bold", text)


def style_of_output() -> Style:
    """Colours where standard output is a terminal, never with `NO_COLOR`, always with `FORCE_COLOR`."""
    if os.environ.get("NO_COLOR"):
        return Style(False)
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return Style(True)
    is_terminal = sys.stdout is not None and sys.stdout.isatty()
    return Style(is_terminal and os.environ.get("TERM") != "dumb")
