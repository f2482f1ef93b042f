"""Comments and letters that not every version takes, or not everywhere, and where they stand in a line."""

from __future__ import annotations

from collections.abc import Sequence

from schema_ls.checks.rules.validation.problems import Problem, replaced
from schema_ls.syntax import template as t
from schema_ls.syntax.line import NO_CONTENT, Line


def is_inside_comment(line: Line) -> bool:
    """Whether a comment over several lines covers the line."""
    return line.template.form == t.COMMENT and line.template.comment < 0


def is_unclosed_comment(lines: Sequence[Line], row: int) -> bool:
    """Whether a `/*` begins in a row and nothing closes it."""
    following = lines[row + 1] if row + 1 < len(lines) else None
    return lines[row].template.opens_comment and not (following and is_inside_comment(following))


def mark_columns(line: Line) -> tuple[int, int] | None:
    """Columns of a byte order mark outside of texts and comments."""
    if "\ufeff" in line.text:
        for token, offset in zip(line.tokens, line.offsets, strict=False):
            if "\ufeff" in token and not token.strip(NO_CONTENT):
                start = offset + token.index("\ufeff")
                return start, start + 1
    return None


def unclosed_comment(line: Line, row: int) -> Problem:
    """The problem of a `/*` that nothing closes."""
    start, end = line.columns(line.template.comment, line.template.comment + 1)
    end = start + len(line.text[start:end].rstrip())
    fix = replaced(row, (end, end), " */", "Insert `*/`")
    return (start, end), "This comment is not closed: write `*/` at its end, or begin it with `//`.", (fix,)


def comment_between(line: Line, token: int = 0) -> tuple[int, int] | None:
    """Columns of a `/* */` with more than blanks on both sides of it, from a token on."""
    if "/*" not in line.text or line.template.form == t.COMMENT:
        return None
    tokens, offsets = line.tokens, line.offsets
    filled = [i for i in range(token, len(tokens)) if tokens[i].strip()]
    content = [i for i in filled if not tokens[i].startswith("/*")]
    for i in filled[:-1]:
        if tokens[i].startswith("/*") and content and content[0] < i:
            return offsets[i], offsets[i + 1]
    return None


def block_comment(line: Line) -> tuple[int, int] | None:
    """Columns of a `/*` comment, or of a line inside one."""
    text = line.text.strip(NO_CONTENT)
    if line.template.form == t.COMMENT and text and not text.startswith("//"):
        return line.content_columns
    for token, offset in zip(line.tokens, line.offsets, strict=False):
        if token.startswith("/*"):
            return offset, offset + len(token.rstrip())
    return None


def foreign_letters(line: Line) -> tuple[int, int] | None:
    """Columns of the first token, no text or comment, with a letter beyond ASCII."""
    for token, offset in zip(line.tokens, line.offsets, strict=False):
        if not token.isascii() and token.strip(NO_CONTENT) and not token.startswith(('"', "//", "/*")):
            return offset, offset + len(token)
    return None
