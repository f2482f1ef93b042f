"""How `/* */` is written where it stands on lines of its own."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r?\n")


def block_comment_lines(comment: str) -> list[str]:
    """The lines of a comment, without indentation: a star before each, blank ones left out."""
    lines = ["/**"]
    for line in _LINE_END.split(comment[2:-2]):
        content = line.strip()
        if content.startswith("*"):
            content = content[1:].lstrip()
        if content:
            lines.append(f" * {content}")
    return [*lines, " */"]
