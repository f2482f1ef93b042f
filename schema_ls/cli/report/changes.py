"""What became of the blocks of a schema, counted for people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from schema_ls.syntax.tree import parse

_KINDS = ("model", "view", "enum", "type", "datasource", "generator")
_SETTINGS = ("datasource", "generator")
"""Who makes a schema expects these, so they are not counted among what is new."""


def counted_changes(before: Iterable[str], after: Iterable[str]) -> str:
    """Such as `3 models, 1 enum added; 1 model changed`, for two versions of the texts of a schema."""
    old, new = _blocks(before), _blocks(after)
    parts = {
        "added": [key for key in new if key not in old and key[0] not in _SETTINGS],
        "changed": [key for key in new if key in old and new[key] != old[key]],
        "removed": [key for key in old if key not in new],
    }
    counted = [f"{_counted(keys)} {verb}" for verb, keys in parts.items() if keys]
    return "; ".join(counted) or "comments and blank lines changed"


_Key = tuple[str, str]


def _blocks(texts: Iterable[str]) -> dict[_Key, str]:
    """The text of each block by kind and name."""
    return {
        (block.kind, block.name): "".join(line.text for line in block.lines).strip()
        for text in texts
        for block in parse(text).blocks
        if block.kind in _KINDS
    }


def _counted(keys: Iterable[_Key]) -> str:
    kinds = sorted((kind for kind, _ in keys), key=_KINDS.index)
    counts = [(kind, sum(1 for _ in same)) for kind, same in groupby(kinds)]
    return ", ".join(f"{count} {kind}{'s' * (count != 1)}" for kind, count in counts)
