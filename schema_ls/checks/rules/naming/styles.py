"""Ways of writing names, as rules ask for them, and the fixes that write them so."""

from __future__ import annotations

import re
from collections.abc import Callable

from schema_ls.base.finding import Fix, FixClass, Rename, Symbol

PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")
SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def without_prefix(name: str, prefix: str) -> str:
    """`name` without a prefix that is no part of its style."""
    return name.removeprefix(prefix) or name


def without_prefix_written(name: str, prefix: str, write: Callable[[str], str]) -> str:
    """`name` in another style, but for the prefix, which stays."""
    rest = without_prefix(name, prefix)
    return name.removesuffix(rest) + write(rest)


def with_last_word(name: str, last: str, write: Callable[[str], str]) -> str:
    """`name` with its last word, given in lower case, written otherwise. Capitals of that word are lost but for the first."""
    start = len(name) - len(last)
    written = write(last)
    return name[:start] + (written.capitalize() if name[start : start + 1].isupper() else written)


def renaming(symbol: Symbol, new: str) -> tuple[Fix, ...]:
    """The fix that gives something another name, with the database left as it is."""
    old = symbol.member or symbol.block
    return (Fix(f"Rename `{old}` to `{new}`, and keep the database", (Rename(symbol, new),), FixClass.UNSAFE),)


AUTH_FIELDS = frozenset(
    (
        *("refresh_token", "access_token", "expires_at", "token_type", "id_token", "session_state"),
        *("oauth_token", "oauth_token_secret", "refresh_token_expires_in"),
    )
)
"""Fields that libraries for logging in ask for by these names, in a model called `Account`. Source: the documentation of
the Prisma adapter of Auth.js."""


def is_of_auth(model: str, field: str) -> bool:
    """Whether such a library asks for the name of a field."""
    return model == "Account" and field in AUTH_FIELDS
