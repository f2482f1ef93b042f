"""The smallest part of an input that still breaks a law in the same way."""

from __future__ import annotations

from collections.abc import Callable

from fuzz.mutate import tokens_of


def smaller(text: str, is_broken: Callable[[str], bool], tries: int = 120) -> str:
    """`text` with all that can be left out, first by halves, then by tokens; `tries` bounds the work."""
    tokens = tokens_of(text)
    size = max(len(tokens) // 2, 1)
    while size and tries:
        place = 0
        while place < len(tokens) and tries:
            tries -= 1
            shorter = tokens[:place] + tokens[place + size :]
            if is_broken("".join(shorter)):
                tokens = shorter
            else:
                place += size
        size //= 2
    return "".join(tokens)
