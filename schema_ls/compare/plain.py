"""Values of a schema in one spelling each, so that equal ones are equal texts and others are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from schema_ls.syntax import make
from schema_ls.syntax.ast import Argument, Array, Constant, Number, Object, String, Value

_NOTHING: Mapping[str, str] = {}


def plain(value: Value | None, words: Mapping[str, str] = _NOTHING) -> str:
    """The text of a value; `words` says what bare words are called instead."""
    if value is None:
        return ""
    if isinstance(value, String):
        return make.quoted(value.text)
    if isinstance(value, Number):
        return _number(value.text)
    if isinstance(value, Constant):
        return words.get(value.text, value.text)
    if isinstance(value, Array):
        return make.array(plain(item, words) for item in value.items)
    if isinstance(value, Object):
        return f"{{ {', '.join(arguments(value.pairs, words))} }}"
    return make.call(value.name, arguments(value.arguments, words))


def arguments(written: Iterable[Argument], words: Mapping[str, str] = _NOTHING) -> list[str]:
    """The texts of arguments with their names."""
    return [
        f"{words.get(each.name, each.name)}: {plain(each.value, words)}" if each.name else plain(each.value, words)
        for each in written
    ]


def _number(text: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    # Zero has a sign, and big numbers would get an exponent.
    return format(number.normalize() + 0, "f") if number.is_finite() and abs(number.adjusted()) < 400 else text
