"""Which command runs, and how a run ends."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Sequence

from schema_ls.base.errors import ConfigError, FileError, UserError, reason_of
from schema_ls.base.listing import listed_names
from schema_ls.base.spelling import nearest
from schema_ls.cli import streams
from schema_ls.cli.entry import INTERRUPTED
from schema_ls.cli.plain_arguments import PlainArguments

COMMANDS = {
    "check": "report mistakes and risks in schemas",
    "completions": "print what a shell needs to complete commands and options",
    "config": "show which settings hold and where they come from",
    "diagram": "draw a schema: entities, keys and relations",
    "diff": "say what differs between two schemas, files or databases",
    "doctor": "say what schema-ls sees and uses here",
    "explain": "say why a rule exists, with examples",
    "format": "lay out schemas as the official formatter does",
    "pull": "write what a database really holds into a schema",
    "rules": "list all rules",
    "serve": "run the language server for an editor",
    "upgrade": "say what a newer version of Prisma needs, and change it",
}
_USUAL_SERVER = (["serve"], ["serve", "--stdio"])
"""How editors start the server: argparse alone would take as long as everything else up to the first answer."""
_PLAIN = ("check", "format", "pull")
"""Those whose arguments are options and paths without ties between them."""
UNABLE = 2
UNREAD = 141
"""Nobody reads the output any more: as shells show what SIGPIPE has ended."""
_DEBUG = "SCHEMA_LS_DEBUG"
_REPORT = "SCHEMA_LS_REPORT"
_REPORT_TEXTS = "SCHEMA_LS_REPORT_TEXTS"
"""Names of variables: raise what is a fault of our own; the file for a report about it; whether it may quote texts."""


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
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        if os.environ.get(_DEBUG):
            raise
        complain(FileError(f"The operating system refused something: {reason_of(error)}.", "Try again."))
    except Exception as error:
        if os.environ.get(_DEBUG):
            raise
        complain(_internal(error, sys.argv[1:] if arguments is None else arguments))
    else:
        return code
    return UNABLE


def complain(error: UserError) -> None:
    """Print a problem and its remedy as one line on standard error."""
    streams.note(f"schema-ls: {error.problem} {error.remedy}")


def complain_of(errors: Iterable[UserError]) -> None:
    """Print problems, each of them once: the same settings may be in the way of many schemas."""
    for error in {str(error): error for error in errors}.values():
        complain(error)


def _run(argv: list[str]) -> int:
    if argv in _USUAL_SERVER:
        from schema_ls.cli.commands.serve import start

        _require_working_folder()
        start(None)
    name = next((word for word in argv if not word.startswith("-")), None)
    if name is not None and name not in COMMANDS:
        raise _unknown(name)
    if name in _PLAIN and argv[0] == name:
        plain = PlainArguments()
        command = importlib.import_module(f"schema_ls.cli.commands.{name}")
        command.add_arguments(plain)
        read = plain.read(argv[1:])
        if read is not None:
            _require_working_folder()
            return int(command.run(read))
    return _run_with_parser(argv, name)


def _run_with_parser(argv: list[str], name: str | None) -> int:
    from schema_ls.cli.parser import parser_of  # only now: it takes time to load

    parser, command = parser_of(COMMANDS, name)
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


def _unknown(name: str) -> ConfigError:
    near = nearest(name, COMMANDS)
    remedy = f"Did you mean `{near}`?" if near else f"Commands are {listed_names(COMMANDS)}."
    return ConfigError(f"`{name}` is not a command.", remedy)


def _internal(error: Exception, arguments: Sequence[str]) -> UserError:
    problem = f"This is a fault of schema-ls itself ({type(error).__name__})."
    path = os.environ.get(_REPORT)
    if path:
        from schema_ls.cli.crash import crash_report, write_report

        command = next((word for word in arguments if word in COMMANDS), "none")
        if write_report(path, crash_report(error, command, with_texts=bool(os.environ.get(_REPORT_TEXTS)))):
            return UserError(problem, f"Attach {path} to a report; it holds no text of yours unless you asked for it.")
    return UserError(problem, f"Run again with {_REPORT}=report.txt and attach that file to a report.")
