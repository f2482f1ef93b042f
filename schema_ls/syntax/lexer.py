"""From the text of a line to its tokens, its shape and its template.

Lexing is one `findall` of one expression without groups, made from the terminals of the grammar; the shape of a line is
one letter per token. Known shapes are shipped in `shapes_table`, generated from the grammar; others are asked from
Lark once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from schema_ls.syntax import shapes_table
from schema_ls.syntax.grammar import LETTERS, grammar_digest, grammar_text
from schema_ls.syntax.template import Mistake, Template

_REMEMBERED_TEXT = 64
_REMEMBERED_TEXTS = 100_000
_REMEMBERED_SHAPES = 20_000
_REMEMBERED_SHAPE = 400
_VARIED = frozenset("scbSB")


def _patterns() -> tuple[tuple[str, str], ...]:
    if shapes_table.GRAMMAR == grammar_digest(grammar_text()):
        return shapes_table.PATTERNS
    from schema_ls.syntax.lark_parser import token_patterns

    return token_patterns()


def _known_shapes() -> dict[str, Template]:
    if shapes_table.GRAMMAR != grammar_digest(grammar_text()):
        return {}
    return {shape: _template(*parts) for shape, parts in shapes_table.SHAPES.items()}


def _template(*parts: object) -> Template:
    template = Template(*parts)  # type: ignore[arg-type] # the table is written from templates
    return template if template.mistake is None else template._replace(mistake=Mistake(*template.mistake))


class _Letters(dict[str, str]):
    """The letter of each token text. Texts that hardly recur are not kept."""

    def __missing__(self, text: str) -> str:
        found = _TERMINAL.fullmatch(text)
        letter = LETTERS[found.lastgroup or "UNKNOWN"] if found else LETTERS["UNKNOWN"]
        if letter not in _VARIED and len(text) < _REMEMBERED_TEXT:
            if len(self) > _REMEMBERED_TEXTS:
                self.clear()
            self[text] = letter
        return letter


class _Shapes(dict[str, Template]):
    """The template of each shape."""

    def __missing__(self, shape: str) -> Template:
        from schema_ls.syntax.recovery import template_of

        template = template_of(shape)
        if len(shape) < _REMEMBERED_SHAPE:
            if len(self) > _REMEMBERED_SHAPES:
                self.clear()
            self[shape] = template
        return template


_PATTERNS = _patterns()
_TERMINAL = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))
_letter_of = _Letters().__getitem__
_shapes = _Shapes(_known_shapes())

tokens_of: Callable[[str], list[str]] = re.compile("|".join(pattern for _, pattern in _PATTERNS)).findall
"""The tokens of a line, blanks, comments and line end included: joined they are the line."""


def shape_of(tokens: list[str]) -> str:
    """The shape of a line with these tokens: a letter for each but the line end."""
    return "".join(map(_letter_of, tokens))


def template_for(shape: str) -> Template:
    """The template of a shape, known or made now."""
    return _shapes[shape]


def shapes_met() -> dict[str, Template]:
    """All shapes known by now. For the generator of the table and for tests that count."""
    return dict(_shapes)
