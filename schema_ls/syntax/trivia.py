"""Blanks and comments in a shape. The grammar does not see them, so one structure serves a line however it
is spaced.

A shape without trivia is a core. The template of a core counts the tokens of the core; `with_trivia` moves
it to a shape.
"""

from __future__ import annotations

from schema_ls.syntax import template as t
from schema_ls.syntax.grammar import LETTERS, TRIVIA
from schema_ls.syntax.template import Mistake, Template

_TRIVIA = frozenset(LETTERS[terminal] for terminal in TRIVIA)
_NOTHING = str.maketrans(dict.fromkeys((letter for letter in _TRIVIA if letter), ""))
_COMMENTS = "".join(LETTERS[terminal] for terminal in ("COMMENT", "BLOCK_COMMENT", "OPEN_COMMENT"))


def core_of(shape: str) -> str:
    """The shape without its blanks and comments."""
    return shape.translate(_NOTHING)


def places_of(shape: str) -> list[int]:
    """The tokens of a shape that are neither blanks nor comments."""
    return [place for place, letter in enumerate(shape) if letter not in _TRIVIA]


def with_trivia(template: Template, shape: str) -> Template:
    """The template of `shape`, when `template` is that of its core."""
    comment = max(shape.rfind(letter) for letter in _COMMENTS)
    if template.form == t.BLANK:
        if comment < 0:
            return template
        return Template(t.COMMENT, comment=comment, opens_comment=_opens(shape, comment))
    places = places_of(shape)
    if not places or len(places) == len(shape):
        return template
    return _Move(places).template(template)._replace(comment=comment, opens_comment=_opens(shape, comment))


def moved(template: Template, tokens: int) -> Template:
    """The template of a shape with so many tokens more before everything."""
    last = max(template.name, template.keyword, template.rest)
    return _Move(list(range(tokens, last + tokens + 1))).template(template)


def _opens(shape: str, comment: int) -> bool:
    return comment >= 0 and shape[comment] == LETTERS["OPEN_COMMENT"]


class _Move:
    """Puts the tokens of a core to their places in a shape."""

    __slots__ = ("ends", "places")

    def __init__(self, places: list[int]) -> None:
        self.places = [*places, places[-1] + 1, -1]
        """The place of each token, of the end, and, as the last one, of none: it is found at -1."""
        self.ends = [places[0], *(place + 1 for place in places)]

    def template(self, template: Template) -> Template:
        places, mistake = self.places, template.mistake
        return Template(
            template.form,
            places[template.name],
            places[template.keyword],
            None if template.type is None else self._type(template.type),
            tuple(map(self._attribute, template.attributes)),
            None if template.value is None else self._value(template.value),
            places[template.colon],
            places[template.rest],
            mistake=None if mistake is None else Mistake(places[mistake.token], mistake.expected, mistake.repair),
            closes_above=template.closes_above,
        )

    def _attribute(self, shape: t.AttributeShape) -> t.AttributeShape:
        first, end, name, arguments = shape
        return self.places[first], self.ends[end], self.places[name], self._arguments(arguments)

    def _arguments(self, shape: t.ArgumentsShape | None) -> t.ArgumentsShape | None:
        if shape is None:
            return None
        first, end, parts, comma = shape
        return self.places[first], self.ends[end], tuple(map(self._argument, parts)), self.places[comma]

    def _argument(self, shape: t.ArgumentShape) -> t.ArgumentShape:
        first, end, name, value = shape
        moved = None if value is None else self._value(value)
        return self.places[first], self.ends[end], self.places[name], moved

    def _type(self, shape: t.TypeShape) -> t.TypeShape:
        first, end, name, arity, arguments = shape
        return self.places[first], self.ends[end], self.places[name], arity, self._arguments(arguments)

    def _value(self, shape: t.ValueShape) -> t.ValueShape:
        first, end, kind, name, parts = shape
        if kind == t.VALUE_CALL:
            moved: tuple[object, ...] = (self._arguments(parts[0]),)
        elif kind == t.VALUE_ARRAY:
            moved = tuple(map(self._value, parts))
        else:
            moved = tuple(map(self._argument, parts))
        return self.places[first], self.ends[end], kind, self.places[name], moved
