"""Templates of shapes that the grammar refuses: the least repair that makes a line readable.

A mistake stays within its line. The search is bounded: a few repairs, each drops one token or puts one in;
then what stands before the mistake is kept and the rest is left out; then the line is broken as a whole.
"""

from __future__ import annotations

from schema_ls.syntax import template as t
from schema_ls.syntax.lark_parser import Piece, parse_pieces, pieces_of
from schema_ls.syntax.limits import DEEPEST, LONGEST, LONGEST_REPAIRED
from schema_ls.syntax.template import UNREAD, Mistake, Template
from schema_ls.syntax.trivia import moved

_REPAIRS = 3
_CLOSERS = ("RBRACKET", "RPAR", "RBRACE")
_BEHIND_ARGUMENTS = ("AT", "$END")
"""What says that open brackets should have been closed before."""
_OPENING = "([{"
_CLOSING = ")]}"
_CLOSE = "}"


def template_of(core: str) -> Template:
    """The template of any shape without trivia: by the grammar, else repaired, else `broken`."""
    if len(core) > LONGEST or _depth(core) > DEEPEST:
        return Template(t.BROKEN, mistake=Mistake(0, (), UNREAD))
    pieces = pieces_of(core)
    result = parse_pieces(pieces)
    if isinstance(result, Template):
        return _header_behind_brace(core) or result if result.rest >= 0 else result
    at, expected = result
    if at == 0:  # the first token says what a line is
        return Template(t.BROKEN, mistake=Mistake(at, expected, ""))
    template, repair = (_repaired if len(core) <= LONGEST_REPAIRED else _unrepaired)(pieces, at, expected)
    return template._replace(mistake=Mistake(at, expected, repair))


def _header_behind_brace(core: str) -> Template | None:
    """The template where a `}` ends one block and the next one begins behind it; None where that is not so."""
    behind = parse_pieces(pieces_of(core[1:])) if core.startswith(_CLOSE) else None
    if not isinstance(behind, Template) or behind.form != t.HEADER:
        return None
    return moved(behind, 1)._replace(closes_above=True)


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
    current, mistake = pieces, at
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
        if best is None or best[3][0] == 0:
            break
        _, current, repair, (at, expected) = best
        repairs.append(repair)
    return _cut(pieces, mistake)


def _unrepaired(pieces: list[Piece], at: int, _expected: tuple[str, ...]) -> tuple[Template, str]:
    return _cut(pieces, at)


def _candidates(pieces: list[Piece], at: int, expected: tuple[str, ...]) -> list[tuple[str, list[Piece]]]:
    """Repairs at one place, the likeliest first."""
    terminal = pieces[at][0] if at < len(pieces) else "$END"
    place = pieces[at][1] if at < len(pieces) else _end_of(pieces)
    before, after = pieces[:at], pieces[at:]

    def inserted(names: tuple[str, ...]) -> list[tuple[str, list[Piece]]]:
        fitting = (name for name in names if name in expected)
        return [(f"insert {name}", [*before, (name, place, place), *after]) for name in fitting]

    found = inserted(_CLOSERS)
    if terminal not in _BEHIND_ARGUMENTS:
        found = [*inserted(("COMMA",)), ("drop", before + after[1:]), *found]
    elif terminal == "AT" and not found:
        found = [("drop", before + after[1:])]
    if terminal == "LBRACE" or before[-1][0] == "COMMA":
        found.append(("drop previous", before[:-1] + after))
    if terminal == "COLON" and at > 2 and before[-2][0] == "COMMA":
        comma = before[-2]
        closed = [*before[:-2], ("RBRACKET", comma[1], comma[1]), *before[-2:], *after]
        found.insert(0, ("close previous", closed))
    return found


def _cut(pieces: list[Piece], mistake: int) -> tuple[Template, str]:
    """What parses when the line ends before its mistake: before an attribute, or after its first words."""
    last = next((i for i in range(min(mistake, len(pieces) - 1), 0, -1) if pieces[i][0] == "AT"), 0)
    for end in (last, 2, 1):
        if 0 < end <= mistake:
            result = parse_pieces(pieces[:end])
            if isinstance(result, Template) and result.form != t.BLANK:
                return result, "cut"
    return Template(t.BROKEN), ""
