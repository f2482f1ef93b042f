"""Which documents make a schema together, and that schema.

A project is the files of one schema. Texts come from open documents, else from the disk. Schemas are made when asked
for and kept as long as no text of theirs changes.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from schema_ls.base.errors import ConfigError, UserError
from schema_ls.base.record import Record
from schema_ls.checks.selection import Selection
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.server.documents import Document, Documents
from schema_ls.server.settings import Settings
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.config import Config, config_of, load_config
from schema_ls.workspace.disagreement import Disagreement, disagreement_about
from schema_ls.workspace.groups import schema_group
from schema_ls.workspace.paths import path_to_uri, uri_to_path
from schema_ls.workspace.project import has_url, schema_of, version_for
from schema_ls.workspace.selection import selection_of, with_disagreement, with_variables


class Snapshot(Record):
    """A schema with the document that a request is about. The names of its files are URIs."""

    schema: Schema
    file: int
    config: Config
    disagreement: Disagreement
    unread: tuple[tuple[str, str], ...] = ()
    """URIs of the files of the schema that cannot be read, each with what is wrong and how to mend it."""

    @property
    def selection(self) -> Selection:
        """The rules that the settings of the project ask for."""
        selection = with_variables(selection_of(self.config), self.schema.files[self.file].name)
        return with_disagreement(selection, self.disagreement)

    @property
    def tree(self) -> Tree:
        """The tree of the document."""
        return self.schema.files[self.file].tree


class Projects:
    """The schemas of all open documents. `tell` shows a person what is wrong with settings."""

    def __init__(self, documents: Documents, tell: Callable[[UserError], None]) -> None:
        self._documents = documents
        self._tell = tell
        self._told: dict[str, str] = {}
        """By document what its settings were found to lack: the same is told once, until it is mended."""
        self._settings = Settings()
        self._configs: dict[str, Config] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._versions: dict[tuple[str, bool | None, str | None, str | None], Version] = {}
        self._disagreements: dict[tuple[str, str | None], Disagreement] = {}
        self._disk: dict[str, Tree | UserError] = {}
        self._schemas: dict[tuple[str, ...], tuple[tuple[Tree, ...], Version, Schema]] = {}

    def configure(self, settings: Settings) -> None:
        """Use other settings from now on, all of which can be used."""
        self._settings = settings
        self._configs.clear()

    def forget_disk(self) -> None:
        """Read files, settings, versions and folders anew when they are asked for next."""
        self._configs.clear()
        self._members.clear()
        self._versions.clear()
        self._disagreements.clear()
        self._disk.clear()

    def opened(self, uri: str) -> None:
        """Take notice of a document that was opened: it may belong to a schema that is known already."""
        if not any(uri in members for members in self._members.values()):
            self._members.clear()

    def members(self, uri: str) -> tuple[str, ...]:
        """URIs of the files of the schema that a document belongs to."""
        if uri not in self._members:
            self._members[uri] = self._find_members(uri)
        return self._members[uri]

    def snapshot(self, uri: str) -> Snapshot | None:
        """The schema around an open document, None where it is not open."""
        if self._documents.get(uri) is None:
            return None
        members = self.members(uri)
        config = self._config(uri)
        schema = self._schema(members, config)
        on_disk = ((member, self._disk.get(member)) for member in members if self._documents.get(member) is None)
        unread = tuple((member, str(error)) for member, error in on_disk if isinstance(error, UserError))
        number = next(i for i, file in enumerate(schema.files) if file.name == uri)
        return Snapshot(schema, number, config, self._disagreement(schema.files[0].name, config), unread)

    def _config(self, uri: str) -> Config:
        """The settings that stand in files above a document, and those of the editor over them."""
        if uri not in self._configs:
            path = uri_to_path(uri)
            of_files = self._loaded(uri, Path(path)) if path else Config()
            self._configs[uri] = config_of(self._settings.options, Path(), "", of_files)
        return self._configs[uri]

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
        opened = {Path(name): d.uri for d in self._documents if (name := uri_to_path(d.uri)) is not None}
        found = [opened.get(other) or path_to_uri(str(other)) for other in _group(Path(path), self._config(uri))]
        return tuple(sorted({*found, uri}))

    def _schema(self, members: tuple[str, ...], config: Config) -> Schema:
        trees = {uri: tree for uri in members if (tree := self._tree(uri)) is not None}
        version = self._version(next(iter(trees)), tuple(trees.values()), config)
        known = self._schemas.get(members)
        if known and known[1] == version and [*map(id, known[0])] == [*map(id, trees.values())]:
            return known[2]
        files = [SchemaFile(uri, tree) for uri, tree in trees.items()]
        schema = schema_of(files, version, known[2] if known else None)
        self._schemas[members] = (tuple(trees.values()), version, schema)
        return schema

    def _tree(self, uri: str) -> Tree | None:
        document: Document | None = self._documents.get(uri)
        if document is not None:
            return document.tree
        if uri not in self._disk:
            self._disk[uri] = _read(uri)
        found = self._disk[uri]
        return None if isinstance(found, UserError) else found

    def _disagreement(self, uri: str, config: Config) -> Disagreement:
        """What contradicts itself about the version of the schema; nothing where the disk cannot tell."""
        key = (uri, config.prisma_version)
        if key not in self._disagreements:
            path, found = uri_to_path(uri), Disagreement()
            with suppress(OSError, ValueError):
                found = disagreement_about(Path(path), config) if path else found
            self._disagreements[key] = found
        return self._disagreements[key]

    def _version(self, uri: str, trees: tuple[Tree, ...], config: Config) -> Version:
        explicit = self._settings.prisma_version
        key = (uri, has_url(trees), config.prisma_version, explicit)
        if key not in self._versions:
            path = uri_to_path(uri)
            self._versions[key] = _version(Path(path) if path else None, trees, config, explicit)
        return self._versions[key]

    def close(self, uri: str) -> None:
        """Forget what was kept for a document that is closed."""
        members = self._members.pop(uri, None)
        self._disk.pop(uri, None)
        self._configs.pop(uri, None)
        self._told.pop(uri, None)
        if members is not None and not any(self._documents.get(member) for member in members):
            self._schemas.pop(members, None)


def _version(path: Path | None, trees: tuple[Tree, ...], config: Config, explicit: str | None) -> Version:
    """The version that judges; the newest where the disk cannot tell."""
    try:
        return version_for(path, trees, config, explicit)
    except (OSError, ValueError):
        return NEWEST


def _read(uri: str) -> Tree | UserError:
    from schema_ls.workspace.files import read_schema

    path = uri_to_path(uri)
    try:
        return parse(read_schema(Path(path or "")))
    except UserError as error:
        return error


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
    selection_of(config)  # names of rules are looked at here, once, not with each keystroke
    return config
