"""Typed views of a line: attributes, arguments and values with their columns. Made when first asked for.

Every `columns` is a pair of code point columns in the line, the second one exclusive. A view never says
what a word means: whether `@id` exists or `User` is a model is for `spec` and `model` to know.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from schema_ls.base.record import Record
from schema_ls.syntax import template as t
from schema_ls.syntax.line import Line

Columns = tuple[int, int]


class String(Record):
    """A text in quotes. `raw` holds the quotes and escapes."""

    columns: Columns
    raw: str

    @property
    def text(self) -> str:
        """The text that is meant. An escape that does not exist stands for itself."""
        return unescape(self.raw[1:-1])


class Number(Record):
    """A number as written."""

    columns: Columns
    text: str


class Constant(Record):
    """A word or a dotted path that stands for something: a field, an enum value, `true`, `Cascade`."""

    columns: Columns
    text: str


class Call(Record):
    """A function with its arguments; also a field with options, as in `[name(sort: Desc)]`."""

    columns: Columns
    name: str
    name_columns: Columns
    arguments: tuple[Argument, ...]
    trailing_comma: Columns | None


class Array(Record):
    """Values in brackets."""

    columns: Columns
    items: tuple[Value, ...]


class Object(Record):
    """Named values in braces."""

    columns: Columns
    pairs: tuple[Argument, ...]


Value = String | Number | Constant | Call | Array | Object


class Argument(Record):
    """One argument; `name` is empty where it has none, `value` None where only the name is written."""

    columns: Columns
    name: str
    name_columns: Columns | None
    value: Value | None


class Attribute(Record):
    """`@name(...)` of a field or `@@name(...)` of a block."""

    columns: Columns
    name: str
    name_columns: Columns
    arguments: tuple[Argument, ...]
    parentheses: Columns | None
    trailing_comma: Columns | None

    def argument(self, *names: str) -> Argument | None:
        """The first argument with one of these names; the empty name is the unnamed one."""
        for argument in self.arguments:
            if argument.name in names:
                return argument
        return None


class TypeReference(Record):
    """The type of a field as written. `arity` is `""`, `?`, `[]`, `[]?`, `!` or `[T]`."""

    columns: Columns
    name: str
    name_columns: Columns
    arity: str
    arguments: tuple[Argument, ...] | None


class _Views(NamedTuple):
    attributes: tuple[Attribute, ...]
    type: TypeReference | None
    value: Value | None


_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def unescape(text: str) -> str:
    """The text behind JSON-like escapes."""

    def replace(found: re.Match[str]) -> str:
        escape = found.group(1)
        return chr(int(escape[1:], 16)) if len(escape) == 5 else _ESCAPES.get(escape, escape)

    return _ESCAPE.sub(replace, text) if "\\" in text else text


def attributes_of(line: Line) -> tuple[Attribute, ...]:
    """The attributes of a field, enum value or alias, or the one of a block attribute line."""
    return _views(line).attributes if line.template.attributes else ()


def type_of(line: Line) -> TypeReference | None:
    """The type of a field or alias."""
    return _views(line).type if line.template.type else None


def value_of(line: Line) -> Value | None:
    """The value of a setting."""
    return _views(line).value if line.template.value else None


def name_columns_of(line: Line) -> Columns:
    """Columns of the name of a field, value, setting, alias or header; empty where there is none."""
    token = line.template.name
    return line.columns(token, token + 1) if token >= 0 else line.content_columns


def _views(line: Line) -> _Views:
    if not isinstance(line.views, _Views):
        line.views = _Reader(line).views()
    return line.views


class _Reader:
    """Turns the indexes of a template into views of one line."""

    __slots__ = ("offsets", "template", "tokens")

    def __init__(self, line: Line) -> None:
        self.tokens = line.tokens
        self.offsets = [0, *accumulate(map(len, self.tokens))]
        self.template = line.template

    def views(self) -> _Views:
        template = self.template
        return _Views(
            tuple(map(self._attribute, template.attributes)),
            None if template.type is None else self._type(template.type),
            None if template.value is None else self._value(template.value),
        )

    def _columns(self, first: int, end: int) -> Columns:
        return self.offsets[first], self.offsets[end]

    def _token_columns(self, token: int) -> Columns:
        return self.offsets[token], self.offsets[token + 1]

    def _attribute(self, shape: t.AttributeShape) -> Attribute:
        first, end, name, arguments = shape
        parts, comma = self._arguments(arguments)
        parentheses = None if arguments is None else self._columns(arguments[0], arguments[1])
        return Attribute(
            self._columns(first, end), self.tokens[name], self._token_columns(name), parts, parentheses, comma
        )

    def _arguments(self, shape: t.ArgumentsShape | None) -> tuple[tuple[Argument, ...], Columns | None]:
        if shape is None:
            return (), None
        comma = self._token_columns(shape[3]) if shape[3] >= 0 else None
        return tuple(map(self._argument, shape[2])), comma

    def _argument(self, shape: t.ArgumentShape) -> Argument:
        first, end, name, value = shape
        return Argument(
            self._columns(first, end),
            self.tokens[name] if name >= 0 else "",
            self._token_columns(name) if name >= 0 else None,
            None if value is None else self._value(value),
        )

    def _type(self, shape: t.TypeShape) -> TypeReference:
        first, end, name, arity, arguments = shape
        parts = None if arguments is None else self._arguments(arguments)[0]
        return TypeReference(self._columns(first, end), self.tokens[name], self._token_columns(name), arity, parts)

    def _value(self, shape: t.ValueShape) -> Value:
        first, end, kind, name, parts = shape
        columns = self._columns(first, end)
        if kind == t.VALUE_STRING:
            return String(columns, self.tokens[first])
        if kind == t.VALUE_NUMBER:
            return Number(columns, self.tokens[first])
        if kind == t.VALUE_CONSTANT:
            return Constant(columns, self.tokens[first])
        if kind == t.VALUE_CALL:
            arguments, comma = self._arguments(parts[0])
            return Call(columns, self.tokens[name], self._token_columns(name), arguments, comma)
        if kind == t.VALUE_ARRAY:
            return Array(columns, tuple(map(self._value, parts)))
        return Object(columns, tuple(map(self._argument, parts)))
