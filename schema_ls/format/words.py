"""How the tokens of an understood line are written: which blanks stand between them, and which tokens go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from schema_ls.format.rules import Rules
from schema_ls.syntax import template as t
from schema_ls.syntax.line import BLANKS
from schema_ls.syntax.template import Template

_SPACED = {",": ", ", ":": ": ", "{": "{ ", "}": " }"}
_DIGITS = frozenset("0123456789")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NAME_SIGNS = frozenset("0123456789_-.")
_BEFORE_VALUES = frozenset("=:,([")
_BLANKS = BLANKS + "\r\n"


class Spot(NamedTuple):
    """A line while it is written: its structure and its tokens."""

    template: Template
    tokens: Sequence[str]

    def written(self, first: int, end: int) -> str:
        """The value or arguments of tokens `first` up to `end`."""
        return written(self.tokens, first, end)

    def comment(self) -> str:
        """The comment behind everything; blanks behind a comment up to the line end belong to it."""
        at = self.template.comment
        return self.tokens[at] if at >= 0 else ""

    def dropped(self) -> tuple[str, ...]:
        """The tokens of this line that are not written again."""
        template = self.template
        gone = [self.tokens[comma] for comma in _trailing_commas(self.tokens)]
        if template.colon >= 0:
            gone.append(":")
        if template.type is not None:
            gone += _DROPPED_OF_ARITY.get(template.type[3], ())
        return tuple(gone)


_DROPPED_OF_ARITY = {"!": ("!",), "[T]": ("[", "]")}
_WRITTEN_ARITY = {"!": "", "[T]": "[]"}


def written(tokens: Sequence[str], first: int, end: int) -> str:
    """Tokens with the blanks of the official formatter: behind `,` and `:` and inside braces."""
    words = [token for token in tokens[first:end] if token.strip(BLANKS)]
    commas = set(_trailing_commas(words))
    if commas:
        words = [word for index, word in enumerate(words) if index not in commas]
    return "".join([_SPACED.get(word, word) for word in words])


def _trailing_commas(tokens: Sequence[str]) -> list[int]:
    """Indexes of the commas that stand before a `)`."""
    found, last = [], -1
    for index, token in enumerate(tokens):
        if token == ")" and last >= 0:
            found.append(last)
        if token.strip(BLANKS):
            last = index if token == "," else -1
    return found


def attribute_text(tokens: Sequence[str], shape: t.AttributeShape) -> str:
    """An attribute of a field or block, with its sign."""
    return written(tokens, shape[0], shape[1])


def type_text(tokens: Sequence[str], shape: t.TypeShape) -> str | None:
    """The type as it is written; None for one that no version knows."""
    _, _, name, arity, arguments = shape
    if "." in tokens[name]:
        return None
    text = tokens[name]
    if arguments is not None:
        first, end, parts, comma = arguments
        if text != "Unsupported" or first != name + 1 or comma >= 0 or not _is_one_string(parts):
            return None
        text += "".join(tokens[first:end])
    return text + _WRITTEN_ARITY.get(arity, arity)


def _is_one_string(parts: tuple[t.ArgumentShape, ...]) -> bool:
    value = parts[0][3] if len(parts) == 1 and parts[0][2] < 0 else None
    return value is not None and value[2] == t.VALUE_STRING


def is_readable(rules: Rules, tokens: Sequence[str], comment: int) -> bool:
    """Whether the official parser of that generation reads the tokens of a line that the grammar accepts.

    `comment` is the index of the last comment, or -1. Nothing may follow it, no other one come before.
    """
    if comment >= 0 and not _may_end(rules, tokens, comment):
        return False
    words = [token for token in (tokens if comment < 0 else tokens[:comment]) if token.strip(_BLANKS)]
    if not all(_is_known(rules, word) for word in words if not word.isascii() or word[0] == "/"):
        return False
    if not rules.object_values and "{" in words:
        return False
    return not any(word[0] in _DIGITS and _is_bad_value(words, index) for index, word in enumerate(words))


def _may_end(rules: Rules, tokens: Sequence[str], comment: int) -> bool:
    if tokens[comment].startswith("/*") and not rules.block_comments:
        return False
    return not any(token.strip(_BLANKS) for token in tokens[comment + 1 :])


def _is_known(rules: Rules, word: str) -> bool:
    if word[0] == '"':
        return True
    return rules.unicode_names and all(c.isalpha() or c in _NAME_SIGNS for c in word)


def _is_bad_value(words: Sequence[str], index: int) -> bool:
    """Whether this is a value that starts with a digit and is no number; a name may be like that."""
    is_name = index == 0 or (index == 2 and words[1] == ":")
    if is_name or _NUMBER.fullmatch(words[index]) or words[index - 1] not in _BEFORE_VALUES:
        return False
    return index + 1 == len(words) or words[index + 1] not in ("(", ":")
