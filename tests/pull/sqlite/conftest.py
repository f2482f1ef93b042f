"""A database file of its own for each test."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class DatabaseFile:
    """A file that is made by the first statement."""

    path: Path

    @property
    def url(self) -> str:
        return f"file:{self.path}"

    def run(self, sql: str) -> None:
        """Run statements."""
        with closing(sqlite3.connect(self.path)) as connection:
            connection.executescript(sql)


@pytest.fixture
def database(tmp_path: Path) -> DatabaseFile:
    """A file that does not exist yet."""
    return DatabaseFile(tmp_path / "data.db")
