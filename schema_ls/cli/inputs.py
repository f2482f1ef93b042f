"""Which files a command is about: paths, folders, globs, standard input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from schema_ls.base.errors import ConfigError, FileError
from schema_ls.workspace.config import Config, load_config
from schema_ls.workspace.files import decode_schema, read_schema
from schema_ls.workspace.folders import folder_of
from schema_ls.workspace.project import Source
from schema_ls.workspace.search import find_schemas

STDIN = "-"
DEFAULT_STDIN_NAME = "schema.prisma"


@dataclass(frozen=True, slots=True)
class Input:
    """A file to work on. `text` is given for standard input; files are read when it is their turn."""

    path: Path
    text: str | None = None

    def source(self) -> Source:
        """Name and text. Raises FileError."""
        return Source(str(self.path), read_schema(self.path) if self.text is None else self.text)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All files to work on, the settings that hold for them, and what could not be looked at."""

    files: tuple[Input, ...]
    config: Config
    problems: tuple[FileError, ...] = ()


def add_input_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that every command over files takes."""
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files, folders or globs; - is standard input (default: this folder)"
    )
    parser.add_argument("--stdin-filename", metavar="PATH", help="the name that standard input stands for")
    parser.add_argument("--prisma-version", metavar="VERSION", help="5, 6, 7 or a version such as 6.19 (default: found out)")
    parser.add_argument("--no-gitignore", action="store_true", help="also look at files that git ignores")


def read_inputs(options: argparse.Namespace) -> Inputs:
    """What the arguments name. Raises FileError for a path that does not exist, ConfigError for arguments that clash."""
    paths: Sequence[str] = options.paths or ["."]
    if STDIN in paths:
        if len(paths) > 1:
            raise ConfigError("Standard input cannot be mixed with paths.", "Give either - or paths.")
        name = options.stdin_filename or DEFAULT_STDIN_NAME
        text = decode_schema(sys.stdin.buffer.read(), name)
        return Inputs((Input(Path(name), text),), load_config(folder_of(Path(name))))
    if options.stdin_filename:
        raise ConfigError("--stdin-filename is for standard input only.", "Add - as the path, or leave it out.")
    first = next((Path(path) for path in paths if Path(path).exists()), Path())
    config = load_config(folder_of(first))
    found = find_schemas(
        paths,
        respect_gitignore=not options.no_gitignore,
        exclude=config.exclude,
        exclude_from=config.path.parent if config.path else None,
    )
    if not found.files and not found.problems:
        print(f"schema-ls: no .prisma files found in {', '.join(paths)}.", file=sys.stderr)
    return Inputs(tuple(map(Input, found.files)), config, found.problems)


def version_setting(options: argparse.Namespace, config: Config) -> str | None:
    """The version that a flag, else a setting, asks for."""
    explicit: str | None = options.prisma_version
    return explicit or config.prisma_version
