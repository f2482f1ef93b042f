"""What can be folded away: blocks, comments over several lines, regions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from schema_ls.base.memo import Noted
from schema_ls.syntax import template as t
from schema_ls.syntax.tree import Block, Tree

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
    found: list[Fold] = []
    comments: list[tuple[int, int]] = []
    regions: list[int] = []
    for start, block in tree.placed:
        body, commented, marks = _parts_of(block)
        if body is not None:
            found.append(Fold(start + body[0], start + body[1]))
        for first, last in commented:
            is_going_on = comments and comments[-1][1] + 1 == start + first
            comments.append((comments.pop()[0] if is_going_on else start + first, start + last))
        for row, opens in marks:
            if opens:
                regions.append(start + row)
            elif regions:
                found.append(Fold(regions.pop(), start + row, REGION))
    found += (Fold(first, last, COMMENT) for first, last in comments if last > first)
    return sorted(found, key=lambda fold: (fold.first, -fold.last))


class _Parts(NamedTuple):
    """What of a block can be folded or is a part of that; rows count from the block."""

    body: tuple[int, int] | None
    comments: tuple[tuple[int, int], ...]
    """First and last rows of lines of comments that follow each other."""
    marks: tuple[tuple[int, bool], ...]
    """Rows where regions begin (True) and end."""


def _make_parts(block: Block) -> _Parts:
    # The closing brace stays visible, as editors do it by indentation.
    last = block.close - 1 if block.close >= 0 else len(block.lines) - 1
    body = (block.header, last) if not block.is_loose and last > block.header else None
    rows = [row for row, line in enumerate(block.lines) if line.form == t.COMMENT]
    marks = {row: found[1] == "region" for row in rows if (found := _REGION.match(block.lines[row].text))}
    comments: list[tuple[int, int]] = []
    for row in rows:
        if row not in marks:
            is_going_on = comments and comments[-1][1] + 1 == row
            comments.append((comments.pop()[0] if is_going_on else row, row))
    return _Parts(body, tuple(comments), tuple(marks.items()))


_parts_of = Noted(_make_parts)
