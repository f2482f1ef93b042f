#!/usr/bin/env python3
"""Writes the scripts with which shells complete the commands and options of schema-ls."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator
from pathlib import Path

import shtab

from schema_ls.cli.commands.completions import SHELLS
from schema_ls.cli.main import COMMANDS

FOLDER = Path(__file__).resolve().parents[1] / "schema_ls" / "cli" / "completions"
OF_FILES = {"paths", "output", "stdin_filename", "schema", "report", "baseline", "log_file", "client"}
"""Arguments by their names in code that take a file or a folder."""


def whole_parser() -> argparse.ArgumentParser:
    """A parser that knows the arguments of all commands, unlike the one that runs, which knows those of one."""
    parser = argparse.ArgumentParser("schema-ls")
    parser.add_argument("--version", action="store_true", help="show the version")
    choices = parser.add_subparsers()
    for name, purpose in COMMANDS.items():
        command = choices.add_parser(name, help=purpose, description=purpose)
        importlib.import_module(f"schema_ls.cli.commands.{name}").add_arguments(command)
        for action in command._actions:  # argparse has no other way to them
            if action.dest in OF_FILES:
                action.complete = shtab.FILE  # type: ignore[attr-defined] # where shtab looks
    return parser


def scripts() -> Iterator[tuple[Path, str]]:
    """The files and their texts."""
    for shell in SHELLS:
        text = shtab.complete(whole_parser(), shell).rstrip("\n")
        yield FOLDER / f"schema-ls.{shell}", "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


if __name__ == "__main__":
    for file, text in scripts():
        file.write_text(text, encoding="utf-8")
