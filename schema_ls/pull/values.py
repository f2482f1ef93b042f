"""Attributes and their arguments as values that can be compared and written. Knows no database and no text to
parse.

Two values are equal when they say the same: how a number or a string was spelled does not count.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from schema_ls.base.record import Record
from schema_ls.syntax import make


class Text(Record):
    """A string literal, by its content."""

    content: str


class Number(Record):
    """A number. `spelling` is how it is written; equal are numbers of the same value."""

    spelling: str

    @property
    def value(self) -> Decimal:
        """What it is worth."""
        return Decimal(self.spelling)

    def __eq__(self, other: object) -> bool:
        return self.value == other.value if isinstance(other, Number) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.value)


class Word(Record):
    """A bare word: a field, an enum value, `true`, `Desc`."""

    name: str


class Call(Record):
    """A word with arguments in brackets: `autoincrement()`, `raw("...")`, `field(sort: Desc)`."""

    name: str
    arguments: tuple[Argument, ...] = ()


class List(Record):
    """Values in square brackets."""

    items: tuple[Value, ...] = ()


Value = Text | Number | Word | Call | List


class Argument(Record):
    """An argument; without a name it is positional."""

    value: Value
    name: str | None = None


class Attribute(Record):
    """An attribute without its `@` or `@@`: `id`, `db.VarChar`. Which of the two it is, its place says."""

    name: str
    arguments: tuple[Argument, ...] = ()

    def argument(self, name: str, position: int | None = None) -> Value | None:
        """The argument called `name`, or else the positional one at `position` among the positional ones."""
        for argument in self.arguments:
            if argument.name == name:
                return argument.value
        unnamed = [argument.value for argument in self.arguments if argument.name is None]
        return unnamed[position] if position is not None and position < len(unnamed) else None


def attribute(name: str, /, *positional: Value | None, **named: Value | None) -> Attribute:
    """An attribute from its arguments; those that are None are left out."""
    arguments = [Argument(value) for value in positional if value is not None]
    arguments += [Argument(value, key) for key, value in named.items() if value is not None]
    return Attribute(name, tuple(arguments))


def call(name: str, /, *positional: Value) -> Call:
    """A call with positional arguments."""
    return Call(name, tuple(Argument(value) for value in positional))


def words(names: tuple[str, ...]) -> List:
    """A list of bare words."""
    return List(tuple(Word(name) for name in names))


def is_number(text: str) -> bool:
    """Whether `text` is a finite number in digits, without an exponent."""
    try:
        return Decimal(text).is_finite() and not set(text.lower()) & {"e", "_", "+"}
    except InvalidOperation:
        return False


def write(value: Value) -> str:
    """The text of a value."""
    if isinstance(value, Text):
        return make.quoted(value.content)
    if isinstance(value, Number):
        return value.spelling
    if isinstance(value, Word):
        return value.name
    if isinstance(value, List):
        return make.array(write(item) for item in value.items)
    return make.call(value.name, _write_arguments(value.arguments))


def _write_arguments(arguments: tuple[Argument, ...]) -> list[str]:
    return [
        f"{argument.name}: {write(argument.value)}" if argument.name else write(argument.value)
        for argument in arguments
    ]


def write_attribute(wanted: Attribute, prefix: str = "") -> str:
    """The text of an attribute; `prefix` is `@` for those of a block."""
    return make.attribute(prefix + wanted.name, _write_arguments(wanted.arguments))
