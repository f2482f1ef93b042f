"""What a person has set in the editor: read, and complained about where it cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from schema_ls.base.errors import ConfigError

SECTION = "schema-ls"
"""The section of the client's configuration that is ours."""
_VERSION = "prismaVersion"
_KNOWN = (_VERSION,)
_OF_THE_EDITOR = frozenset({"path", "trace", "interpreter", "importStrategy", "statusBar"})
"""Settings in our section that extensions of editors read for themselves."""
_TABLES = frozenset({"lint", "format", "rename", "hints", "lens", "pull"})
"""Names of groups of options that a file of settings may hold as well, by the same names."""
_SOURCE = "the settings of the editor"


class Settings(NamedTuple):
    """What a person has set. `prisma_version` is as it was written, None where the project tells.

    `options` are those of `workspace.config` that are set, by tables; they come before those of files.
    """

    prisma_version: str | None = None
    options: Mapping[str, Any] = {}

    def over(self, other: Settings) -> Settings:
        """These, and what others say where these say nothing."""
        return Settings(self.prisma_version or other.prisma_version, self.options or other.options)

    def usable(self, tell: Callable[[ConfigError], None]) -> Settings:
        """These without what cannot be used, of which `tell` is told."""
        version, options = self
        if version:
            from schema_ls.workspace.written_version import version_named

            try:
                version_named(version)
            except ConfigError as error:
                tell(error)
                version = None
        if options:
            from pathlib import Path

            from schema_ls.workspace.config import config_of
            from schema_ls.workspace.selection import selection_of

            try:
                selection_of(config_of(options, Path(), _SOURCE))
            except ConfigError as error:
                tell(error)
                options = {}
        return Settings(version, options)


NO_SETTINGS = Settings()


def settings_of(values: Any) -> Settings:
    """Settings from whatever a client sent: an object with our keys, null, or something else."""
    written = values.get(_VERSION) if isinstance(values, Mapping) else None
    if isinstance(written, int | float) and not isinstance(written, bool):
        written = str(written)
    version = written.strip() or None if isinstance(written, str) else None
    return Settings(version, _set_in(values) if isinstance(values, Mapping) else {})


def _set_in(values: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of options, without what is null: editors send each setting that they know."""
    tables = {name: table for name, table in values.items() if name in _TABLES and isinstance(table, Mapping)}
    chosen = {name: {k: v for k, v in table.items() if v is not None} for name, table in tables.items()}
    return {name: table for name, table in chosen.items() if table}


def problems_of(values: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with what a client sent, and how to mend it. Null stands for no settings."""
    if not isinstance(values, Mapping):
        if values is not None:
            yield "The settings of schema-ls have to be an object.", f'Write for example {{"{_VERSION}": "6.19"}}.'
        return
    written = values.get(_VERSION)
    if written is not None and (isinstance(written, bool) or not isinstance(written, str | int | float)):
        yield f"The setting `{_VERSION}` has to be a text.", 'Write a version such as "6.19".'
    for name in values:
        if name in _TABLES:
            if not isinstance(values[name], Mapping | None):
                yield f"The setting `{name}` has to be an object.", "`schema-ls config` lists all settings."
        elif name not in _KNOWN and name not in _OF_THE_EDITOR:
            yield f"schema-ls has no setting `{name}`.", _remedy(str(name))


def _remedy(name: str) -> str:
    from schema_ls.base.listing import listed_names
    from schema_ls.base.spelling import nearest

    known = (*_KNOWN, *sorted(_TABLES))
    meant = nearest(name, known)
    return f"Did you mean `{meant}`?" if meant else f"There are {listed_names(known)}."
