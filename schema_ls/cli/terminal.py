"""Colours, where the reader can see them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TextIO

_CODES = {"red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36", "bold": "1"}


@dataclass(frozen=True, slots=True)
class Style:
    """How text is decorated."""

    coloured: bool = False

    def paint(self, colour: str, text: str) -> str:
        """`text` in a colour."""
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if self.coloured else text

    def bold(self, text: str) -> str:
        """`text` in bold."""
        return self.paint("bold", text)


def style_for(stream: TextIO) -> Style:
    """Colours on a terminal, unless `NO_COLOR` is set; `FORCE_COLOR` asks for them anywhere."""
    if os.environ.get("NO_COLOR"):
        return Style(False)
    if os.environ.get("FORCE_COLOR"):
        return Style(True)
    return Style(stream.isatty() and os.environ.get("TERM") != "dumb")
