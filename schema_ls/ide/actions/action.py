"""A change to choose, and the kinds of such changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schema_ls.checks.fixes import FileEdit
from schema_ls.checks.run import Located

QUICK_FIX = "quickfix"
EXTRACT = "refactor.extract"
REWRITE = "refactor.rewrite"
FIX_ALL = "source.fixAll"
KINDS = (QUICK_FIX, EXTRACT, REWRITE, FIX_ALL)
"""All kinds, as editors name them: a dot parts a kind from its more special ones."""


@dataclass(frozen=True, slots=True)
class Action:
    """A change to choose. Its edits are found when they are asked for."""

    title: str
    kind: str
    find_edits: Callable[[], Iterable[FileEdit]]
    located: Located | None = None
    """The finding that it removes."""
    is_preferred: bool = False

    @property
    def edits(self) -> tuple[FileEdit, ...]:
        """Pairs of a file's index and an edit whose rows count from that file's start. They do not overlap."""
        return tuple(self.find_edits())


def is_wanted(kind: str, only: Iterable[str] | None) -> bool:
    """Whether an editor that asks for some kinds wants this one; None stands for all."""
    return only is None or any(not asked or kind == asked or kind.startswith(f"{asked}.") for asked in only)
