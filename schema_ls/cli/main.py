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
from schema_ls.base.errors import ConfigError, FileError, UserError
from schema_ls.base.spelling import nearest
from schema_ls.cli import streams

COMMANDS = {
    "check": "report mistakes and risks in schemas",
    "config": "show which settings hold and where they come from",
    "diff": "say what differs between two schemas, files or databases",
    "explain": "say why a rule exists, with examples",
    "format": "lay out schemas as the official formatter does",
    "pull": "write what a database really holds into a schema",
    "rules": "list all rules",
    "serve": "run the language server for an editor",
}
UNABLE = 2
INTERRUPTED = 130
_DEBUG = "SCHEMA_LS_DEBUG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code. Whatever a person can mend is one line on standard error."""
    streams.prepare()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
        streams.flush()
    except UserError as error:
        complain(error)
    except BrokenPipeError:
        streams.give_up_output()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if os.environ.get(_DEBUG):
            raise
        complain(FileError(f"The operating system refused something: {streams.reason(error)}.", "Try again."))
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        complain(_internal(error))
    else:
        return code
    return UNABLE


def complain(error: UserError) -> None:
    """Print a problem and its remedy as one line on standard error."""
    streams.note(f"schema-ls: {error.problem} {error.remedy}")


def entry() -> NoReturn:
    """What the installed script calls."""
    sys.exit(main())


def parser_of(name: str | None) -> tuple[argparse.ArgumentParser, ModuleType | None]:
    """The parser, with the arguments of the named command only: the modules of the others are not even loaded."""
    parser = _Parser("schema-ls", description="Tools for the Prisma schema language.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"schema-ls {__version__}")
    choices = parser.add_subparsers(prog="schema-ls", title="commands", metavar="COMMAND")
    command = None
    for known, purpose in COMMANDS.items():
        description = f"{purpose[0].upper()}{purpose[1:]}."
        choice = choices.add_parser(known, help=purpose, description=description, allow_abbrev=False)
        if known == name:
            command = importlib.import_module(f"schema_ls.cli.commands.{known}")
            command.add_arguments(choice)
            choice.epilog = command.EXIT_CODES
    return parser, command


def _run(argv: list[str]) -> int:
    name = next((word for word in argv if not word.startswith("-")), None)
    if name is not None and name not in COMMANDS:
        raise _unknown(name)
    parser, command = parser_of(name)
    try:
        options, unknown = parser.parse_known_args(argv)
    except SystemExit as end:  # after --help and --version
        return int(end.code or 0)
    if "paths" in options:
        # argparse takes only the paths before the first option.
        options.paths += [word for word in unknown if not word.startswith("-")]
        unknown = [word for word in unknown if word.startswith("-")]
    if unknown:
        whole = f"schema-ls {name}" if name else "schema-ls"
        raise ConfigError(f"`{unknown[0]}` is not an option of `{whole}`.", f"See `{whole} --help`.")
    if command is None:
        parser.print_help(sys.stderr)
        return UNABLE
    _require_working_folder()
    return int(command.run(options))


def _require_working_folder() -> None:
    try:
        os.getcwd()  # noqa: PTH109 - only whether it is there matters
    except OSError as error:
        raise FileError("The working folder does not exist any more.", "Change to another one.") from error


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints look like all others."""

    def error(self, message: str) -> NoReturn:
        raise ConfigError(f"{message[0].upper()}{message[1:]}.", f"See `{self.prog} --help`.")


def _unknown(name: str) -> ConfigError:
    near = nearest(name, COMMANDS)
    remedy = f"Did you mean `{near}`?" if near else f"Commands are {', '.join(f'`{known}`' for known in COMMANDS)}."
    return ConfigError(f"`{name}` is not a command.", remedy)


def _internal(error: Exception) -> UserError:
    return UserError(
        f"This is a fault of schema-ls itself ({type(error).__name__}).",
        f"Run again with {_DEBUG}=1 and report what it prints.",
    )
