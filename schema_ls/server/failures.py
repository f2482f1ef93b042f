"""Failures of our own, and problems that a person can mend, in one line each."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import TextIOWrapper


HANDED_OVER = "all libraries are loaded"
"""What the log says when pygls takes over from the door."""


class _Log:
    file: TextIOWrapper | None = None
    has_requests = False


def log_to(path: str, *, requests: bool) -> None:
    """Append to a file what `log` is told, and `log_request` where `requests` is set. Only its owner can read a new one.

    Raises OSError.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    _Log.file, _Log.has_requests = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace"), requests
    _append("started")


def _append(line: str) -> None:
    if _Log.file is None:
        return
    from datetime import datetime, timezone

    from schema_ls.workspace.environment import redact

    shown = redact(line.replace("\r", " ").replace("\n", " "))
    with contextlib.suppress(OSError):  # a full disk ends no session
        print(datetime.now(timezone.utc).isoformat(timespec="milliseconds"), shown, file=_Log.file, flush=True)


def log_request(method: str) -> None:
    """Note that a request came, by its method alone."""
    log_step(f"request {method[:_LONGEST]}")


def log_step(line: str) -> None:
    """Note something that is no trouble, where requests are noted."""
    if _Log.has_requests:
        _append(line)


_LONGEST = 100


def log(line: str) -> None:
    """Write a line to where editors look for trouble."""
    print(f"schema-ls: {line}", file=sys.stderr, flush=True)
    _append(line)


def report(what: str, error: BaseException) -> str:
    """Log one line about a failure; the number of the report, for whoever has to be told.

    The line tells where it happened and never shows the text of a schema.
    """
    from secrets import token_hex

    number = token_hex(4)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = (
        f"{trace.tb_frame.f_code.co_name} in {trace.tb_frame.f_globals.get('__name__')}, line {trace.tb_lineno}"
        if trace
        else "?"
    )
    log(f"report {number}: {what} failed: {type(error).__name__} at {where}")
    return number
