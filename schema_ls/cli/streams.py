"""Standard input and output, whatever the locale and whoever has closed them.

Results go to `put`, exact texts to `put_exactly`, everything about the run to `note`.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Callable

from schema_ls.base.errors import FileError, reason_of

STDIN = "-"


def prepare() -> None:
    """Let no text fail to be printed: what the encoding of a stream lacks shows as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def read_input(name: str) -> str:
    """All of standard input, exactly; `name` is what messages call it. Raises FileError."""
    if sys.stdin is None:
        raise FileError("Standard input is closed.", "Pipe a schema into the command.")
    try:
        data = sys.stdin.buffer.read()
    except OSError as error:
        raise FileError(
            f"Standard input cannot be read: {reason_of(error)}.", "Pipe a schema into the command."
        ) from error
    from schema_ls.workspace.files import decode_schema

    return decode_schema(data, name)


def put(text: str) -> None:
    """Write `text` to standard output. Raises FileError, and BrokenPipeError when nobody reads on."""
    _write(lambda: sys.stdout.write(text))


def put_exactly(text: str) -> None:
    """Write `text` to standard output as UTF-8 with its own line ends. Raises as `put` does, and for half characters."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FileError("The text holds half of a surrogate pair, which UTF-8 cannot hold.", "Remove it.") from error

    def write() -> None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)

    _write(write)


def flush() -> None:
    """Bring out what was put. Raises as `put` does."""
    if sys.stdout is not None:
        _write(sys.stdout.flush)


def note(line: str) -> None:
    """One line about the run on standard error, without passwords and without anything that steers a terminal."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        print(printable(_without_secrets(line.replace("\r", " ").replace("\n", " "))), file=sys.stderr, flush=True)


def _without_secrets(line: str) -> str:
    from schema_ls.workspace.environment import HIDDEN, redact

    # The form of a url, as remedies show it, holds no secret.
    return redact(line).replace(f"://USER:{HIDDEN}@", "://USER:PASSWORD@")


def give_up_output() -> None:
    """Forget what could not be written: closing the program must not try again."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def printable(text: str) -> str:
    """`text` without anything that could steer a terminal: such characters show as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _write(write: Callable[[], object]) -> None:
    if sys.stdout is None:
        raise FileError("Standard output is closed.", "Leave it open, or send it to a file.")
    try:
        write()
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up_output()
        raise FileError(f"Standard output cannot be written: {reason_of(error)}.", "Send it somewhere else.") from error
