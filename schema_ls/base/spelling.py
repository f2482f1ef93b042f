"""Which known word a person probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_LONGEST = 200
"""Code points beyond which no word is compared: the work grows with their square, and no name is that long."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`, letter case aside; None where nothing comes close."""
    return _nearest(word.casefold(), tuple(known)) if len(word) <= _LONGEST else None


@lru_cache(maxsize=500)  # one wrong word often stands in many places
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches  # only now: few words are wrong

    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(candidate.casefold(), candidate)
    found = get_close_matches(word, by_fold, n=1, cutoff=0.7)
    return by_fold[found[0]] if found else None
