"""The entry: which command runs, and how a run ends."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from schema_ls.base.about import __version__
from schema_ls.base.errors import UserError

COMMANDS = {
    "check": "report mistakes and risks in schemas",
    "format": "lay out schemas as the official formatter does",
    "pull": "write what a database really holds into a schema",
    "serve": "run the language server for an editor",
}
UNABLE = 2
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Whatever a person can mend is one line on standard error."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    parser, command = _parser(argv)
    options = parser.parse_args(argv)
    if command is None:
        parser.print_help(sys.stderr)
        return UNABLE
    try:
        return int(command.run(options))
    except UserError as error:
        complain(error)
        return UNABLE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNABLE
    except Exception as error:
        if os.environ.get("SCHEMA_LS_DEBUG"):
            raise
        complain(_internal(error))
        return UNABLE


def complain(error: UserError) -> None:
    """Print a problem and its remedy as one line on standard error."""
    line = f"schema-ls: {error.problem} {error.remedy}".replace("\n", " ")
    print("".join(c if c.isprintable() else "?" for c in line), file=sys.stderr)


def entry() -> NoReturn:
    """What the installed script calls."""
    sys.exit(main())


def _internal(error: Exception) -> UserError:
    return UserError(
        f"This is a fault of schema-ls itself ({type(error).__name__}).",
        "Run again with SCHEMA_LS_DEBUG=1 and report what it prints.",
    )


def _parser(argv: list[str]) -> tuple[argparse.ArgumentParser, ModuleType | None]:
    """The parser, with the arguments of the named command only: the others' modules are not even loaded."""
    parser = argparse.ArgumentParser("schema-ls", description="Tools for the Prisma schema language.")
    parser.add_argument("--version", action="version", version=f"schema-ls {__version__}")
    choices = parser.add_subparsers(title="commands", metavar="COMMAND")
    named = next((word for word in argv if not word.startswith("-")), None)
    command = None
    for name, purpose in COMMANDS.items():
        choice = choices.add_parser(name, help=purpose, description=f"{purpose[0].upper()}{purpose[1:]}.")
        if name == named:
            command = importlib.import_module(f"schema_ls.cli.commands.{name}")
            command.add_arguments(choice)
    return parser, command
