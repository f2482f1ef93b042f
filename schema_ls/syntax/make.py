"""How a piece of Prisma text is written.

Fixes, the formatter's completions and pull all write through here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
"""Control signs, and what changes the direction of text or is not seen at all; signs that join letters are none of these."""

_SHORT, _LONG = re.compile(r"\\."), {r"\b": r"\u0008", r"\f": r"\u000c"}
"""Escapes, and how the official tools write some of them."""


def quoted(text: str) -> str:
    """`text` as a string literal of the language, in which nothing steers a terminal or hides from a reader."""
    written = json.dumps(text, ensure_ascii=False)
    if "\b" in text or "\f" in text:
        written = _SHORT.sub(lambda escape: _LONG.get(escape[0], escape[0]), written)
    return shown(written)


def shown(text: str) -> str:
    """`text` of one line, in which signs that steer or hide stand as the escapes of string literals."""
    return _STEERING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def array(items: Iterable[str]) -> str:
    """Already written values in brackets."""
    return f"[{', '.join(items)}]"


def call(name: str, arguments: Iterable[str] = ()) -> str:
    """A function with already written arguments."""
    return f"{name}({', '.join(arguments)})"


def attribute(name: str, arguments: Iterable[str] = ()) -> str:
    """`@name`, with parentheses only where there are arguments. A block attribute is named `@name` here."""
    written = ", ".join(arguments)
    return f"@{name}({written})" if written else f"@{name}"


def field(name: str, type_: str, arity: str = "", attributes: Iterable[str] = ()) -> str:
    """A field line without indentation and line end."""
    return " ".join((name, type_ + arity, *attributes))


def block(keyword: str, name: str, members: Iterable[str], indent: str = "  ") -> str:
    """A whole block, each line ended."""
    lines = "".join(f"{indent}{member}\n" if member else "\n" for member in members)
    return f"{keyword} {name} {{\n{lines}}}\n"


def index(columns: Iterable[str], name: str = "") -> str:
    """A plain index over fields, with a name in the database if it shall not have the one that it gets by itself."""
    named = (f"map: {quoted(name)}",) if name else ()
    return attribute("@index", (array(columns), *named))


def relation(name: str | None, fields: Iterable[str], references: Iterable[str], actions: Iterable[str] = ()) -> str:
    """A `@relation` attribute; the name is left out where there is none. `actions` are whole arguments."""
    named = () if name is None else (quoted(name),)
    return attribute("relation", (*named, f"fields: {array(fields)}", f"references: {array(references)}", *actions))
