"""Templates of shapes that the grammar refuses: the least repair that makes a line readable.

A mistake stays within its line. The search is bounded: a few repairs, each drops one token or puts one in;
then what stands before the mistake is kept and the rest is left out; then the line is broken as a whole.
"""

from __future__ import annotations

from schema_ls.syntax import template as t
from schema_ls.syntax.lark_parser import Piece, parse_pieces, pieces_of
from schema_ls.syntax.template import Mistake, Template

LONGEST = 2_000
"""Tokens of a line beyond which it is not parsed: Lark takes 20 us for each."""
DEEPEST = 64
"""Open brackets beyond which a line is not parsed, as whatever reads its template calls itself for each."""

_REPAIRS = 3
_CLOSERS = ("RBRACKET", "RPAR", "RBRACE", "COMMA")
_OPENING = "([{"
_CLOSING = ")]}"


def template_of(core: str) -> Template:
    """The template of any shape without trivia: by the grammar, else repaired, else `broken`."""
    if len(core) > LONGEST or _depth(core) > DEEPEST:
        return Template(t.BROKEN, mistake=Mistake(0, (), ""))
    pieces = pieces_of(core)
    result = parse_pieces(pieces)
    if isinstance(result, Template):
        return result
    at, expected = result
    template, repair = _repaired(pieces, at, expected)
    return template._replace(mistake=Mistake(at, expected, repair))


def _depth(shape: str) -> int:
    depth = deepest = 0
    for letter in shape:
        if letter in _OPENING:
            depth += 1
            deepest = max(deepest, depth)
        elif letter in _CLOSING:
            depth -= 1
    return deepest


def _end_of(pieces: list[Piece]) -> int:
    return pieces[-1][2] if pieces else 0


def _repaired(pieces: list[Piece], at: int, expected: tuple[str, ...]) -> tuple[Template, str]:
    current = pieces
    repairs: list[str] = []
    for _ in range(_REPAIRS):
        best: tuple[int, list[Piece], str, tuple[int, tuple[str, ...]]] | None = None
        for repair, candidate in _candidates(current, at, expected):
            result = parse_pieces(candidate)
            if isinstance(result, Template):
                return result, "; ".join((*repairs, repair))
            progress = candidate[result[0]][1] if result[0] < len(candidate) else _end_of(pieces)
            if best is None or progress > best[0]:
                best = progress, candidate, repair, result
        if best is None:
            break
        _, current, repair, (at, expected) = best
        repairs.append(repair)
    return _cut(pieces, len(pieces))


def _candidates(pieces: list[Piece], at: int, expected: tuple[str, ...]) -> list[tuple[str, list[Piece]]]:
    found = []
    place = pieces[at][1] if at < len(pieces) else _end_of(pieces)
    if at < len(pieces):
        found.append(("drop", pieces[:at] + pieces[at + 1 :]))
    for terminal in _CLOSERS:
        if terminal in expected:
            found.append((f"insert {terminal}", [*pieces[:at], (terminal, place, place), *pieces[at:]]))
    return found


def _cut(pieces: list[Piece], length: int) -> tuple[Template, str]:
    """What parses when the line ends before one of its attributes, or after its first words."""
    ends = [i for i, piece in enumerate(pieces[:length]) if piece[0] == "AT"]
    for end in (*reversed(ends), 2, 1):
        if 0 < end < length:
            result = parse_pieces(pieces[:end])
            if isinstance(result, Template) and result.form != t.BLANK:
                return result, "cut"
    return Template(t.BROKEN), ""
