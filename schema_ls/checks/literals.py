"""Whether the text of a literal holds what its type needs: a whole number, a moment, JSON, base64, a decimal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

_I64 = 2**63
_DECIMAL = re.compile(r"[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+\-\u2212])(\d\d):(\d\d))", re.ASCII
)


def _is_i64(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isdecimal() and len(digits) < 25 and -_I64 <= int(text) < _I64


def _is_moment(text: str) -> bool:
    """RFC 3339: date, time and distance from UTC."""
    from datetime import date  # few schemas hold such a text, and it takes a while

    found = _MOMENT.fullmatch(text)
    if found is None:
        return False
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    try:
        date(max(year, 1), month, day)
    except ValueError:
        return False
    if found.group(8) and (int(found.group(8)) > 23 or int(found.group(9)) > 59):
        return False
    return hour < 24 and minute < 60 and second <= 60


def _is_json(text: str) -> bool:
    def refuse(name: str) -> object:
        raise ValueError(name)

    try:
        json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        return False
    return True


def _is_base64(text: str) -> bool:
    import base64  # as rare

    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True


def _is_decimal(text: str) -> bool:
    return _DECIMAL.fullmatch(text) is not None


_TESTS: dict[str, tuple[Callable[[str], bool], str]] = {
    "i64": (_is_i64, "a whole number of 64 bits"),
    "datetime": (_is_moment, 'a moment such as "2030-12-31T23:59:59Z"'),
    "json": (_is_json, "JSON, with its quotes escaped"),
    "base64": (_is_base64, "bytes in base64"),
    "decimal": (_is_decimal, "a decimal number"),
}


def content_problem(content: str | None, text: str) -> str | None:
    """What `text` ought to be, in words, where it is not; None where it is. `content` as in `spec.scalars.Scalar`."""
    if content is None:
        return None
    holds, wanted = _TESTS[content]
    return None if holds(text) else wanted
