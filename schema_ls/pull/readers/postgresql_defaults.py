"""What the text of a default expression says. Knows how PostgreSQL prints expressions, and no schema.

Only what a schema can say is recognised, and only when nothing of the text is left over.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping

from schema_ls.base.record import Record
from schema_ls.pull.values import List, Number, Text, Value, Word, call, is_number

_CAST = r"""(?:::(?:"(?:[^"]|"")*"|[A-Za-z_][\w$]*)(?:\.(?:"(?:[^"]|"")*"|[A-Za-z_][\w$]*))*
    (?:\ (?:varying|precision|with(?:out)?\ time\ zone))*(?:\([\d,\ ]*\))?
    (?:\ with(?:out)?\ time\ zone)?(?:\[\])*)*"""

_STRING = re.compile(rf"(E?)'((?:[^']|'')*)'{_CAST}", re.VERBOSE)
_INTEGER = re.compile(rf"'(-?\d+)'{_CAST}|\(?(-?\d+)\)?", re.VERBOSE)
_NUMBER = re.compile(rf"(?:'(-?\d+(?:\.\d+)?)'|\(?(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\)?){_CAST}", re.VERBOSE)
_BOOLEAN = re.compile(rf"(true|false|'t'|'f'){_CAST}", re.VERBOSE | re.IGNORECASE)
_NEXTVAL = re.compile(rf"nextval\(\(?'((?:[^']|'')+)'{_CAST}\)?{_CAST}\)", re.VERBOSE)
_NOW = re.compile(r"now\(\)|CURRENT_TIMESTAMP", re.IGNORECASE)
_NULL = re.compile(r"NULL(?:::|$)", re.IGNORECASE)
_ARRAY = re.compile(rf"\(?ARRAY\[(.*?)\]\)?{_CAST}", re.VERBOSE | re.DOTALL)
_ELEMENT = re.compile(rf"\s*(E?'(?:[^']|'')*'{_CAST}|[^,'()\[\]:]+|{_NUMBER.pattern})\s*(?:,|$)", re.VERBOSE)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)

_PLAIN = ("Int", "BigInt", "Float", "Decimal", "Boolean")
"""Scalars whose literals need no quotes."""

_INTEGER_RANGE = range(-(2**63), 2**63)


class Expected(Record):
    """What a default is read for: the scalar (or "enum", or None for an unsupported type), the catalog's name
    of the type, and whether it is an array.
    """

    scalar: str | None
    native: str
    is_array: bool = False


def parse_default(expression: str, expected: Expected) -> Value | None:
    """What a schema says for the expression, None where it has no words for it.

    A value of an enum is the text that the database has for it.
    """
    if expected.scalar is None:
        return None
    if expected.is_array:
        return _array(expression, expected)
    if expected.native == "uuid":
        return None
    return _READERS.get(expected.scalar, _nothing)(expression, expected)


def is_null(expression: str) -> bool:
    """Whether an expression is NULL, and so no default."""
    return bool(_NULL.match(expression))


def _nothing(expression: str, expected: Expected) -> Value | None:
    return None


def _text(expression: str, expected: Expected) -> Value | None:
    content = _string_content(expression)
    return None if content is None else Text(content)


def _string_content(expression: str) -> str | None:
    match = _STRING.fullmatch(expression)
    if match is None:
        return None
    content = match[2].replace("''", "'")
    return _ESCAPE.sub(r"\1", content) if match[1] else content


def _integer(expression: str, expected: Expected) -> Value | None:
    if _NEXTVAL.fullmatch(expression):
        return call("autoincrement")
    match = _INTEGER.fullmatch(expression)
    text = match[1] or match[2] if match else ""
    return Number(text) if text and int(text) in _INTEGER_RANGE else None


def _decimal(expression: str, expected: Expected) -> Value | None:
    text = _number_text(expression)
    return None if text is None else Number(text)


def _number_text(expression: str) -> str | None:
    """A number in digits without an exponent."""
    match = _NUMBER.fullmatch(expression)
    if match is None or expression.count("(") != expression.count(")"):
        return None
    text = match[1] or match[2]
    if "e" in text.lower():
        text = format(Number(text).value, "f")
    return text if is_number(text) else None


def _boolean(expression: str, expected: Expected) -> Value | None:
    match = _BOOLEAN.fullmatch(expression)
    return None if match is None else Word("true" if match[1].strip("'").lower().startswith("t") else "false")


def _time(expression: str, expected: Expected) -> Value | None:
    return call("now") if _NOW.fullmatch(expression) else None


def _bytes(expression: str, expected: Expected) -> Value | None:
    content = _string_content(expression)
    if content is None:
        return None
    digits = content.replace("\\\\", "\\").removeprefix("\\x")
    if digits == content and content:
        return None
    try:
        return Text(base64.b64encode(bytes.fromhex(digits)).decode("ascii"))
    except ValueError:
        return None


_READERS: Mapping[str, Callable[[str, Expected], Value | None]] = {
    "String": _text,
    "Json": _text,
    "Int": _integer,
    "BigInt": _integer,
    "Float": _decimal,
    "Decimal": _decimal,
    "Boolean": _boolean,
    "DateTime": _time,
    "Bytes": _bytes,
    "enum": _text,
}


def _array(expression: str, expected: Expected) -> Value | None:
    texts = _braces(expression, expected)
    if texts is None:
        texts = _brackets(expression, expected)
    if texts is None:
        return None
    items = [_element(text, expected) for text in texts]
    return None if None in items else List(tuple(item for item in items if item is not None))


def _element(text: str | None, expected: Expected) -> Value | None:
    """An element by its bare content; dates, uuids and unsupported types have no literal."""
    if text is None or expected.scalar not in _READERS or expected.scalar == "DateTime" or expected.native == "uuid":
        return None
    if expected.scalar in ("String", "Json", "Bytes", "enum", "Boolean"):
        if expected.scalar == "Boolean" and text in ("true", "false"):
            return Word(text)
        text = "'" + text.replace("'", "''") + "'"
    return _READERS[expected.scalar or ""](text, expected)


def _brackets(expression: str, expected: Expected) -> list[str | None] | None:
    """Contents of the elements of `ARRAY[...]`, None for what is no literal; None as a whole where one is more than a word."""
    match = _ARRAY.fullmatch(expression)
    if match is None:
        return None
    found: list[str | None] = []
    rest = match[1]
    while rest.strip():
        element = _ELEMENT.match(rest)
        if element is None:
            return None
        text = element[1].strip()
        content = _string_content(text)
        is_plain = expected.scalar in _PLAIN and text.upper() != "NULL"
        found.append(content if content is not None else text if is_plain else None)
        rest = rest[element.end() :]
    return found


_BRACE_ELEMENT = re.compile(r'\s*(?:"((?:[^"\\]|\\.)*)"|([^,"{}\\]+))\s*(?:,|$)', re.DOTALL)
_BARE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
"""Texts that mean themselves within braces, as far as Prisma sees it."""


def _braces(expression: str, expected: Expected) -> list[str | None] | None:
    """Contents of the elements of `'{...}'`, None for NULL; None as a whole for nested, odd or broken ones."""
    content = _string_content(expression)
    if content is None or not (content.startswith("{") and content.endswith("}")):
        return None
    found: list[str | None] = []
    rest = content[1:-1]
    while rest.strip():
        element = _BRACE_ELEMENT.match(rest)
        if element is None or expected.scalar == "Bytes":
            return None
        if element[1] is not None:
            found.append(_ESCAPE.sub(r"\1", element[1]))
        else:
            bare = element[2].strip()
            is_plain = expected.scalar in _PLAIN or _BARE.fullmatch(bare)
            found.append(bare if is_plain and bare.upper() != "NULL" else None)
        rest = rest[element.end() :]
    return found
