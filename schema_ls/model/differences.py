"""How the files of a schema differ from what they were: the blocks that went and came, and where the others are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schema_ls.base.memo import common_ends
from schema_ls.model.register import Cut
from schema_ls.syntax.tree import Tree


def cuts_between(before: Sequence[Tree], after: Sequence[Tree]) -> Iterator[Cut]:
    """How files differ from what they were; with nothing before, all of them."""
    for number, tree in enumerate(after):
        old = before[number].blocks if before else []
        new = tree.blocks
        if old is not new:
            start, same = common_ends(old, new)
            removed, added = old[start : len(old) - same], new[start : len(new) - same]
            if removed or added:
                yield Cut(number, start, removed, added)


def moved(positions: Mapping[tuple[int, int], object], cuts: Sequence[Cut]) -> Iterator[tuple[int, int]]:
    """Where blocks that stood at some positions stand now, without those that are gone."""
    by_file = {cut.file: cut for cut in cuts}
    for file, index in positions:
        cut = by_file.get(file)
        if cut is None or index < cut.start:
            yield file, index
        elif index >= cut.start + len(cut.removed):
            yield file, index + len(cut.added) - len(cut.removed)
