"""Ways of writing names, as rules ask for them."""

from __future__ import annotations

import re

PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")
SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


def without_prefix(name: str, prefix: str) -> str:
    """`name` without a prefix that is no part of its style."""
    return name.removeprefix(prefix) or name


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
