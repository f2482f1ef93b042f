"""`schema-ls pull`: what a database really holds, written into a schema."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError
from schema_ls.cli.databases import url_for
from schema_ls.cli.inputs import add_version_argument, settings_for
from schema_ls.cli.report.changes import counted_changes
from schema_ls.cli.schemas import version_of
from schema_ls.cli.streams import note, printable, put, put_exactly
from schema_ls.cli.terminal import style_of_output
from schema_ls.cli.writing import replace_texts
from schema_ls.spec.versions import Version
from schema_ls.syntax.tree import parse
from schema_ls.workspace.environment import redact
from schema_ls.workspace.files import read_schema, write_atomically
from schema_ls.workspace.folders import exists, is_a_folder
from schema_ls.workspace.groups import default_schema
from schema_ls.workspace.project import Source, read_sources, schema_of
from schema_ls.workspace.search import schemas_in

if TYPE_CHECKING:
    from schema_ls.pull import PullResult, PullWarning

EXIT_CODES = (
    "Exit codes: 0 done, or nothing to do; 1 with --check, the schema differs from the database; "
    "2 the database or a file could not be read or written."
)

_NEW_NAME = "schema.prisma"
_KEPT = ("remapped-", "reintrospected-")
"""Warnings that something of the schema was kept: on each pull the same, so only reports have them."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "--url",
        help="the database, postgresql://USER:PASSWORD@HOST:PORT/DATABASE "
        "(default: what the datasource, prisma.config or DATABASE_URL says)",
    )
    parser.add_argument(
        "--schema",
        metavar="PATH",
        help="the schema: a file, made where there is none, or a folder whose files are one schema "
        "(default: that of this folder)",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--print", action="store_true", help="print the result, write no schema")
    instead.add_argument(
        "--check", action="store_true", help="write no schema, print the changes, exit 1 where there are some"
    )
    parser.add_argument(
        "--notes", action="store_true", help="also write what Prisma cannot express as comments of new blocks"
    )
    parser.add_argument("--report", metavar="FILE", help="write what Prisma cannot express to a file, as JSON")
    add_version_argument(parser)


def run(options: argparse.Namespace) -> int:
    """0: done, or nothing to do; 1: with `--check`, something differs. Raises UserError for everything else."""
    files = _files_to_edit(options.schema, may_be_missing=options.print)
    result = _pulled(files, options)
    for warning in result.warnings:
        if not warning.kind.startswith(_KEPT):
            note(f"warning: {warning.object}: {warning.message}")
    if options.report:
        write_atomically(Path(options.report), _as_json(result.warnings))
    if options.print:
        put_exactly("".join(text for _, text in result.files))
        return 0
    before = dict(files.texts)
    changes = [(name, before.get(name), text) for name, text in result.files if before.get(name) != text]
    if options.check:
        return _show_drift(changes, result, files, _version(files, options))
    replace_texts([(Path(name), old, new) for name, old, new in changes])
    _tell(changes, result, files)
    return 0


@dataclass(frozen=True, slots=True)
class _Files:
    """The schema to edit: where it is, its name for people, and the texts that exist, by the names of their files."""

    path: Path
    name: str
    texts: tuple[tuple[str, str], ...]

    @property
    def for_engine(self) -> tuple[tuple[str, str], ...]:
        """The texts; an empty one where the schema is still to be made."""
        return self.texts or ((str(self.path / _NEW_NAME if is_a_folder(self.path) else self.path), ""),)


def _files_to_edit(named: str | None, *, may_be_missing: bool) -> _Files:
    """The schema that the arguments mean. Raises FileError and ConfigError."""
    here = Path()
    if named is not None and not named:
        raise ConfigError("--schema is empty.", "Give the path of a file or folder.")
    path = Path(named) if named else default_schema(here, settings_for(here))
    if path is None:
        if may_be_missing:
            return _Files(Path(_NEW_NAME), _NEW_NAME, ())
        raise ConfigError("This folder has no schema.", f"Name the file to make: --schema {_NEW_NAME}.")
    path = _as_written(path)
    if is_a_folder(path):
        found = schemas_in(path)
        if found.problems:
            raise found.problems[0]
        return _Files(path, str(path), tuple((str(file), read_schema(file)) for file in found.files))
    texts = ((str(path), read_schema(path)),) if exists(path) else ()
    return _Files(path, str(path), texts)


def _as_written(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def _pulled(files: _Files, options: argparse.Namespace) -> PullResult:
    trees = [parse(text) for _, text in files.texts]
    url = url_for(files.path, trees, options.url)
    version = _version(files, options)
    from schema_ls.pull import pull_schema

    return pull_schema(url, files.for_engine, version, notes=options.notes)


def _version(files: _Files, options: argparse.Namespace) -> Version:
    trees = [parse(text) for _, text in files.texts]
    return version_of(files.path, trees, settings_for(files.path), options.prisma_version)


def _as_json(warnings: Sequence[PullWarning]) -> str:
    """`{class: [{part: name}]}`, sorted by class."""
    import json

    classes: dict[str, list[dict[str, str]]] = {}
    for warning in warnings:
        classes.setdefault(warning.kind, []).append(dict(warning.parts) or {"name": warning.object})
    return json.dumps(dict(sorted(classes.items())), indent=2) + "\n"


_Change = tuple[str, str | None, str]
"""A file, what it held (None: it was not there) and what it shall hold."""


def _show_drift(changes: Sequence[_Change], result: PullResult, files: _Files, version: Version) -> int:
    """What pull would change, said as `diff` says it. What only the text shows, a diff of the texts does."""
    if not changes:
        note(f"{files.name} already says what the database holds.")
        return 0
    from schema_ls.cli.report.diff import unified
    from schema_ls.cli.report.differences import as_text
    from schema_ls.compare import compare

    style = style_of_output()
    schemas = (
        schema_of(read_sources([Source(*each) for each in texts]), version) for texts in (files.texts, result.files)
    )
    text = as_text(compare(*schemas), style)
    put(text or redact("".join(unified(name, old or "", new, style) for name, old, new in changes)))
    note(f"{files.name} differs from the database: {_summary(changes)}. Run `schema-ls pull` to write this.")
    return 1


def _tell(changes: Sequence[_Change], result: PullResult, files: _Files) -> None:
    if not changes:
        note(f"{files.name} already says what the database holds.")
    for change in changes:
        note(f"Wrote {printable(change[0])}: {_summary([change])}")
    for name in result.removed:
        note(f"Removed {name}, which the database does not hold.")


def _summary(changes: Sequence[_Change]) -> str:
    return counted_changes([old or "" for _, old, _ in changes], [new for _, _, new in changes])
