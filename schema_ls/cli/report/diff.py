"""What changes between two texts, as a unified diff."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from schema_ls.base.text import split_lines
from schema_ls.cli.streams import printable
from schema_ls.cli.terminal import Style
from schema_ls.workspace.environment import redact

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def unified(name: str, before: str, after: str, style: Style) -> str:
    """The diff of a file, empty where nothing changes. Lines keep their own ends, so that `patch` can use it, unless a
    password had to be hidden: what is printed ends up in logs.
    """
    shown = printable(name)
    lines = difflib.unified_diff(split_lines(before), split_lines(after), shown, shown)
    return redact("".join(_painted(line, style) for line in _complete(lines)))


def _complete(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _painted(line: str, style: Style) -> str:
    if line.startswith(("+++", "---")):
        return style.bold(line)
    colour = _COLOURS.get(line[:1])
    return style.paint(colour, line) if colour else line
