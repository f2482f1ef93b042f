"""Where the files around a schema name two major versions of Prisma, in words. Knows no rule."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from schema_ls.spec.versions import NEWEST, parse_version
from schema_ls.workspace.config import Config
from schema_ls.workspace.version import known_version, versions_of_packages


class Disagreement(NamedTuple):
    """Who says what, the one that counts first; empty where all agree."""

    packages: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    """A setting against the packages."""


def disagreement_about(path: Path, config: Config) -> Disagreement:
    """What contradicts itself about the version that judges the schema at `path`."""
    said = versions_of_packages(path)
    packages = tuple(one.reason for one in said) if len({_rules(one.version) for one in said}) > 1 else ()
    return Disagreement(packages, _against_settings(path, config))


def _against_settings(path: Path, config: Config) -> tuple[str, ...]:
    if config.prisma_version is None or config.path is None:
        return ()
    found = known_version(path)
    if found is None or _rules(found.version) == _rules(config.prisma_version):
        return ()
    return (f"{config.path.name} sets prisma-version {config.prisma_version}", found.reason)


def _rules(version: str) -> int | None:
    """The major version whose rules hold: 8 has those of 7."""
    parsed = parse_version(version)
    return min(parsed, NEWEST).major if parsed else None
