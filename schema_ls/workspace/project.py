"""From texts to a schema: which dialect they are written in, and which files are judged together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schema_ls.base.errors import ConfigError
from schema_ls.model.dialects import dialect_of, has_url
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.versions import NEWEST, Version, parse_version
from schema_ls.syntax.tree import Tree, parse

_LONGEST_VERSION = 40
"""Texts that are longer are none, and Python refuses to read numbers of thousands of digits."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: the name to show, and the exact text."""

    name: str
    text: str


def version_named(text: str) -> Version:
    """The version that a flag or setting names; 8 stands for the newest rules. Raises ConfigError.

    Prisma 8 brings a language of its own, but goes on reading this one with the rules of 7.
    """
    version = parse_version(text) if len(text) <= _LONGEST_VERSION else None
    if version is not None and version.major == NEWEST.major + 1:
        return NEWEST
    if version is None or not 5 <= version.major <= NEWEST.major:
        raise ConfigError(
            f"`{text}` is not a version of Prisma that schema-ls knows.",
            "Write 5, 6, 7 or a version of these such as 6.19 or 6.19.0.",
        )
    return version


def version_for(path: Path, trees: Sequence[Tree], explicit: str | None) -> Version:
    """The version of Prisma that judges the schema at `path`. Raises ConfigError for an explicit one that is none."""
    if explicit:
        return version_named(explicit)
    from schema_ls.workspace.version import detect_version

    return parse_version(detect_version(path, explicit=None, has_url=has_url(trees)).version) or NEWEST


def schema_of(files: Sequence[SchemaFile], version: Version) -> Schema:
    """The schema that files make together under a version."""
    return Schema(files, dialect_of([file.tree for file in files], version))


def read_sources(sources: Sequence[Source]) -> tuple[SchemaFile, ...]:
    """The files with their trees."""
    return tuple(SchemaFile(source.name, parse(source.text)) for source in sources)
