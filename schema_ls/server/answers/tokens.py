"""Semantic tokens as numbers: five for each, its place relative to the one before.

Blocks that did not change are the same objects, and so are their numbers. What differs from the answer before is found
by comparing blocks, then numbers within those that differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from schema_ls.base.memo import Memo
from schema_ls.ide.semantic_tokens import Row, tokens_by_block
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import Encoding, character_of
from schema_ls.syntax.tree import Block

KIND = "semantic tokens"
Numbers = tuple[int, ...]
Piece = tuple[int, Numbers]
"""Lines between the last token before a block and its first one, and the numbers of the block's tokens."""


def full(asked: Asked) -> Answer:
    """All tokens of the document."""
    pieces = _pieces(asked)
    return {"resultId": asked.results.keep(KIND, asked.uri, pieces), "data": _data(pieces)}


def delta(asked: Asked) -> Answer:
    """What differs from the tokens of an answer that the client still has; all tokens where we do not."""
    before = asked.results.get(KIND, asked.uri, asked.option("previousResultId"))
    pieces = _pieces(asked)
    identity = asked.results.keep(KIND, asked.uri, pieces)
    if before is None:
        return {"resultId": identity, "data": _data(pieces)}
    return {"resultId": identity, "edits": edits_between(before, pieces)}


def some_rows(asked: Asked) -> Answer:
    """The tokens of the blocks that a range touches."""
    span = asked.span
    return {"data": _data(_pieces(asked, range(span.row, span.end_row + 1)))}


def edits_between(before: list[Piece], after: list[Piece]) -> Answer:
    """One edit that makes the numbers of `after` from those of `before`, none where they are equal."""
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    old, new = _data(before[head : len(before) - tail]), _data(after[head : len(after) - tail])
    start = sum(len(numbers) for _, numbers in before[:head])
    inner = _same(old, new)
    end = _same(old[inner:][::-1], new[inner:][::-1])
    old, new = old[inner : len(old) - end], new[inner : len(new) - end]
    return [{"start": start + inner, "deleteCount": len(old), "data": new}] if old or new else []


def _same(one: list[Piece] | list[int], other: list[Piece] | list[int]) -> int:
    """How many of the first entries are equal."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _pieces(asked: Asked, rows: range | None = None) -> list[Piece]:
    """The tokens of all blocks, or of those that some rows touch. Blocks without any are left out."""
    found = []
    last = 0
    for row, block, tokens in tokens_by_block(asked.schema, asked.file):
        if tokens and (rows is None or (row < rows.stop and row + len(block.lines) > rows.start)):
            found.append((row + tokens[0][0] - last, _numbers_of((block, tokens, asked.encoding))))
            last = row + tokens[-1][0]
    return found


def _data(pieces: Iterable[Piece]) -> list[int]:
    """The numbers of blocks one behind the other."""
    return list(chain.from_iterable((gap, *numbers[1:]) for gap, numbers in pieces))


def _numbers(key: tuple[Block, tuple[Row, ...], Encoding]) -> Numbers:
    """The numbers of a block's tokens, the first of which counts from its own line."""
    block, tokens, encoding = key
    numbers: list[int] = []
    last, start = tokens[0][0], 0
    for row, column, length, type_, modifiers in tokens:
        text = block.lines[row].text
        first, end = (character_of(text, at, encoding) for at in (column, column + length))
        numbers += (row - last, first - (start if row == last else 0), end - first, type_, modifiers)
        last, start = row, first
    return tuple(numbers)


_numbers_of = Memo(_numbers, limit=20_000)
