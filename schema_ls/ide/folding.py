"""What can be folded away: blocks, comments over several lines, regions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.syntax import template as t
from schema_ls.syntax.tree import Tree

REGION = "region"
COMMENT = "comment"
_REGION = re.compile(r"\s*//\s*#?(region|endregion)\b")


@dataclass(frozen=True, slots=True)
class Fold:
    """Rows of a file, the first of which stays visible. `kind` is `region`, `comment` or empty for a block."""

    first: int
    last: int
    kind: str = ""


def folds(tree: Tree) -> list[Fold]:
    """Everything in a file that spans more than one line."""
    found = [*_blocks(tree), *_comments(tree), *_regions(tree)]
    return sorted((fold for fold in found if fold.last > fold.first), key=lambda fold: (fold.first, -fold.last))


def _blocks(tree: Tree) -> Iterator[Fold]:
    for start, block in zip(tree.starts, tree.blocks, strict=False):
        if not block.is_loose:
            # The closing brace stays visible, as editors do it by indentation.
            last = block.close - 1 if block.close >= 0 else len(block.lines) - 1
            yield Fold(start + block.header, start + last)


def _comments(tree: Tree) -> Iterator[Fold]:
    first: int | None = None
    row = 0
    for row, line in enumerate(tree.lines):
        is_comment = line.form == t.COMMENT and not _REGION.match(line.text)
        if is_comment and first is None:
            first = row
        elif not is_comment and first is not None:
            yield Fold(first, row - 1, COMMENT)
            first = None
    if first is not None:
        yield Fold(first, row, COMMENT)


def _regions(tree: Tree) -> Iterator[Fold]:
    opened: list[int] = []
    for row, line in enumerate(tree.lines):
        found = _REGION.match(line.text) if line.form == t.COMMENT else None
        if found and found[1] == "region":
            opened.append(row)
        elif found and opened:
            yield Fold(opened.pop(), row, REGION)
