"""A folder to run commands in."""

from __future__ import annotations

import os
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
    base = tmp_path_factory.getbasetemp()
    # Workers that test in parallel share what is compiled.
    return Folder(path, (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "compiled")
