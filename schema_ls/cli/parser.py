"""Command lines in full: help, versions, and complaints about what is no argument."""

from __future__ import annotations

import argparse
import importlib
import re
from types import ModuleType
from typing import NoReturn

from schema_ls.base.about import __version__
from schema_ls.base.errors import ConfigError
from schema_ls.base.listing import listed_names

_TOO_MUCH = re.compile(r"argument (--[\w-]+)\S*: ignored explicit argument (.*)")
"""What argparse says of a value for an option that takes none, such as `--fix=all`."""


def parser_of(commands: dict[str, str], name: str | None) -> tuple[argparse.ArgumentParser, ModuleType | None]:
    """The parser, with the arguments of the named command only: the modules of the others are not even loaded.

    `commands` says what each of them is for.
    """
    parser = _Parser("schema-ls", description="Tools for the Prisma schema language.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"schema-ls {__version__}")
    choices = parser.add_subparsers(prog="schema-ls", title="commands", metavar="COMMAND")
    command = None
    for known, purpose in commands.items():
        description = f"{purpose[0].upper()}{purpose[1:]}."
        choice = choices.add_parser(known, help=purpose, description=description, allow_abbrev=False)
        if known == name:
            command = importlib.import_module(f"schema_ls.cli.commands.{known}")
            command.add_arguments(choice)
            choice.epilog = command.EXIT_CODES
    return parser, command


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints look like all others."""

    def error(self, message: str) -> NoReturn:
        if too_much := _TOO_MUCH.search(message):
            option = too_much[1]
            spellings = [known for known in self._option_string_actions if known.partition("=")[0] == option]
            written = listed_names(spellings, "or")
            raise ConfigError(f"`{option}` does not take the value {too_much[2]}.", f"Write {written}.")
        raise ConfigError(f"{message[0].upper()}{message[1:]}.", f"See `{self.prog} --help`.")
