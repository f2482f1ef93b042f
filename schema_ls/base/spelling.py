"""Which known word a person probably meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 200
"""Code points beyond which no word is compared: the work grows with their square, and no name is that long."""
_MANY = 1_000
"""Beyond so many known words a word is not compared with all of them: thousands of wrong ones would take minutes."""
_NEAR = 50
"""It is compared with so many before and behind it in order."""


_CLOSE = 0.7
"""How alike two words are at least, from 0 to 1; two of three letters are less."""
ONE_OF_THREE = 0.66
"""As alike as words of three letters of which one is wrong."""


def nearest(word: str, known: Iterable[str], *, closeness: float = _CLOSE) -> str | None:
    """The known word that looks most like `word`, letter case aside; None where nothing comes close."""
    return _nearest(word.casefold(), tuple(known), closeness) if len(word) <= _LONGEST else None


@lru_cache(maxsize=500)  # one wrong word often stands in many places
def _nearest(word: str, known: tuple[str, ...], closeness: float) -> str | None:
    from difflib import get_close_matches  # only now: few words are wrong

    by_fold = _folded(known)
    found = get_close_matches(word, _around(word, known) if len(by_fold) > _MANY else by_fold, n=1, cutoff=closeness)
    return by_fold[found[0]] if found else None


@lru_cache(maxsize=50)
def _folded(known: tuple[str, ...]) -> dict[str, str]:
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(candidate.casefold(), candidate)
    return by_fold


@lru_cache(maxsize=50)
def _sorted(known: tuple[str, ...]) -> list[str]:
    return sorted(_folded(known))


def _around(word: str, known: tuple[str, ...]) -> list[str]:
    """Those that begin most like a word."""
    words = _sorted(known)
    place = bisect_left(words, word)
    return words[max(place - _NEAR, 0) : place + _NEAR]
