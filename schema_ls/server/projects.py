"""Which documents make a schema together, and that schema.

A project is the files of one schema. Texts come from open documents, else from the disk. Schemas are made when asked
for and kept as long as no text of theirs changes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from schema_ls.base.errors import UserError
from schema_ls.model.dialects import has_url
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.server.documents import Document, Documents
from schema_ls.server.lifecycle import Settings
from schema_ls.server.siblings import siblings as siblings_of
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.paths import path_to_uri, uri_to_path
from schema_ls.workspace.project import schema_of, version_for

Siblings = Callable[[Path], "tuple[Path, ...]"]
"""The files of the schema that a file belongs to, itself among them."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A schema with the document that a request is about. The names of its files are URIs."""

    schema: Schema
    file: int

    @property
    def tree(self) -> Tree:
        """The tree of the document."""
        return self.schema.files[self.file].tree


class Projects:
    """The schemas of all open documents."""

    def __init__(self, documents: Documents, siblings: Siblings = siblings_of) -> None:
        self._documents = documents
        self._siblings = siblings
        self._settings = Settings()
        self._members: dict[str, tuple[str, ...]] = {}
        self._versions: dict[tuple[str, bool | None], Version] = {}
        self._disk: dict[str, Tree | None] = {}
        self._schemas: dict[tuple[str, ...], tuple[tuple[Tree, ...], Version, Schema]] = {}

    def configure(self, settings: Settings) -> None:
        """Use other settings from now on."""
        self._settings = settings

    def forget_disk(self) -> None:
        """Read files, versions and folders anew when they are asked for next."""
        self._members.clear()
        self._versions.clear()
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
        schema = self._schema(members)
        return Snapshot(schema, next(i for i, file in enumerate(schema.files) if file.name == uri))

    def _find_members(self, uri: str) -> tuple[str, ...]:
        path = uri_to_path(uri)
        if path is None:
            return (uri,)
        opened = {uri_to_path(document.uri): document.uri for document in self._documents}
        found = [opened.get(str(other)) or path_to_uri(str(other)) for other in self._siblings(Path(path))]
        return tuple(sorted({*found, uri}))

    def _schema(self, members: tuple[str, ...]) -> Schema:
        trees = {uri: tree for uri in members if (tree := self._tree(uri)) is not None}
        version = self._version(next(iter(trees)), tuple(trees.values()))
        known = self._schemas.get(members)
        if known and known[1] == version and [*map(id, known[0])] == [*map(id, trees.values())]:
            return known[2]
        schema = schema_of([SchemaFile(uri, tree) for uri, tree in trees.items()], version)
        self._schemas[members] = (tuple(trees.values()), version, schema)
        return schema

    def _tree(self, uri: str) -> Tree | None:
        document: Document | None = self._documents.get(uri)
        if document is not None:
            return document.tree
        if uri not in self._disk:
            self._disk[uri] = _read(uri)
        return self._disk[uri]

    def _version(self, uri: str, trees: tuple[Tree, ...]) -> Version:
        if self._settings.prisma_version is not None:
            return self._settings.prisma_version
        path = uri_to_path(uri)
        if path is None:
            return NEWEST
        key = (uri, has_url(trees))
        if key not in self._versions:
            self._versions[key] = _detected(Path(path), trees)
        return self._versions[key]

    def close(self, uri: str) -> None:
        """Forget what was kept for a document that is closed."""
        members = self._members.pop(uri, None)
        self._disk.pop(uri, None)
        if members is not None and not any(self._documents.get(member) for member in members):
            self._schemas.pop(members, None)


def _detected(path: Path, trees: tuple[Tree, ...]) -> Version:
    try:
        return version_for(path, trees, None)
    except (UserError, OSError, ValueError, ImportError):
        return NEWEST


def _read(uri: str) -> Tree | None:
    from schema_ls.workspace.files import read_schema

    path = uri_to_path(uri)
    try:
        return parse(read_schema(Path(path))) if path else None
    except UserError:
        return None
