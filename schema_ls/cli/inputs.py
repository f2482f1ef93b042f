"""What the arguments of a command name: files, folders, globs, or standard input."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from schema_ls.base.errors import ConfigError, FileError
from schema_ls.cli.streams import STDIN, note, printable, read_input
from schema_ls.workspace.config import Config, load_config, origins_of, settings_files
from schema_ls.workspace.files import read_schema
from schema_ls.workspace.folders import absolute, exists, folder_of, is_a_folder
from schema_ls.workspace.search import find_schemas

if TYPE_CHECKING:
    import argparse

    from schema_ls.cli.plain_arguments import PlainArguments

DEFAULT_STDIN_NAME = "schema.prisma"


class Input(NamedTuple):
    """A file to work on. `text` is given for standard input; files are read when it is their turn."""

    path: Path
    text: str | None = None

    def read(self) -> str:
        """The exact text. Raises FileError."""
        return read_schema(self.path) if self.text is None else self.text


class Inputs(NamedTuple):
    """All files to work on, and what could not be looked at."""

    files: tuple[Input, ...]
    problems: tuple[FileError, ...] = ()


def add_input_arguments(parser: argparse.ArgumentParser | PlainArguments) -> None:
    """The arguments that every command over files takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders or globs; - is standard input (default: this folder)"
    )
    parser.add_argument("--stdin-filename", metavar="PATH", help="the file that standard input stands for")
    parser.add_argument("--no-gitignore", action="store_true", help="also look at files that git ignores")
    add_version_argument(parser)


def add_version_argument(parser: argparse.ArgumentParser | PlainArguments) -> None:
    """The argument that says whose rules hold."""
    parser.add_argument(
        "--prisma-version",
        metavar="VERSION",
        help="the version of Prisma whose rules hold: 5, 6, 7, or one such as 6.19 or 6.19.0 "
        "(default: what the project says)",
    )


def read_inputs(options: argparse.Namespace, *, tells_of_none: bool = True) -> Inputs:
    """What the arguments name; a note where that is nothing.

    Raises ConfigError for arguments that clash, FileError for a closed standard input.
    """
    paths: Sequence[str] = options.paths or ["."]
    if STDIN in paths:
        if len(paths) > 1:
            raise ConfigError("Standard input cannot be mixed with paths.", "Give either - or paths.")
        path = Path(options.stdin_filename or DEFAULT_STDIN_NAME)
        if is_a_folder(path):
            raise ConfigError(f"--stdin-filename is the folder `{printable(str(path))}`.", "Name a file, there or not.")
        return Inputs((Input(path, read_input(str(path))),))
    if options.stdin_filename:
        raise ConfigError("--stdin-filename is for standard input only.", "Add - as the path, or leave it out.")
    found = _found(paths, respect_gitignore=not options.no_gitignore)
    if tells_of_none and not found.files and not found.problems:
        note(f"schema-ls: No .prisma files were found in {', '.join(f'`{printable(path)}`' for path in paths)}.")
    return found


def watched(options: argparse.Namespace) -> Iterator[Path]:
    """The files to look at for changes, found anew: schemas, and where settings stand or could stand.

    Of settings that cannot be used nothing but their own files.
    """
    forget_settings()
    paths: list[Path] = []
    with suppress(ConfigError):
        paths = [file.path for file in read_inputs(options, tells_of_none=False).files]
    yield from paths
    folders = dict.fromkeys(folder_of(path) for path in paths or map(Path, options.paths or ["."]))
    yield from dict.fromkeys(file for folder in folders for file in settings_files(folder))


def forget_settings() -> None:
    """Read files of settings again from now on."""
    _settings_in.cache_clear()


def settings_for(path: Path) -> Config:
    """The settings that hold for a file or folder. Raises ConfigError."""
    return _settings_in(folder_of(path))


@lru_cache(maxsize=1024)
def _settings_in(folder: Path) -> Config:
    return load_config(folder)


def _schema_that_is_missing(config: Config, known: Sequence[FileError]) -> Iterator[FileError]:
    """What is wrong where the settings name a schema that is not there, told once."""
    if config.schema is None or exists(config.schema):
        return
    problem = f"{origins_of(config)['schema']}: `schema` names {config.schema}, which does not exist."
    if all(problem != one.problem for one in known):
        yield FileError(problem, "Correct the path or remove the setting.")


def _found(paths: Sequence[str], *, respect_gitignore: bool) -> Inputs:
    files: dict[str, Input] = {}
    problems: list[FileError] = []
    for path in paths:
        if not path or "\0" in path:
            problems.append(FileError("An empty text is not a path.", "Leave it out, or write . for this folder."))
            continue
        config = settings_for(Path(path))
        problems += _schema_that_is_missing(config, problems)
        found = find_schemas(
            [path],
            respect_gitignore=respect_gitignore,
            exclude=config.exclude,
            exclude_from=config.path.parent if config.path else None,
        )
        problems += found.problems
        for file in found.files:
            files.setdefault(os.path.realpath(file), Input(file))
    return Inputs(tuple(sorted(files.values(), key=lambda file: absolute(file.path))), tuple(problems))
