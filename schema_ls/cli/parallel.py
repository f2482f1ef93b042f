"""Doing the same with many things, in several processes where that pays."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from schema_ls.base.errors import FileError, UserError

T = TypeVar("T")
R = TypeVar("R")

_WORTH_PROCESSES = 64
_MOST_PROCESSES = 8
_CHUNK = 16


def each(function: Callable[[T], R], things: Sequence[T]) -> Iterator[R | FileError]:
    """What `function` gives for each thing, in order. A UserError that it raises comes out as a FileError.

    `function` and everything that it takes and gives must be able to travel between processes.
    """
    attempt = partial(_attempt, function)
    workers = min(os.cpu_count() or 1, _MOST_PROCESSES)
    if len(things) < _WORTH_PROCESSES or workers == 1:
        for thing in things:
            yield _outcome(attempt(thing))
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_leave_interrupts) as executor:
        for result in executor.map(attempt, things, chunksize=_CHUNK):
            yield _outcome(result)


class _Failed(tuple[str, str]):
    """Problem and remedy: errors themselves do not survive the way between processes."""

    __slots__ = ()


def _attempt(function: Callable[[T], R], thing: T) -> R | _Failed:
    try:
        return function(thing)
    except UserError as error:
        return _Failed((error.problem, error.remedy))


def _outcome(result: R | _Failed) -> R | FileError:
    return FileError(*result) if isinstance(result, _Failed) else result


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; the first one alone ends the others, without noise."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
