"""What a person can attach to a report about a fault of schema-ls itself."""

from __future__ import annotations

import os
import platform
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from schema_ls.base.about import __version__
from schema_ls.workspace.environment import redact

_ROOT = Path(__file__).resolve().parents[1]


def crash_report(error: BaseException, command: str, *, with_texts: bool) -> str:
    """Versions, and the places in the code that led to the fault.

    What was worked on does not stand in it: neither names of files nor a text of a schema. `with_texts` adds what the
    error says, which may quote a schema; passwords in it are hidden even so.
    """
    return "\n".join((*_head(error, command), *_places(error), *(_said(error) if with_texts else ()), ""))


def _head(error: BaseException, command: str) -> Iterator[str]:
    yield f"schema-ls {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    yield f"command: {command}"
    yield f"error: {type(error).__name__}"


def _places(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        shown = path.relative_to(_ROOT).as_posix() if path.is_relative_to(_ROOT) else f".../{path.name}"
        yield f"  {shown}:{frame.lineno} in {frame.name}"


def _said(error: BaseException) -> Iterator[str]:
    yield f"message: {redact(str(error))}"


def write_report(path: str, report: str) -> bool:
    """Write a report to a new file, which only its owner can read. False where that is not possible."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(report)
    except OSError as error:
        print(f"schema-ls: The report cannot be written: {error.strerror}.", file=sys.stderr)
        return False
    return True
