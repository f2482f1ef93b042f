"""Which files make one schema together. Knows settings and places, and of texts only three headers.

Neighbours are never merged by guessing. Files belong together only where somebody said so:

1. a setting names the folder: `schema` in the settings of schema-ls, in prisma.config.*, or in `prisma` of a
   package.json, whichever lies nearest above and holds the file;
2. the folder is `prisma/schema/`, where Prisma itself looks for a schema of several files;
3. a file of the folder switches on `prismaSchemaFolder`, which is what versions before 6.7 asked for;
4. exactly one file directly in the folder has a datasource, and that file is not called `schema.prisma`: the others
   are no schema without it, and Prisma does not look for a file of such a name on its own.

Cases 2 and 3 need that not more than one of the files has a datasource: two of these are two schemas.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from schema_ls.base.errors import FileError
from schema_ls.workspace.config import Config
from schema_ls.workspace.files import read_schema
from schema_ls.workspace.folders import (
    absolute,
    ancestors,
    exists,
    is_a_file,
    is_a_folder,
    is_a_link,
    is_below,
    text_beside,
)
from schema_ls.workspace.prisma_config import NotUnderstood, config_file_in, read_prisma_config
from schema_ls.workspace.search import SUFFIX, schemas_in

# Only whether there is such a block matters here, in files that may be large: no tree is built for that.
_DATASOURCE = re.compile(r"^[ \t]*datasource[ \t]+\w+[ \t]*\{", re.MULTILINE)
_LONE_NAME = "schema.prisma"
_FOLDER_FEATURE = '"prismaSchemaFolder"'
_WITH_FOLDER_FEATURE = re.compile(rf"^[ \t]*previewFeatures[^\r\n]*{_FOLDER_FEATURE}", re.MULTILINE)


class SchemaGroup(NamedTuple):
    """The files of one schema (absolute, sorted), the folder they share or None, and in words why they do."""

    files: tuple[Path, ...]
    folder: Path | None
    reason: str
    problems: tuple[NotUnderstood, ...] = ()


class ConfiguredSchema(NamedTuple):
    """A schema file or folder that a setting names, and where the setting stands."""

    path: Path
    source: Path


def schema_group(path: Path, config: Config | None = None) -> SchemaGroup:
    """The schema that a file belongs to; the file is always part of it, even when it is not on the disk yet.

    `config` are the settings that hold for the file. What in a prisma.config could not be understood is in
    `problems`, and the file is then judged by the other cases.
    """
    path = absolute(path)
    problems: list[NotUnderstood] = []
    for said in configured_schemas(path.parent, config, problems):
        if said.path == path or _is_same_file(said.path, path):
            return SchemaGroup((path,), None, f"{said.source.name} names the file", tuple(problems))
        if not is_a_file(said.path) and is_below(path, said.path):
            return _group(path, said.path, f"{said.source.name} names the folder", problems)
    folder, reason = _declared_folder(path)
    if folder:
        return _group(path, folder, reason, problems)
    parts = _parts_beside(path)
    if parts:
        return SchemaGroup(parts, path.parent, "one file of the folder holds the datasource of all", tuple(problems))
    return SchemaGroup((path,), None, "nothing says that other files belong to it", tuple(problems))


def configured_schemas(start: Path, config: Config | None, problems: list[NotUnderstood]) -> Iterator[ConfiguredSchema]:
    """What settings name as the schema, nearest to the folder `start` first; adds to `problems`."""
    if config and config.schema:
        yield ConfiguredSchema(config.schema, config.path or config.schema)
    for folder in ancestors(start):
        if source := config_file_in(folder):
            found = read_prisma_config(source)
            problems += [problem for problem in found.problems if problem.property in ("", "schema")]
            if found.schema:
                yield ConfiguredSchema(found.schema, source)
        if named := _named_in_package(folder):
            yield ConfiguredSchema(named, folder / "package.json")


def default_schema(start: Path, config: Config | None = None) -> Path | None:
    """The schema file or folder that commands without a path mean in the folder `start`.

    It is the nearest one that a setting names; else the first that exists of the places where Prisma looks:
    `schema.prisma`, `prisma/schema.prisma`, `prisma/schema/`. None where there is none of these.
    """
    start = absolute(start)
    for said in configured_schemas(start, config, []):
        return said.path
    places = (start / "schema.prisma", start / "prisma" / "schema.prisma", start / "prisma" / "schema")
    return next((place for place in places if is_a_file(place) or _has_schemas(place)), None)


def _group(path: Path, folder: Path, reason: str, problems: list[NotUnderstood]) -> SchemaGroup:
    files = schemas_in(folder).files
    if not any(_is_same_file(file, path) for file in files):
        files = tuple(sorted((*files, path)))
    return SchemaGroup(files, folder, reason, tuple(problems))


def _declared_folder(path: Path) -> tuple[Path | None, str]:
    """The folder that by its place or its files is one schema together with `path`."""
    for folder in ancestors(path.parent):
        if (folder.parent.name, folder.name) == ("prisma", "schema") and _is_one_schema(folder):
            return folder, "prisma/schema/ is the place of a schema of several files"
        if _declares_folder(folder) and _is_one_schema(folder):
            return folder, "the preview feature prismaSchemaFolder is on"
    return None, ""


def _declares_folder(folder: Path) -> bool:
    texts = map(_text_of, _direct(folder))
    return any(_FOLDER_FEATURE in text and _WITH_FOLDER_FEATURE.search(text) for text in texts)


def _direct(folder: Path) -> list[Path]:
    """The schema files that lie in the folder itself, sorted; links that lead nowhere, too."""
    try:
        found = (file for file in folder.glob("*" + SUFFIX) if not file.name.startswith(".#"))
        return sorted(file for file in found if is_a_file(file) or (is_a_link(file) and not exists(file)))
    except OSError:
        return []


def _parts_beside(path: Path) -> tuple[Path, ...]:
    """The files of the folder of `path` that one datasource among them makes a schema; none where that is not so."""
    files = _direct(path.parent)
    if path not in files or len(files) == 1:
        return ()
    sources = [file for file in files if _DATASOURCE.search(_text_of(file))]
    return tuple(files) if len(sources) == 1 and sources[0].name != _LONE_NAME else ()


def _is_one_schema(folder: Path) -> bool:
    return sum(bool(_DATASOURCE.search(_text_of(file))) for file in schemas_in(folder).files) <= 1


def _text_of(path: Path) -> str:
    try:
        return read_schema(path)
    except FileError:
        return ""


def _named_in_package(folder: Path) -> Path | None:
    """What `prisma.schema` in the package.json of a folder names."""
    import json

    try:
        text = text_beside(folder / "package.json")
        content = json.loads(text) if '"prisma"' in text else None
    except (OSError, ValueError, RecursionError):
        return None
    settings = content.get("prisma") if isinstance(content, dict) else None
    named = settings.get("schema") if isinstance(settings, dict) else None
    return absolute(folder / named) if isinstance(named, str) and named else None


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return one == other


def _has_schemas(folder: Path) -> bool:
    return is_a_folder(folder) and bool(schemas_in(folder).files)
