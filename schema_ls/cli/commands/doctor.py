"""`schema-ls doctor`: what schema-ls sees and uses here, for a person who wonders, and to put into a report.

Shows no text of a schema, no value of a variable and no password.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from schema_ls.base.about import __version__
from schema_ls.base.errors import DatabaseError, UserError
from schema_ls.base.listing import counted
from schema_ls.cli.inputs import settings_for
from schema_ls.cli.streams import printable, put
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.config import Config, origins_of
from schema_ls.workspace.databases import url_for
from schema_ls.workspace.environment import env_files, redact
from schema_ls.workspace.files import read_schema
from schema_ls.workspace.folders import is_a_file, is_a_folder
from schema_ls.workspace.groups import default_schema, schema_group
from schema_ls.workspace.prisma_config import find_prisma_config, read_prisma_config
from schema_ls.workspace.project import has_url
from schema_ls.workspace.search import find_schemas, schemas_in
from schema_ls.workspace.selection import selection_of
from schema_ls.workspace.version import detect_version

EXIT_CODES = "Exit codes: 0 all is well, 1 something is said to be wrong."

_LIBRARIES = ("lark", "pygls", "lsprotocol", "pathspec", "psycopg")
_WRONG = "wrong: "
"""Begins the value of a line that says what does not work."""
_SHOWN = 5
"""How many schemas of folders below are named."""
Line = tuple[str, str]
"""What a line is about, and what is so."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the schema file or folder (default: this folder)")
    parser.add_argument("--database", action="store_true", help="also connect to the database, to read only")


def run(options: argparse.Namespace) -> int:
    """Print what is found. 1 where something does not work."""
    start = Path(options.paths[0] if options.paths else ".")
    is_wrong = False
    for name, value in _lines(start, connects=options.database):
        put(printable(redact(f"{name:<16} {value}")) + "\n")
        is_wrong = is_wrong or value.startswith(_WRONG)
    return int(is_wrong)


def _lines(start: Path, *, connects: bool) -> Iterator[Line]:
    yield "schema-ls", __version__
    yield "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    yield "libraries", ", ".join(f"{name} {_version_of(name)}" for name in _LIBRARIES)
    try:
        config = settings_for(start)
        selection_of(config)
    except UserError as error:
        yield "settings", _problem(error)
        config = Config()
    else:
        yield "settings", _settings(config)
    yield from _about_schema(start, config, connects)
    yield "editors", f"let the editor run `{_command()} serve` for files that end in .prisma; see docs/editors"


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "(missing)"


def _settings(config: Config) -> str:
    if config.path is None:
        return "none, so the defaults hold"
    return f"{config.path}: {', '.join(sorted(origins_of(config))) or 'sets nothing'}"


def _about_schema(start: Path, config: Config, connects: bool) -> Iterator[Line]:
    schema = start if is_a_file(start) else default_schema(start, config)
    if schema is None:
        yield "schema", _below(start, config)
        return
    try:
        files = schemas_in(schema).files if is_a_folder(schema) else schema_group(schema, config).files
        trees = [parse(read_schema(file)) for file in files]
    except UserError as error:
        yield "schema", _problem(error)
        return
    yield "schema", f"{schema}, {counted(len(files), 'file')}, {counted(sum(map(_rows, trees)), 'line')}"
    yield "Prisma", _prisma(schema, config, trees)
    yield from _surroundings(schema)
    yield "database", _database(schema, trees) if connects else "not asked; --database connects, to read only"


def _below(start: Path, config: Config) -> str:
    """What there is instead of a schema of its own: those of the projects in folders below."""
    found = find_schemas(
        [start], exclude=config.exclude, exclude_from=config.path.parent if config.path else None
    ).files
    groups = (schema_group(file, settings_for(file)) for file in found)
    places = list(dict.fromkeys(str(group.folder or group.files[0]) for group in groups))
    if not places:
        return f"{_WRONG}none is found from `{start}`. Name one: schema-ls doctor PATH."
    shown = ", ".join(places[:_SHOWN]) + (f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else "")
    return f"none of its own; below are {shown}. Name one to see more: schema-ls doctor PATH."


def _rows(tree: Tree) -> int:
    return tree.row_count


def _prisma(schema: Path, config: Config, trees: list[Tree]) -> str:
    if config.prisma_version:
        return f"{config.prisma_version}, as the settings say"
    found = detect_version(schema, has_url=has_url(trees))
    return "; ".join((f"{found.version}, as {found.reason} ({found.source})", *found.notes))


def _surroundings(schema: Path) -> Iterator[Line]:
    config_file = find_prisma_config(schema if is_a_folder(schema) else schema.parent)
    if config_file is not None:
        problems = read_prisma_config(config_file).problems
        said = "; ".join(f"{problem.reason} {problem.remedy}" for problem in problems)
        yield "config file", f"{config_file}, read and never run{f': {said}' if said else ''}"
    yield ".env files", ", ".join(str(file) for file in env_files(schema) if is_a_file(file)) or "none"


def _database(schema: Path, trees: list[Tree]) -> str:
    from schema_ls.pull import listed_schemas
    from schema_ls.pull.readers import read_catalog

    try:
        catalog = read_catalog(url_for(schema, trees, None), listed_schemas(trees))
    except DatabaseError as error:
        return _problem(error)
    return f"can be read: {len(catalog.tables)} tables of the provider `{catalog.provider}`"


def _problem(error: UserError) -> str:
    return f"{_WRONG}{error.problem} {error.remedy}"


def _command() -> str:
    return "schema-ls" if Path(sys.argv[0]).name.startswith("schema-ls") else "python -m schema_ls"
