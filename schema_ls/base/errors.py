"""Errors that a person can do something about.

    UserError
    ├── FileError        a path that cannot be read or written
    ├── ConfigError      a setting, flag or file of settings that cannot be used
    └── DatabaseError    a database that cannot be reached or read

Mistakes in a schema are never exceptions: they are findings.
"""

from __future__ import annotations


class UserError(Exception):
    """What went wrong, in one line, and the remedy. Ends a command with exit code 2, never with a traceback."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class FileError(UserError):
    """A path that cannot be read or written."""


class ConfigError(UserError):
    """A setting, a flag or a file of settings that cannot be used."""


class DatabaseError(UserError):
    """A database that cannot be reached or read. The text never holds a password."""


def after_bytes(error: UnicodeDecodeError) -> str:
    """Where a text is no UTF-8, as `:line:column`; the column counts code points from 1."""
    before = error.object[: error.start].decode("utf-8", "replace")
    return f":{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def reason_of(error: Exception) -> str:
    """What the operating system or Python says about a failure, to stand inside a sentence."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]
