"""What starts at a place outside of blocks, as the official formatter sees it."""

from __future__ import annotations

from typing import NamedTuple

from schema_ls.format.members import KINDS
from schema_ls.format.rules import Rules
from schema_ls.format.words import is_readable, type_text
from schema_ls.syntax import template as t
from schema_ls.syntax.line import BLANKS, Line, lines_of


class Opening(NamedTuple):
    """The line that opens a block."""

    keyword: str
    """A keyword of `KINDS`, or empty where the block is of no known kind."""
    name: str
    brace: int
    """Column behind the opening brace."""


def openings_in(rules: Rules, text: str) -> list[Opening]:
    """The ways to understand the line as one that opens a block, best first; most lines have none."""
    if "{" not in text or not text.endswith(("\n", "\r")):
        return []
    line = lines_of([text])[0]
    template = line.template
    if template.form != t.HEADER or template.mistake is not None or template.closes_above:
        return []
    tokens = line.tokens
    at = tokens.index("{")
    if not is_readable(rules, tokens[:at], -1) or "//" in tokens[:at]:
        return []
    brace = sum(map(len, tokens[: at + 1]))
    words = [token for token in tokens[:at] if token.strip(BLANKS)]
    if len(words) == 2:
        return [Opening(words[0], words[1], brace)] if words[0] in KINDS else []
    found = [
        Opening(keyword, words[0].removeprefix(keyword), brace)
        for keyword in KINDS
        if words[0].startswith(keyword) and words[0].removeprefix(keyword)[:1].isalnum()
    ]
    return [*found, Opening("", words[0], brace)]


def alias_length(rules: Rules, text: str) -> int:
    """How much of the line is an alias, from its start on; 0 where it is none.

    Blanks behind it belong to it unless a `)` ends it. What else follows does not matter.
    """
    if "=" not in text or not text.startswith("type"):
        return 0
    if text[4] not in BLANKS:
        # Nothing has to stand between the keyword and the name.
        return max(0, alias_length(rules, f"type {text[4:]}") - 1)
    line = lines_of([text])[0]
    if line.template.mistake is not None:
        line = lines_of(["".join(line.tokens[: line.template.mistake.token])])[0]
    tokens, end = line.tokens, _alias_end(line)
    if not end or not is_readable(rules, tokens[:end], -1):
        return 0
    if tokens[end - 1] != ")" and end < len(tokens) and not tokens[end].strip(BLANKS):
        end += 1
    return sum(map(len, tokens[:end]))


def _alias_end(line: Line) -> int:
    """The token behind the alias that the line starts with; 0 where it does not."""
    template, tokens = line.template, line.tokens
    if template.form != t.ALIAS or template.mistake is not None or tokens[template.keyword] != "type":
        return 0
    if template.type is None or template.type[3] == "[T]" or type_text(tokens, template.type) is None:
        return 0
    _, _, name, arity, arguments = template.type
    if arity or not template.attributes:
        return name + 1 if arguments is None else arguments[1]
    return template.attributes[-1][1]
