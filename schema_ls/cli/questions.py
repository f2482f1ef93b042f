"""What goes to and fro between a command that takes a while and a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from schema_ls.cli.streams import note, printable

if TYPE_CHECKING:
    from schema_ls.pull import Rename


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Shows what is being done in the last line of a terminal, and nothing elsewhere. Leaves no trace behind."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda step: None
        return

    def show(step: str) -> None:
        sys.stderr.write(f"\r\x1b[2K{printable(step)} ...")
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()


def offer(rename: Rename, *, is_silent: bool = False) -> bool:
    """Whether a person says that something was renamed. Who cannot be asked is told how to say so."""
    what = f"The {rename.kind} `{rename.old}` is gone, and `{rename.new}` is new and alike."
    if is_silent:
        return False
    if sys.stdin is None or not sys.stdin.isatty() or sys.stderr is None or not sys.stderr.isatty():
        note(f"{what} If it was renamed, `--rename {rename.old}={rename.new}` keeps names, comments and order.")
        return False
    sys.stderr.write(f"{printable(what)} Was it renamed? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
