"""Several things in one sentence."""

from __future__ import annotations

import pytest

from schema_ls.base.listing import listed, listed_names


@pytest.mark.parametrize(
    ("words", "said"), [("a", "a"), ("a b", "a and b"), ("a b c", "a, b and c"), ("a b c d", "a, b, c and d")]
)
def test_words_are_listed_as_a_person_does(words: str, said: str) -> None:
    assert listed(words.split()) == said
    assert listed(words.split(), "or") == said.replace("and", "or")


@pytest.mark.parametrize(("most", "said"), [(None, "`a`, `b` and `c`"), (3, "`a`, `b` and `c`"), (1, "`a` and 2 more")])
def test_of_many_names_the_others_are_a_number(most: int | None, said: str) -> None:
    assert listed_names("abc", most=most) == said
