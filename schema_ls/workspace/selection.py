"""Which rules the settings ask for."""

from __future__ import annotations

from schema_ls.checks.run import Selection
from schema_ls.workspace.config import Config


def selection_of(config: Config) -> Selection:
    """The rules to run, and how much their findings matter."""
    return Selection(frozenset(config.select), frozenset(config.ignore), dict(config.severity))
