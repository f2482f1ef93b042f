"""Writing over schema files without losing what anybody wrote."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from schema_ls.base.errors import FileError
from schema_ls.workspace.files import read_schema, write_atomically
from schema_ls.workspace.folders import exists, is_a_file


def replace_text(path: Path, before: str | None, after: str) -> None:
    """Make `after` the content of a file that held `before`, wholly or not at all; None: there was no file.

    Raises FileError, also when the file holds something else by now.
    """
    if is_a_file(path):
        now: str | None = read_schema(path)
    else:
        # A pipe cannot be read a second time; writing it is refused below.
        now = before if exists(path) else None
    if now != before:
        raise FileError(f"{path} has been changed meanwhile and was left as it is.", "Run the command again.")
    write_atomically(path, after)


def replace_texts(changes: Sequence[tuple[Path, str | None, str]]) -> None:
    """The same for several files that belong together: all of them, or none, also when a person interrupts.

    Raises FileError.
    """
    begun: list[tuple[Path, str | None, str]] = []
    try:
        for change in changes:
            begun.append(change)  # before it is written: an interrupt may come right behind that
            replace_text(*change)
    except BaseException:
        for change in begun:
            _take_back(*change)
        raise


def _take_back(path: Path, before: str | None, after: str) -> None:
    """Give a file its old content again, if it holds the new one."""
    with contextlib.suppress(FileError, OSError):
        if not is_a_file(path) or read_schema(path) != after:
            return
        if before is None:
            path.unlink()
        else:
            write_atomically(path, before)
