"""What the text of a default says in SQLite. Only what a schema can say is recognised."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping

from schema_ls.pull.values import Number, Text, Value, Word, call

_STRING = re.compile(r"'((?:[^']|'')*)'|\"((?:[^\"]|\"\")*)\"", re.DOTALL)
_INTEGER = re.compile(r"'(-?\d+)'|(-?\d+)")
_DECIMAL = re.compile(r"('?)\+?(-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\1")
_NUMBER_AS_TEXT = re.compile(r"-?\d+")
_JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORD = re.compile(r"[A-Za-z_]\w*")
_FUNCTION_WORDS = frozenset(("current_timestamp", "current_date", "current_time", "true", "false", "null"))
_NOW = frozenset(("current_timestamp", "datetime('now')", "datetime('now', 'localtime')"))
_BOOLEANS = {"true": "true", "false": "false", "1": "true", "0": "false", "'1'": "true", "'0'": "false"}

_LONGEST_EXPONENT = 300
_INTEGER_RANGE = range(-(2**63), 2**63)


def is_null(expression: str) -> bool:
    """Whether an expression is NULL, and so no default."""
    return expression.strip().lower() == "null"


def parse_default(expression: str, scalar: str | None) -> Value | None:
    """What a schema says for the expression of a column of type `scalar`, None where it has no words for it."""
    read = _READERS.get(scalar or "")
    return read(expression.strip()) if read else None


def _content(expression: str) -> str | None:
    """The text of a literal; in a default, one in double quotes is a text, too."""
    match = _STRING.fullmatch(expression)
    if match is None:
        return None
    return match[1].replace("''", "'") if match[1] is not None else match[2].replace('""', '"')


def _text(expression: str) -> Value | None:
    content = _content(expression)
    if content is not None:
        return Text(content)
    is_word = _WORD.fullmatch(expression) and expression.lower() not in _FUNCTION_WORDS
    # A column of texts keeps a number as its digits, and a bare word is a text in a default.
    return Text(expression) if is_word or _is_kept_as_written(expression) else None


def _is_kept_as_written(number: str) -> bool:
    """Whether a column of texts has the digits of a number just so."""
    if _NUMBER_AS_TEXT.fullmatch(number):
        return True
    return bool(_JSON_NUMBER.fullmatch(number)) and str(float(number)) == number


def _json(expression: str) -> Value | None:
    content = expression if _JSON_NUMBER.fullmatch(expression) else _content(expression)
    if content is None:
        return None
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return None
    return Text(content)


def _integer(expression: str) -> Value | None:
    match = _INTEGER.fullmatch(expression)
    text = (match[1] or match[2]) if match else ""
    return Number(str(int(text))) if text and len(text) < 21 and int(text) in _INTEGER_RANGE else None


def _decimal(expression: str) -> Value | None:
    match = _DECIMAL.fullmatch(expression)
    if match is None:
        return None
    text = match[2]
    number = Number(text)
    if not number.value:
        return Number(text.removeprefix("-"))
    if "e" in text.lower() or text.startswith((".", "-.")) or text.endswith("."):
        if abs(number.value.adjusted()) > _LONGEST_EXPONENT:
            return None
        return Number(format(number.value, "f"))
    return number


def _boolean(expression: str) -> Value | None:
    word = _BOOLEANS.get(expression.lower())
    return Word(word) if word else None


def _time(expression: str) -> Value | None:
    return call("now") if expression.lower() in _NOW else None


_READERS: Mapping[str, Callable[[str], Value | None]] = {
    "String": _text,
    "Json": _json,
    "Int": _integer,
    "BigInt": _integer,
    "Float": _decimal,
    "Decimal": _decimal,
    "Boolean": _boolean,
    "DateTime": _time,
}
