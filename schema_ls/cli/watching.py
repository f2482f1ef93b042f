"""Doing something again whenever files change."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from schema_ls.base.errors import UserError
from schema_ls.cli.main import complain

_SECONDS = 0.3
_CLEAR = "\x1b[2J\x1b[H"


def watch(act: Callable[[], int], files: Callable[[], Iterable[Path]]) -> int:
    """Call `act` now and after each change of the files, which are found anew each time. Ends by an interrupt only.

    What cannot be used, such as settings that are being written, is told, and looked at again once it changes; at the
    beginning it is raised as UserError. Looks at times and sizes, because notices of changes are not the same, or
    missing, on some file systems.
    """
    is_first = True
    while True:
        seen = _stamps(files())
        if sys.stdout is not None and sys.stdout.isatty():
            sys.stdout.write(_CLEAR)
        try:
            act()
        except UserError as error:
            if is_first:
                raise
            complain(error)
        is_first = False
        sys.stdout.flush()
        while _stamps(files()) == seen:
            time.sleep(_SECONDS)


def _stamps(files: Iterable[Path]) -> dict[Path, tuple[int, int] | None]:
    return {path: _stamp(path) for path in files}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size
