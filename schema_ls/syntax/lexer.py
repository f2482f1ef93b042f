"""From the text of a line to its tokens, its shape and its template.

Lexing is one `findall` of one expression without groups, made from the terminals of the grammar; the shape
of a line is one letter per token. What the grammar says about common shapes is shipped in `shapes_table`,
generated from it; others are asked from Lark once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from schema_ls.base import kept
from schema_ls.base.memo import Recent
from schema_ls.syntax import shapes_table
from schema_ls.syntax.grammar import LETTERS, TERMINALS, grammar_digest, grammar_text
from schema_ls.syntax.template import Mistake, Template
from schema_ls.syntax.trivia import core_of, with_trivia

_REMEMBERED_TEXT = 64
_REMEMBERED_TEXTS = 20_000
_REMEMBERED_SHAPES = 600
"""A schema of 20,000 lines has 70; who types odd lines all day shall not fill the memory with them."""
_REMEMBERED_SHAPE = 400
_VARIED = frozenset("scbSB")

_TABLE_IS_TRUSTED = grammar_digest(grammar_text()) == shapes_table.GRAMMAR
_KNOWN: dict[str, tuple[Any, ...]] = shapes_table.SHAPES if _TABLE_IS_TRUSTED else {}


def _patterns() -> tuple[tuple[str, str], ...]:
    if _TABLE_IS_TRUSTED:
        return shapes_table.PATTERNS
    from schema_ls.syntax.lark_parser import token_patterns

    return token_patterns()


def _shipped(parts: tuple[Any, ...]) -> Template:
    """A template from its row in the table, which writes the expected terminals as letters."""
    template = Template(*parts)
    if template.mistake is None:
        return template
    token, expected, repair = template.mistake
    return template._replace(mistake=Mistake(token, tuple(TERMINALS[letter] for letter in expected), repair))


def _letter(text: str) -> str:
    """The letter of a token."""
    found = _TERMINAL.fullmatch(text)
    return LETTERS[found.lastgroup or "UNKNOWN"] if found else LETTERS["UNKNOWN"]


def _recurs(text: str, letter: str) -> bool:
    """Whether a token may well come again."""
    return letter not in _VARIED and len(text) < _REMEMBERED_TEXT


def _template_of_core(core: str) -> Template:
    """The template of a shape without trivia, from the table or from Lark."""
    return _shipped(_KNOWN[core]) if core in _KNOWN else _kept(core) or _learned(core)


def _template_of_shape(shape: str) -> Template:
    return with_trivia(_cores[core_of(shape)], shape)


def _is_short(shape: str, _template: Template) -> bool:
    return len(shape) < _REMEMBERED_SHAPE


def _kept(core: str) -> Template | None:
    """The template that an earlier run has learned."""
    row = kept.find(core)
    template = Template(*row) if row is not None else None
    return template._replace(mistake=Mistake(*template.mistake)) if template and template.mistake else template


def _learned(core: str) -> Template:
    """The template as Lark says."""
    from schema_ls.syntax.recovery import template_of

    template = template_of(core)
    kept.add(core, template)
    return template


_PATTERNS = _patterns()
_TERMINAL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))
_letters = Recent(_letter, _REMEMBERED_TEXTS, _recurs)
_letter_of = _letters.__getitem__
_cores = Recent(_template_of_core, _REMEMBERED_SHAPES, _is_short)
_shapes = Recent(_template_of_shape, _REMEMBERED_SHAPES, _is_short)

tokens_of: Callable[[str], list[str]] = re.compile("|".join(pattern for _, pattern in _PATTERNS)).findall
"""The tokens of a line, blanks, comments and line end included: joined they are the line."""


def shape_of(tokens: list[str]) -> str:
    """The shape of a line with these tokens: a letter for each but the line end."""
    return "".join(map(_letter_of, tokens))


def template_for(shape: str) -> Template:
    """The template of a shape, known or made now."""
    return _shapes[shape]
