"""Semantic tokens as numbers: five for each, its place relative to the one before.

They are kept as text by block. What differs from the answer before is found by comparing blocks, then numbers within
those that differ.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from schema_ls.base.memo import Mapped, Noted, never
from schema_ls.ide.semantic_tokens import kinds_named, tokens_of_block
from schema_ls.model.schema import Schema, Scope
from schema_ls.server.asked import Answer, Asked, Stop
from schema_ls.server.convert import Encoded, Encoding, character_of
from schema_ls.syntax.tree import Block

KIND = "semantic tokens"
_COLOURS = "colours"


class Coloured(NamedTuple):
    """The tokens of a block: rows in it of the first and the last one, and their numbers as text.

    The very first number, how many lines the first token lies below another one, is left out: it depends on what stands
    above the block.
    """

    first: int
    last: int
    size: int
    """Of all numbers, the very first one among them."""
    text: str


Piece = tuple[int, Coloured]
"""The very first number of a block, and all others."""


def full(asked: Asked) -> Answer:
    """All tokens of the document."""
    pieces = _pieces(asked)
    return _whole(asked.results.keep(KIND, asked.uri, pieces), pieces)


def delta(asked: Asked) -> Answer:
    """What differs from the tokens of an answer that the client still has; all tokens where we do not."""
    before = asked.results.get(KIND, asked.uri, asked.option("previousResultId"))
    pieces = _pieces(asked)
    identity = asked.results.keep(KIND, asked.uri, pieces)
    if before is None:
        return _whole(identity, pieces)
    return {"resultId": identity, "edits": edits_between(before, pieces)}


def some_rows(asked: Asked) -> Answer:
    """The tokens of the blocks that a range touches."""
    span, schema = asked.span, asked.schema
    places = list(schema.places_in(asked.file, range(span.row, span.end_row + 1)))
    blocks = [place.item.block for place in places]
    coloured = [_coloured(block, kinds_named(block, schema.faces), asked.encoding) for block in blocks]
    pieces = placed(coloured, [place.row for place in places])
    return Encoded.of(f'{{"data":[{_text(pieces)}]}}')


class Colours:
    """The tokens of a document in its last state. A block is looked at again when it sees something else than before."""

    def __init__(self, encoding: Encoding) -> None:
        self._blocks = Mapped(partial(_of_scope, encoding))
        self._scopes: list[Scope] = []
        self._pieces: list[Piece] = []

    def pieces(self, schema: Schema, file: int, stop: Stop = never) -> list[Piece]:
        """The tokens of a file, without blocks that have none."""
        scopes = schema.scopes[file]
        if scopes is not self._scopes:
            self._pieces = placed(self._blocks(scopes, stop), schema.files[file].tree.starts)
            self._scopes = scopes
        return self._pieces


def placed(blocks: Iterable[Coloured | None], starts: Iterable[int]) -> list[Piece]:
    """The tokens of blocks that start in some rows, one behind the other."""
    found = []
    last = 0
    for row, block in zip(starts, blocks, strict=False):
        if block is not None:
            found.append((row + block.first - last, block))
            last = row + block.last
    return found


def edits_between(before: list[Piece], after: list[Piece]) -> list[dict[str, int | list[int]]]:
    """One edit that makes the numbers of `after` from those of `before`, none where they are equal."""
    head = _same(before, after)
    tail = _same(before[head:][::-1], after[head:][::-1])
    old, new = _numbers(before[head : len(before) - tail]), _numbers(after[head : len(after) - tail])
    start = sum(block.size for _, block in before[:head])
    inner = _same(old, new)
    end = _same(old[inner:][::-1], new[inner:][::-1])
    old, new = old[inner : len(old) - end], new[inner : len(new) - end]
    return [{"start": start + inner, "deleteCount": len(old), "data": new}] if old or new else []


def _same(one: list[Piece] | list[int], other: list[Piece] | list[int]) -> int:
    """How many of the first entries are equal."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (left, right) in pairs if left != right), min(len(one), len(other)))


def _pieces(asked: Asked) -> list[Piece]:
    known = asked.results.last(_COLOURS, asked.uri)
    if known is None:
        known = Colours(asked.encoding)
        asked.results.keep(_COLOURS, asked.uri, known)
    found: list[Piece] = known.pieces(asked.schema, asked.file, asked.stop)
    return found


def _whole(identity: str, pieces: list[Piece]) -> Encoded:
    return Encoded.of(f'{{"resultId":{json.dumps(identity)},"data":[{_text(pieces)}]}}')


def _text(pieces: list[Piece]) -> str:
    return ",".join([f"{gap},{block.text}" for gap, block in pieces])


def _numbers(pieces: list[Piece]) -> list[int]:
    numbers: list[int] = json.loads(f"[{_text(pieces)}]")
    return numbers


def _of_scope(encoding: Encoding, scope: Scope) -> Coloured | None:
    block = scope.item.block
    return _coloured(block, kinds_named(block, scope.faces), encoding)


def _colour(block: Block, kinds: tuple[str, ...], encoding: Encoding) -> Coloured | None:
    """The tokens of a block whose types are of some kinds; None where there are none."""
    numbers: list[int] = []
    first = last = start = 0
    for row, column, length, type_, modifiers in tokens_of_block(block, kinds):
        text = block.lines[row].text
        begin, end = (character_of(text, at, encoding) for at in (column, column + length))
        if not numbers:
            first = last = row
        numbers += (row - last, begin - (start if row == last else 0), end - begin, type_, modifiers)
        last, start = row, begin
    text = ",".join(map(str, numbers[1:]))
    return Coloured(first, last, len(numbers), text) if numbers else None


_coloured = Noted(_colour)
