"""Failures of our own, and problems that a person can mend, in one line each."""

from __future__ import annotations

import sys


def log(line: str) -> None:
    """Write a line to where editors look for trouble."""
    print(f"schema-ls: {line}", file=sys.stderr, flush=True)


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
