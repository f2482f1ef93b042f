"""Versions of Prisma as flags and settings name them, and which one judges a schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError
from schema_ls.spec.versions import NEWEST, Version, parse_version

if TYPE_CHECKING:
    from schema_ls.workspace.config import Config

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


def version_for(path: Path | None, config: Config, explicit: str | None = None, *, has_url: bool | None) -> Version:
    """The version of Prisma that judges the schema at `path`; None is a place that is not on the disk.

    What comes first counts: `explicit` (a flag, or a setting of the editor), the settings of the project, what the
    files around the schema tell, `has_url` (of its datasource) among them. Raises ConfigError for one of the first two
    that is no version.
    """
    if named := explicit or config.prisma_version:
        return version_named(named)
    if path is None:
        return NEWEST
    from schema_ls.workspace.version import detect_version

    return parse_version(detect_version(path, has_url=has_url).version) or NEWEST
