"""A folder to run commands in, and a real database."""

from tests.cli.conftest import database, folder, server

__all__ = ["database", "folder", "server"]
