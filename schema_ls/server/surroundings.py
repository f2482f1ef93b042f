"""What settings and the disk say about documents: which files make a schema together, and what judges it.

Everything is looked up once and kept until somebody says that the disk or the settings have changed. Light: nothing here
knows what a schema means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from schema_ls.base.errors import ConfigError, UserError
from schema_ls.server.settings import Settings
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.workspace.config import Config, config_of, load_config
from schema_ls.workspace.disagreement import Disagreement, disagreement_about
from schema_ls.workspace.groups import schema_group
from schema_ls.workspace.paths import path_to_uri, uri_to_path
from schema_ls.workspace.written_version import version_for


class Surroundings:
    """Documents by URI. `opened` gives the open ones, `tell` shows a person what is wrong with settings."""

    def __init__(self, opened: Callable[[], Iterable[str]], tell: Callable[[UserError], None]) -> None:
        self._opened = opened
        self._tell = tell
        self._told: dict[str, str] = {}
        """By document what its settings were found to lack: the same is told once, until it is mended."""
        self.settings = Settings()
        self._configs: dict[str, Config] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._versions: dict[tuple[str, bool | None, str | None, str | None], Version] = {}
        self._disagreements: dict[tuple[str, str | None], Disagreement] = {}

    def configure(self, settings: Settings) -> None:
        """Use other settings from now on, all of which can be used."""
        self.settings = settings
        self._configs.clear()

    def forget_disk(self) -> None:
        """Look at the disk anew."""
        self._configs.clear()
        self._members.clear()
        self._versions.clear()
        self._disagreements.clear()

    def opened(self, uri: str) -> None:
        """Take notice of a document that was opened: it may belong to a schema that is known already."""
        if not any(uri in members for members in self._members.values()):
            self._members.clear()

    def forget(self, uri: str) -> tuple[str, ...] | None:
        """Forget a document that was closed; the members of its schema, where somebody has asked for them."""
        self._configs.pop(uri, None)
        self._told.pop(uri, None)
        return self._members.pop(uri, None)

    def members(self, uri: str) -> tuple[str, ...]:
        """URIs of the files of the schema that a document belongs to."""
        if uri not in self._members:
            self._members[uri] = self._find_members(uri)
        return self._members[uri]

    def config(self, uri: str) -> Config:
        """The settings that stand in files above a document, and those of the editor over them."""
        if uri not in self._configs:
            path = uri_to_path(uri)
            of_files = self._loaded(uri, Path(path)) if path else Config()
            self._configs[uri] = config_of(self.settings.options, Path(), "", of_files)
        return self._configs[uri]

    def version(self, uri: str, config: Config, *, has_url: bool | None) -> Version:
        """The version that judges a schema; the newest where the disk cannot tell."""
        explicit = self.settings.prisma_version
        key = (uri, has_url, config.prisma_version, explicit)
        if key not in self._versions:
            path, found = uri_to_path(uri), NEWEST
            with suppress(OSError, ValueError):
                found = version_for(Path(path) if path else None, config, explicit, has_url=has_url)
            self._versions[key] = found
        return self._versions[key]

    def disagreement(self, uri: str, config: Config) -> Disagreement:
        """What contradicts itself about the version of a schema; nothing where the disk cannot tell."""
        key = (uri, config.prisma_version)
        if key not in self._disagreements:
            path, found = uri_to_path(uri), Disagreement()
            with suppress(OSError, ValueError):
                found = disagreement_about(Path(path), config) if path else found
            self._disagreements[key] = found
        return self._disagreements[key]

    def _loaded(self, uri: str, path: Path) -> Config:
        """The settings for a file. Those that cannot be used count for nothing, and somebody is told."""
        try:
            config = _settled(path.parent)
        except ConfigError as error:
            if error.problem not in self._told.values():
                self._tell(error)
            self._told[uri] = error.problem
            return Config()
        except (OSError, ValueError):  # a path that no disk can hold has no settings
            return Config()
        self._told.pop(uri, None)
        return config

    def _find_members(self, uri: str) -> tuple[str, ...]:
        path = uri_to_path(uri)
        if path is None:
            return (uri,)
        opened = {Path(name): other for other in self._opened() if (name := uri_to_path(other)) is not None}
        found = [opened.get(other) or path_to_uri(str(other)) for other in _group(Path(path), self.config(uri))]
        return tuple(sorted({*found, uri}))


def _group(path: Path, config: Config) -> tuple[Path, ...]:
    """The files of the schema that a file belongs to; itself alone where the disk cannot tell."""
    try:
        return schema_group(path, config).files
    except (UserError, OSError, ValueError):
        return (path,)


def _settled(folder: Path) -> Config:
    """The settings of a folder. Raises ConfigError as `load_config` does, and for names that no rule has.

    A file that is being written or removed may be wrong for a moment: it is looked at twice before that is an error.
    """
    with suppress(ConfigError):
        return _usable(folder)
    return _usable(folder)


def _usable(folder: Path) -> Config:
    config = load_config(folder)
    if config.path is not None:  # what names rules may name wrong ones, and only then the rules are needed
        from schema_ls.workspace.selection import selection_of

        selection_of(config)  # names of rules are looked at here, once, not with each keystroke
    return config
