"""The bounded part of fuzzing: stored inputs and a fixed sequence of new ones; and the fuzzer finds a planted mistake."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

import pytest

from fuzz import laws, mutate
from fuzz.corpus import seeds, stored
from fuzz.run import inputs, search
from fuzz.smaller import smaller
from schema_ls.syntax.tree import Tree

STORED = stored()
EACH = 5
"""New inputs for each law."""


@pytest.mark.parametrize(("law", "name", "text"), STORED, ids=[f"{law}-{name}" for law, name, _ in STORED])
def test_what_once_broke_a_law_breaks_it_no_more(law: str, name: str, text: str):
    assert laws.broken(law, text) == [], name


@pytest.mark.parametrize("law", laws.LAWS)
def test_new_inputs_break_no_law(law: str):
    texts = islice(inputs(seeds(), Random(law)), EACH)
    assert search((law,), texts, lambda: True, keep=False).failures == {}


def test_pieces_of_a_text_are_the_text():
    for text in seeds():
        assert "".join(mutate.tokens_of(text)) == text


def test_a_planted_mistake_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch):
    whole = Tree.__str__
    monkeypatch.setattr(Tree, "__str__", lambda tree: whole(tree).replace("[[", "["))
    found = search(("lossless",), islice(inputs(seeds(), Random(4)), 1_000), lambda: True, keep=False)
    assert [*found.failures.values()] == ["[["]


def picky(text: str) -> Iterator[str]:
    yield str(1 // text.count("x"))


def test_what_is_raised_counts_as_broken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(laws.LAWS, "lossless", picky)
    assert laws.broken("lossless", "x") == ["1"]
    assert laws.broken("lossless", "y")[0].startswith("ZeroDivisionError at ")


def test_the_smallest_part_is_kept():
    assert smaller("a b c { d } e f g", lambda text: "{" in text and "}" in text) == "{}"
