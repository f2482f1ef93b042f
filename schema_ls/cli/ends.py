"""The two ends of a comparison: what the arguments `--from` and `--to` can name, and how it becomes a schema.

PATH                a file, or a folder whose files are one schema
git:REVISION        the default schema of this folder at a revision of git
git:REVISION:PATH   a file or folder at a revision
database:           the database that the schema of this folder names
database:PATH       the database that the schema at a path names
URL                 a database, `postgresql://...` or `file:...`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError
from schema_ls.base.record import Record
from schema_ls.cli.inputs import settings_for
from schema_ls.workspace.databases import url_for
from schema_ls.workspace.environment import redact
from schema_ls.workspace.files import read_schema
from schema_ls.workspace.folders import is_a_folder
from schema_ls.workspace.groups import default_schema
from schema_ls.workspace.project import Source, read_sources
from schema_ls.workspace.search import schemas_in

if TYPE_CHECKING:
    from schema_ls.model.schema import SchemaFile

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
"""A scheme has two letters at least: one is a drive."""
_GIT = re.compile(r"git:((?:\{[^}]*\}|[^:{])*)(?::(.*))?", re.DOTALL)
"""A revision such as `HEAD@{1 day ago}` may hold a colon between braces."""


class End(Record, hides="url"):
    """One end. `name` is what the person wrote, without a password. It has either `texts` or a `url`.

    `place` is the path whose settings and version hold, None for a bare url.
    """

    name: str
    place: Path | None
    texts: tuple[tuple[str, str], ...] = ()
    url: str | None = None

    @property
    def files(self) -> tuple[SchemaFile, ...]:
        """The texts as trees."""
        return read_sources([Source(name, text) for name, text in self.texts])


def end_named(argument: str) -> End:
    """What an argument means. Raises UserError for what cannot be found or read."""
    name = redact(argument)
    if not argument:
        raise ConfigError("An end of the comparison is empty.", "Name a file, a folder, a url, or git:REVISION:PATH.")
    if match := _GIT.fullmatch(argument):
        return _at_revision(name, match[1], match[2])
    if argument.startswith("database:"):
        path = _path(argument.partition(":")[2])
        return End(name, path, url=url_for(path, [file.tree for file in _read(name, path).files], None))
    if _URL.match(argument):
        return End(name, None, url=url_for(Path(), (), argument))
    return _read(name, Path(argument))


def _read(name: str, path: Path) -> End:
    if not is_a_folder(path):
        return End(name, path, ((str(path), read_schema(path)),))
    found = schemas_in(path)
    if found.problems:
        raise found.problems[0]
    if not found.files:
        raise ConfigError(f"The folder `{path}` holds no schema.", "Name the folder that does, or a file.")
    return End(name, path, tuple((str(file), read_schema(file)) for file in found.files))


def _at_revision(name: str, revision: str, named: str | None) -> End:
    from schema_ls.workspace.revisions import schema_at

    if not revision:
        raise ConfigError(f"`{name}` names no revision.", "Write git:REVISION:PATH, such as git:HEAD:schema.prisma.")
    path = _path(named or "")
    return End(name, path, schema_at(revision, path))


def _path(named: str) -> Path:
    """The path that was named, else the schema of this folder."""
    path = Path(named) if named else default_schema(Path(), settings_for(Path()))
    if path is None:
        raise ConfigError("This folder has no schema.", "Name one: git:REVISION:PATH or database:PATH.")
    return path


def place_of(ends: Sequence[End]) -> Path:
    """The path whose settings hold for a comparison: that of the last end that has one."""
    return next((end.place for end in reversed(ends) if end.place is not None), Path())
