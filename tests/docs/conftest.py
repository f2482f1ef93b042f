"""Pages are about commands, so their tests run in the same kind of folder."""

from __future__ import annotations

from tests.cli.conftest import folder

__all__ = ["folder"]
