"""Texts in quotes that do not end: the last quote is missing, or the first one, or a character may not stand there."""

from __future__ import annotations

import json
import re

from schema_ls.base.finding import Fix
from schema_ls.checks.rules.validation.problems import Problem, replaced
from schema_ls.syntax.line import Line

CLOSERS = {"(": ")", "[": "]", "{": "}"}
_OPEN_TEXT = re.compile(r'"(?:\\.|[^"\\])*\\?')
_SHOWN = 40
"""Characters of an open text that a message repeats: it may have swallowed the rest of the line."""
_ONLY_CLOSERS = re.compile(r'"[)\]}\s]*')
_WORD_AT_END = re.compile(r'[^\s"=(\[{,:]+$')


def open_text(line: Line, row: int, columns: tuple[int, int]) -> Problem | None:
    """The problem of a token that is a text without an end; None where it is something else."""
    start, end = columns
    text = line.text[start:end]
    if not _OPEN_TEXT.fullmatch(text):
        return None
    behind = line.text[end : end + 1]
    if behind < " " and behind.strip("\r\n"):
        return _control_character(behind, row, end)
    word = _WORD_AT_END.search(line.text, 0, start) if _ONLY_CLOSERS.fullmatch(text) else None
    if word is not None:
        fix = replaced(row, (word.start(), word.start()), '"', 'Insert `"`')
        return (word.start(), start + 1), f'`{word[0]}"` has no first quote: write `"{word[0]}"`.', (fix,)
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return columns, f'The text {shown} is not closed: write `"` at its end.', (_closing_quote(line, row, columns),)


def _control_character(character: str, row: int, column: int) -> Problem:
    escape = json.dumps(character)[1:-1]
    message = f"The character U+{ord(character):04X} does not stand in a text: write `{escape}`."
    return (column, column + 1), message, (replaced(row, (column, column + 1), escape, f"Change to `{escape}`"),)


def _closing_quote(line: Line, row: int, columns: tuple[int, int]) -> Fix:
    """The fix that closes a text, before the brackets that it swallowed, and closes brackets that are still open."""
    opened: list[str] = []
    for token, offset in zip(line.tokens, line.offsets, strict=False):
        if offset < columns[0] and token in CLOSERS:
            opened.append(CLOSERS[token])
        elif offset < columns[0] and opened and token == opened[-1]:
            opened.pop()
    closers = "".join(reversed(opened))
    start, end = columns
    swallowed = re.search(rf"{re.escape(closers)}(?=\s*(?:@|$))", line.text[start:end]) if closers else None
    if swallowed:
        end = start + swallowed.start()
        return replaced(row, (end, end), '"', 'Insert `"`')
    return replaced(row, (end, end), f'"{closers}', f'Insert `"{closers}`')
