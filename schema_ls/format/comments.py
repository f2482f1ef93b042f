"""How `/* */` is written where it stands on lines of its own."""

from __future__ import annotations

from schema_ls.base.text import split_lines
from schema_ls.format.rules import BLANKS

_AROUND = BLANKS + "\r\n"


def block_comment_lines(comment: str) -> list[str]:
    """The lines of a comment, without indentation: a star before each, blank ones left out."""
    lines = ["/**"]
    for line in split_lines(comment[2:-2]):
        content = line.strip(_AROUND)
        if content.startswith("*"):
            content = content[1:].lstrip(BLANKS)
        if content:
            lines.append(f" * {content}")
    return [*lines, " */"]
