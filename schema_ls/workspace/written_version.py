"""Versions of Prisma as flags and settings name them."""

from __future__ import annotations

from schema_ls.base.errors import ConfigError
from schema_ls.spec.versions import NEWEST, Version, parse_version

_LONGEST = 40
"""Texts that are longer are no versions, and Python refuses to read numbers of thousands of digits."""


def version_named(text: str) -> Version:
    """The version that a flag or setting names; 8 stands for the newest rules. Raises ConfigError.

    Prisma 8 brings a language of its own, but goes on reading this one with the rules of 7.
    """
    version = parse_version(text) if len(text) <= _LONGEST else None
    if version is not None and version.major == NEWEST.major + 1:
        return NEWEST
    if version is None or not 5 <= version.major <= NEWEST.major:
        raise ConfigError(
            f"`{text}` is not a version of Prisma that schema-ls knows.",
            "Write 5, 6, 7 or a version of these such as 6.19 or 6.19.0.",
        )
    return version
