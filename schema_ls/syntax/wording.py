"""What a member says beside the names in it: what all lines have in common that say the same of something else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from schema_ls.syntax.template import (
    ATTRIBUTE,
    FIELD,
    VALUE_ARRAY,
    VALUE_CALL,
    VALUE_CONSTANT,
    VALUE_STRING,
    Template,
    ValueShape,
)
from schema_ls.syntax.trivia import core_of, places_of

_REMEMBERED_SHAPES = 2_000
_REMEMBERED_SHAPE = 400
_MAP = "map"
_RELATION = "relation"
_LISTS_OF_KEYS = ("", "fields")
_LISTS_OF_RELATIONS = ("fields", "references")
_NAMES = ("map", "name")
_ANY_NAME = '"?"'
_NO_NAME = '""'
"""Stands for a name in the database or client, or of a relation, which is as much the own one of a line as its name."""

Said = tuple[str, Any, int]
"""The shape of a line without blanks and comments; its tokens without these and without names; which of them is the name of
the type, -1 for none."""


def said_by(tokens: list[str], shape: str, template: Template) -> Said:
    """What a field, a value or a block attribute says."""
    core, pick, type_ = _pickers.get(shape) or _picker(shape, template)
    words = pick(tokens)
    if _MAP in words or _RELATION in words or template.form == ATTRIBUTE:
        words = pick(_unnamed(tokens, template))
    return core, words, type_


def said_of_any(said: Said) -> Said:
    """The same, whatever the type is called."""
    core, words, type_ = said
    if type_ < 0:
        return said
    if isinstance(words, str):
        return core, "", type_
    return core, (*words[:type_], "", *words[type_ + 1 :]), type_


_Pick = Callable[[list[str]], Any]
_pickers: dict[str, tuple[str, _Pick, int]] = {}


def _picker(shape: str, template: Template) -> tuple[str, _Pick, int]:
    """By the shape: the shape without blanks and comments, what takes the words out of the tokens, and which is the type."""
    name = template.name if template.form == FIELD else -1
    places = [place for place in places_of(shape) if place != name]
    type_ = places.index(template.type[2]) if template.type and template.type[2] in places else -1
    found = core_of(shape), itemgetter(*places) if places else _nothing, type_
    if len(shape) < _REMEMBERED_SHAPE:
        if len(_pickers) > _REMEMBERED_SHAPES:
            _pickers.clear()
        _pickers[shape] = found
    return found


def _nothing(tokens: list[str]) -> Any:
    return ""


def _unnamed(tokens: list[str], template: Template) -> list[str]:
    """The tokens without the names that are given in database and client, and without those that are listed."""
    tokens = tokens.copy()
    lists = _LISTS_OF_KEYS if template.form == ATTRIBUTE else _LISTS_OF_RELATIONS
    for _, _, attribute, arguments in template.attributes:
        is_name = tokens[attribute] in (_MAP, _RELATION)
        for _, _, name, value in arguments[2] if arguments else ():
            argument = tokens[name] if name >= 0 else ""
            if value is not None and argument in lists:
                for token in _listed(value):
                    tokens[token] = "." if "." in tokens[token] else ""
            elif value is not None and value[2] == VALUE_STRING and (argument in _NAMES or is_name):
                tokens[value[0]] = _ANY_NAME if len(tokens[value[0]]) > len(_NO_NAME) else _NO_NAME
    return tokens


def _listed(value: ValueShape) -> Iterator[int]:
    """The tokens of the names in a list of columns."""
    for first, _, kind, name, _ in value[4] if value[2] == VALUE_ARRAY else (value,):
        if kind in (VALUE_CONSTANT, VALUE_CALL):
            yield first if kind == VALUE_CONSTANT else name
