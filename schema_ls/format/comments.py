"""How `/* */` is written where it stands on lines of its own."""

from __future__ import annotations

from schema_ls.base.text import split_lines
from schema_ls.syntax.line import BLANKS

_AROUND = BLANKS + "\r\n"


def block_comment_lines(comment: str, blanks: str = "") -> list[str]:
    """The lines of a comment, without indentation: a star before each, blank ones left out.

    `blanks` are those in front of a comment that follows another one. The official formatter takes them for a part of
    it: from two on, the `/*` becomes text. Not so here with a comment that is written already, which would grow each time.
    """
    lines = ["/**"]
    is_text = len(blanks.encode()) > 1 and split_lines(comment)[0].rstrip("\r\n") != "/**"
    for line in split_lines(comment[0 if is_text else 2 : -2]):
        content = line.strip(_AROUND)
        if content.startswith("*"):
            content = content[1:].lstrip(BLANKS)
        if content:
            lines.append(f" * {content}")
    return [*lines, " */"]
