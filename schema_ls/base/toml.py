"""How a value is written in TOML, for messages: settings are shown as people write them."""

from __future__ import annotations

import re
from collections.abc import Mapping

_LONGEST = 60
"""Code points of a value that messages show."""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def in_toml(value: object) -> str:
    """A value as TOML, cut where it is long: `"a"`, `["a", "b"]`, `{ a = true }`."""
    text = _written(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def _written(value: object) -> str:
    if isinstance(value, str):
        import json  # only now: settings are seldom wrong

        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_key(str(key))} = {_written(held)}" for key, held in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    return str(value)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _written(name)
