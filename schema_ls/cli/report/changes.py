"""What became of the blocks of a schema, counted for people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from schema_ls.base.listing import counted

if TYPE_CHECKING:
    from schema_ls.pull.merge import BlockChanges

_KINDS = ("model", "view", "enum", "type", "datasource", "generator")


def counted_changes(changes: Iterable[BlockChanges]) -> str:
    """Such as `3 models, 1 enum added; 1 model changed`, for what became of the blocks of some files."""
    said = []
    files = list(changes)
    for verb in ("added", "changed", "removed"):
        kinds = sorted((kind for file in files for kind in getattr(file, verb)), key=_KINDS.index)
        if kinds:
            said.append(f"{_counted(kinds)} {verb}")
    return "; ".join(said) or "comments and blank lines changed"


def _counted(kinds: Iterable[str]) -> str:
    counts = [(kind, sum(1 for _ in same)) for kind, same in groupby(kinds)]
    return ", ".join(counted(count, kind) for kind, count in counts)
