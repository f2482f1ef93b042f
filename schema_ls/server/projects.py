"""Which documents make a schema together, and that schema.

A project is the files of one schema. Texts come from open documents, else from the disk. Schemas are made when asked
for and kept as long as no text of theirs changes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from schema_ls.base.errors import UserError
from schema_ls.base.record import Record
from schema_ls.checks.selection import Selection
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.server.documents import Document, Documents
from schema_ls.server.surroundings import Surroundings
from schema_ls.spec.versions import Version
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.config import Config
from schema_ls.workspace.disagreement import Disagreement
from schema_ls.workspace.paths import uri_to_path
from schema_ls.workspace.project import has_url, schema_of
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
        self.surroundings = Surroundings(lambda: (document.uri for document in documents), tell)
        self._disk: dict[str, Tree | UserError] = {}
        self._schemas: dict[tuple[str, ...], tuple[tuple[Tree, ...], Version, Schema]] = {}

    def forget_disk(self) -> None:
        """Read files, settings, versions and folders anew when they are asked for next."""
        self.surroundings.forget_disk()
        self._disk.clear()

    def members(self, uri: str) -> tuple[str, ...]:
        """URIs of the files of the schema that a document belongs to."""
        return self.surroundings.members(uri)

    def text_of(self, uri: str) -> str | None:
        """The text of a file of a schema, None where it cannot be read."""
        tree = self._tree(uri)
        return None if tree is None else str(tree)

    def snapshot(self, uri: str) -> Snapshot | None:
        """The schema around an open document, None where it is not open."""
        if self._documents.get(uri) is None:
            return None
        members = self.members(uri)
        config = self.surroundings.config(uri)
        schema = self._schema(members, config)
        on_disk = ((member, self._disk.get(member)) for member in members if self._documents.get(member) is None)
        unread = tuple((member, str(error)) for member, error in on_disk if isinstance(error, UserError))
        number = next(i for i, file in enumerate(schema.files) if file.name == uri)
        disagreement = self.surroundings.disagreement(schema.files[0].name, config)
        return Snapshot(schema, number, config, disagreement, unread)

    def _schema(self, members: tuple[str, ...], config: Config) -> Schema:
        trees = {uri: tree for uri in members if (tree := self._tree(uri)) is not None}
        version = self.surroundings.version(next(iter(trees)), config, has_url=has_url(trees.values()))
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

    def close(self, uri: str) -> None:
        """Forget what was kept for a document that is closed."""
        members = self.surroundings.forget(uri)
        self._disk.pop(uri, None)
        if members is not None and not any(self._documents.get(member) for member in members):
            self._schemas.pop(members, None)


def _read(uri: str) -> Tree | UserError:
    from schema_ls.workspace.files import read_schema

    path = uri_to_path(uri)
    try:
        return parse(read_schema(Path(path or "")))
    except UserError as error:
        return error
