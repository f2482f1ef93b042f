"""A folder to run commands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Folder
from tests.pull.conftest import database, server

__all__ = ["database", "server"]


@pytest.fixture
def folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """An empty project."""
    path = tmp_path / "project"
    (path / ".git").mkdir(parents=True)
    return Folder(path, tmp_path_factory.getbasetemp() / "compiled")
