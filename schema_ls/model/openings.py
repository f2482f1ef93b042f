"""Blocks that are not closed: what the official engine, which reads on to the next `}`, takes for a part of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import NamedTuple

from schema_ls.base.record import Record
from schema_ls.model.items import item_of
from schema_ls.syntax.blocks import KEYWORDS, LOOSE, UNKNOWN
from schema_ls.syntax.line import Line
from schema_ls.syntax.template import ATTRIBUTE, BLANK, CLOSE, COMMENT, FIELD, HEADER, SETTING
from schema_ls.syntax.tree import Block

_NONE: frozenset[str] = frozenset()


class Opening(NamedTuple):
    """How a block lies to those around it that are not closed."""

    above: str = ""
    """Kind of the open block that takes this one in; empty where there is none."""
    names_above: frozenset[str] = _NONE
    """Which of this block's own names that block has already, with what it takes in before this one; see
    `Item.line_names`."""
    is_closed_later: bool = True
    """Whether a `}` follows anywhere below, should this block be open."""
    taken_in: frozenset[str] = _NONE
    """Which of its own names this block takes in once more from below."""
    follows_header: bool = False
    """Whether a block seems to begin behind the brace of the one above, on the same line."""
    brace_above: bool = False
    """Whether a brace ends the last line of the open block above: people see it, the official engine does not."""
    closes_nothing: bool = False
    """Whether a brace stands before the header of this block without a block to close."""
    is_empty_above: bool = False
    """Whether the open block that takes this one in has nothing but a first line."""


CLOSED = Opening()


def is_unusual(block: Block) -> bool:
    """Whether a block is not closed, or something stands behind its brace."""
    if block.is_loose:
        return False
    return block.close < 0 or _has_more(block) or block.lines[block.header].template.closes_above


def row_of_brace(block: Block) -> int:
    """The row of the last line of a block that is not closed, where a brace ends that line; else -1."""
    if block.close >= 0 or block.is_loose:
        return -1
    filled = (row for row in range(len(block.lines) - 1, block.header - 1, -1) if _is_filled(block.lines[row]))
    row = next(filled, -1)
    return row if row >= 0 and column_of_brace(block.lines[row]) >= 0 else -1


def column_of_brace(line: Line) -> int:
    """The column of a closing brace behind everything else of a line, which belongs to nothing there; else -1."""
    template, tokens = line.template, line.tokens
    if template.form == HEADER:
        first = template.rest
    elif template.mistake is not None and template.form in (FIELD, ATTRIBUTE, SETTING):
        first = template.mistake.token
    else:
        return -1
    words = [
        token for token in range(max(first, 0), len(tokens)) if tokens[token].strip() and token != template.comment
    ]
    if first < 0 or not words or tokens[words[-1]] != "}" or (template.form != HEADER and len(words) > 1):
        return -1
    return line.columns(words[-1], words[-1])[0]


def _is_filled(line: Line) -> bool:
    return line.template.form not in (BLANK, COMMENT)


def _has_more(block: Block) -> bool:
    """Whether something stands behind the brace of a closed block."""
    return block.close < len(block.lines) and block.lines[block.close].template.rest >= 0


def is_odd(block: Block) -> bool:
    """Whether a block is unusual, its first line cannot be read, or it was meant to declare something else."""
    return is_unusual(block) or (not block.is_loose and _is_headless(block)) or any(_meant(block))


def _meant(block: Block) -> Iterator[str]:
    return names_meant(block) if block.kind in (LOOSE, UNKNOWN) else iter(())


class Oddities(Record):
    """What blocks that are not closed as they should be make of those around them."""

    openings: Mapping[tuple[int, int], Opening]
    """By file and index, for the blocks about which there is something to say."""
    hidden: frozenset[str]
    """Names of the blocks that a missing brace or a broken header hides from the official engine, and of those that
    broken lines were meant to declare."""
    unclosed: frozenset[str]
    """Names of the blocks that are not closed."""


NO_ODDITIES = Oddities({}, _NONE, _NONE)


def oddities_of(files: Sequence[Sequence[Block]], odd: frozenset[Block]) -> Oddities:
    """The oddities of a schema whose odd blocks are known."""
    if not odd:
        return NO_ODDITIES
    openings: dict[tuple[int, int], Opening] = {}
    for number, blocks in enumerate(files):
        unusual = [i for i in compress(range(len(blocks)), map(odd.__contains__, blocks)) if is_unusual(blocks[i])]
        openings.update(((number, index), opening) for index, opening in _openings(blocks, unusual))
    hidden = {files[file][index].name for (file, index), opening in openings.items() if opening.above}
    for (file, index), opening in openings.items():
        if files[file][index].close < 0 and not opening.is_closed_later:
            hidden.add(files[file][index].name)
    for block in odd:
        hidden.update((block.name,) if _is_headless(block) else (), _meant(block))
    unclosed = {block.name for block in odd if block.close < 0}
    return Oddities(openings, frozenset(hidden - {""}), frozenset(unclosed - {""}))


def _is_headless(block: Block) -> bool:
    return block.lines[block.header].template.mistake is not None


def _openings(blocks: Sequence[Block], unusual: list[int]) -> Iterator[tuple[int, Opening]]:
    """The openings of a file that differ from `CLOSED`: from unusual blocks on to the end of what they reach."""
    if not unusual:
        return
    backwards = range(len(blocks) - 1, -1, -1)
    last_close = next((index for index in backwards if _has_close(blocks[index])), -1)
    done = 0
    for start in (*unusual, last_close + 1):
        if start >= done:
            for done, opening in _run(blocks, start, last_close):
                if opening != CLOSED:
                    yield done, opening
            done += 1


def _run(blocks: Sequence[Block], start: int, last_close: int) -> Iterator[tuple[int, Opening]]:
    """Opening after opening from an unusual block on, until one is as usual."""
    above, names, has_brace = "", set[str](), False
    taken_in: dict[int, frozenset[str]] = {}
    for index in range(start, len(blocks)):
        block, previous, is_closed = blocks[index], blocks[index - 1] if index else None, last_close >= index
        if is_closed and block.close < 0 and not block.is_loose and index not in taken_in:
            taken_in = _taken_in(blocks, index)
        own = item_of(block).line_names
        behind = previous is not None and _begins_behind(previous)
        closes_nothing = _closes_above(block) and (previous is None or previous.close < len(previous.lines))
        brace_above = has_brace and bool(above)
        known, taken = own & names if above else _NONE, taken_in.get(index, _NONE)
        is_empty = bool(above) and not names
        opening = Opening(above, known, is_closed, taken, behind, brace_above, closes_nothing, is_empty)
        yield index, opening
        if block.close >= 0:
            above, names = "", set()
        elif above:
            names |= own
        elif block.kind in KEYWORDS and is_closed:
            above, names, has_brace = block.kind, {*own}, row_of_brace(block) >= 0
        if opening == CLOSED and not is_unusual(block):
            return


def names_meant(block: Block) -> Iterator[str]:
    """What lines outside of blocks, or a block of an unknown kind, were probably meant to declare."""
    if not block.is_loose:
        header = block.lines[block.header]
        yield header.name or header.type
        return
    for line in block.lines:
        words = [token for token in line.tokens if token.strip()][:2] if line.template.form != COMMENT else []
        if len(words) == 2 and words[0] in KEYWORDS:
            yield words[1]


def _begins_behind(block: Block) -> bool:
    if block.is_loose or block.close < 0 or not _has_more(block):
        return False
    line = block.lines[block.close]
    return "{" in line.tokens[line.template.rest :]


def _closes_above(block: Block) -> bool:
    return not block.is_loose and block.lines[block.header].template.closes_above


def _taken_in(blocks: Sequence[Block], first: int) -> dict[int, frozenset[str]]:
    """By index, which of their own names the open blocks from `first` on take in once more, up to the next brace."""
    # No loose lines lie between: an open block ends where the next header stands.
    end = next((index for index in range(first + 1, len(blocks)) if blocks[index].close >= 0), len(blocks) - 1)
    below = {*item_of(blocks[end]).line_names}
    found = {}
    for index in range(end - 1, first - 1, -1):
        own = item_of(blocks[index]).line_names
        found[index] = own & below
        below |= own
    return found


def _has_close(block: Block) -> bool:
    return block.close >= 0 or any(line.template.form == CLOSE for line in block.lines)
