"""The words that a name is made of, and the ways of writing them together."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(20_000)
def words_of(name: str) -> tuple[str, ...]:
    """`totalPrice`, `total_price` and `TotalPRICE` are ("total", "price"): lower case, digits on their own."""
    words: list[str] = []
    before = ""
    for index, letter in enumerate(name):
        if letter.isalnum():
            if not before.isalnum() or _begins_word(before, letter, name[index + 1 : index + 2]):
                words.append("")
            words[-1] += letter
        before = letter
    return tuple(word.lower() for word in words)


def _begins_word(before: str, letter: str, after: str) -> bool:
    if letter.isdigit() or before.isdigit():
        return letter.isdigit() is not before.isdigit()
    return letter.isupper() and (not before.isupper() or after.islower())


def camel_case(name: str) -> str:
    """`totalPrice`."""
    first, *others = words_of(name) or ("",)
    return first + "".join(word.capitalize() for word in others)


def pascal_case(name: str) -> str:
    """`TotalPrice`."""
    return "".join(word.capitalize() for word in words_of(name))


def capitalized(name: str) -> str:
    """A name with a capital at its start, and nothing else changed."""
    return name[:1].upper() + name[1:]


def snake_case(name: str) -> str:
    """`total_price`. Digits stay with the word before them."""
    return re.sub(r"_(?=\d)", "", "_".join(words_of(name)))
