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
    """The same for several files that belong together: all of them, or none. Raises FileError."""
    done: list[tuple[Path, str | None]] = []
    try:
        for path, before, after in changes:
            replace_text(path, before, after)
            done.append((path, before))
    except FileError:
        for path, before in done:
            with contextlib.suppress(FileError, OSError):
                path.unlink() if before is None else write_atomically(path, before)
        raise
