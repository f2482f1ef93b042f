"""Names in options: as they are, or as an expression between slashes, `/^id_/`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache


def is_meant(name: str, pattern: str) -> bool:
    """Whether `pattern` means `name`. An expression that cannot be read means nothing."""
    if len(pattern) < 3 or not (pattern.startswith("/") and pattern.endswith("/")):
        return name == pattern
    expression = _expression(pattern[1:-1])
    return expression is not None and expression.search(name) is not None


@lru_cache(maxsize=200)
def _expression(text: str) -> re.Pattern[str] | None:
    try:
        return re.compile(text)
    except re.error:
        return None


def is_any(name: str, patterns: Iterable[str]) -> bool:
    """Whether one of several patterns means `name`."""
    return any(is_meant(name, pattern) for pattern in patterns)
