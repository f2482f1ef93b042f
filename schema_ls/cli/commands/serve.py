"""`schema-ls serve`: the language server."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from schema_ls.base.errors import UserError, reason_of
from schema_ls.cli.entry import INTERRUPTED, leave

EXIT_CODES = (
    "Exit codes: 0 the editor said goodbye, 1 the editor was gone without, 2 the server could not start, "
    "130 it was interrupted."
)

if TYPE_CHECKING:
    import argparse

_PORTS = range(1, 65536)
LEVELS = ("error", "info")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--stdio", action="store_true", help="talk over standard input and output (the default)")
    parser.add_argument("--log-file", metavar="PATH", help="also append what happens to a file, without texts")
    parser.add_argument(
        "--log-level",
        choices=LEVELS,
        default=LEVELS[0],
        help="what goes there: faults (default), or every request, too",
    )
    way.add_argument("--tcp", type=int, metavar="PORT", help="listen on a port of this machine instead")


def run(options: argparse.Namespace) -> NoReturn:
    """Serve until the editor says goodbye or is gone, then end the process. Raises UserError for a port of no use."""
    if options.tcp is not None and options.tcp not in _PORTS:
        raise UserError(f"{options.tcp} is not a port.", "Give a number from 1 to 65535.")
    if options.log_file is not None:
        _open_log(options.log_file, options.log_level)
    start(options.tcp)


def start(port: int | None) -> NoReturn:
    """Serve on a port, or over standard input and output where there is none, then end the process."""
    from schema_ls.server.app import serve

    try:
        code = serve(port)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as error:
        if port is None:
            raise
        raise UserError(f"Port {port} cannot be listened on: {reason_of(error)}.", "Choose another one.") from error
    leave(code)


def _open_log(path: str, level: str) -> None:
    from schema_ls.server.failures import log_to

    try:
        log_to(path, requests=level == LEVELS[1])
    except OSError as error:
        raise UserError(f"The log {path} cannot be written: {reason_of(error)}.", "Choose another file.") from error
