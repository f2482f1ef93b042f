"""New texts from old ones: tokens are taken out, doubled, exchanged and put elsewhere, as slips of a hand and of a merge."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

_TOKEN = re.compile(r'\r\n|\n|\s+|//[^\r\n]*|"(?:[^"\\\r\n]|\\.)*"|\w+|@@?|.', re.DOTALL)
HOSTILE = (
    *('"', "\\", "\n", "\r", "\0", "\t", "/*", "*/", "//", "///", "{", "}", "(", ")", "[", "]", "@", "@@", "?", "!"),
    *("\u202e", "\u2028", "\x1b[31m", "\x85", "\ufeff", "\U0001f469\u200d\U0001f4bb", "\ud800", "é", "</script>"),
    *(
        "model ",
        "enum ",
        "type ",
        "view ",
        "datasource ",
        "generator ",
        "@relation(",
        "@default(",
        "@@index([",
        "$",
        "__",
    ),
    *("1", "-9223372036854775809", "1e999", "a" * 300, "%s%n", "${A}", "${A:-${A}}", "::error::", "=", ":", ",", "."),
)
"""What somebody who means harm would put somewhere, and what parts of a schema are made of."""


def tokens_of(text: str) -> list[str]:
    """The text in pieces; joined they are the text."""
    return _TOKEN.findall(text)


def mutated(text: str, others: Sequence[str], random: Random) -> str:
    """The text with a few changes; `others` are texts that pieces are taken from."""
    tokens = tokens_of(text)
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        random.choice(_CHANGES)(tokens, others, random)
    return "".join(tokens)


def _remove(tokens: list[str], _others: Sequence[str], random: Random) -> None:
    start = _place(tokens, random)
    del tokens[start : start + random.choice((1, 1, 2, 10))]


def _double(tokens: list[str], _others: Sequence[str], random: Random) -> None:
    start = _place(tokens, random)
    piece = tokens[start : start + random.choice((1, 5, 40))]
    tokens[start:start] = piece * random.choice((1, 1, 3))


def _exchange(tokens: list[str], _others: Sequence[str], random: Random) -> None:
    one, other = _place(tokens, random), _place(tokens, random)
    tokens[one : one + 1], tokens[other : other + 1] = tokens[other : other + 1], tokens[one : one + 1]


def _insert(tokens: list[str], _others: Sequence[str], random: Random) -> None:
    tokens.insert(_place(tokens, random), random.choice(HOSTILE))


def _replace(tokens: list[str], _others: Sequence[str], random: Random) -> None:
    start = _place(tokens, random)
    tokens[start : start + 1] = [random.choice((*HOSTILE, *tokens[-20:]))]


def _graft(tokens: list[str], others: Sequence[str], random: Random) -> None:
    source = tokens_of(random.choice(others))
    start = _place(source, random)
    place = _place(tokens, random)
    tokens[place:place] = source[start : start + random.choice((1, 4, 30))]


def _swap(tokens: list[str], others: Sequence[str], random: Random) -> None:
    """A word gives way to a word, a text to a text."""
    wanted = random.choice([token for token in tokens_of(random.choice(others)) if not token.isspace()] or ["x"])
    alike = [place for place, token in enumerate(tokens) if _kind(token) == _kind(wanted)]
    if alike:
        tokens[random.choice(alike)] = wanted


def _kind(token: str) -> str:
    return "w" if token[0].isalnum() else token[0]


def _splice(tokens: list[str], others: Sequence[str], random: Random) -> None:
    """From some line on it is another text."""
    source = tokens_of(random.choice(others))
    del tokens[_line_start(tokens, random) :]
    tokens += source[_line_start(source, random) :]


def _import(tokens: list[str], others: Sequence[str], random: Random) -> None:
    """Some lines of another text come in."""
    source = tokens_of(random.choice(others))
    start, end = sorted((_line_start(source, random), _line_start(source, random)))
    place = _line_start(tokens, random)
    tokens[place:place] = source[start:end]


def _line_start(tokens: Sequence[str], random: Random) -> int:
    return random.choice([0, *(place for place, token in enumerate(tokens, 1) if "\n" in token)])


def _cut(tokens: list[str], _others: Sequence[str], random: Random) -> None:
    del tokens[_place(tokens, random) :]


def _place(tokens: Sequence[str], random: Random) -> int:
    return random.randrange(len(tokens) + 1)


_CHANGES: tuple[Callable[[list[str], Sequence[str], Random], None], ...] = (
    *(_remove, _double, _exchange, _insert, _insert, _replace, _replace, _graft, _graft, _cut),
    *(_swap, _swap, _splice, _import),
)
