"""The bounded part of fuzzing: stored inputs and a fixed sequence of new ones; and the fuzzer finds a planted mistake."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from math import inf
from random import Random

import pytest

from fuzz import laws, mutate
from fuzz.asks import Change, Mirror
from fuzz.corpus import reached, seeds, seeds_of, stored
from fuzz.guided import Kept, Pool
from fuzz.run import KINDS, inputs, search
from fuzz.smaller import smaller
from schema_ls.syntax.tree import Tree

STORED = stored()
EACH = 5
"""New inputs for each law."""


@pytest.mark.parametrize(("law", "name", "text"), STORED, ids=[f"{law}-{name}" for law, name, _ in STORED])
def test_what_once_broke_a_law_breaks_it_no_more(law: str, name: str, text: str):
    assert laws.broken(law, text) == [], name


@pytest.mark.parametrize("law", laws.LAWS)
def test_what_reaches_branches_breaks_no_law(law: str):
    assert [text for other, text in reached() if other == law and laws.broken(law, text)] == []


@pytest.mark.parametrize("law", [law for law in KINDS if law in laws.LAWS])
def test_what_was_written_for_a_law_keeps_it(law: str):
    assert [text for text in seeds_of(KINDS[law]) if laws.broken(law, text)] == []


@pytest.mark.parametrize("law", laws.LAWS)
def test_new_inputs_break_no_law(law: str):
    assert search(islice(inputs([law], Random(law)), EACH), store=False).failures == {}


def test_pieces_of_a_text_are_the_text():
    for text in seeds():
        assert "".join(mutate.tokens_of(text)) == text


def test_a_planted_mistake_is_found_and_made_small(monkeypatch: pytest.MonkeyPatch):
    whole = Tree.__str__
    monkeypatch.setattr(Tree, "__str__", lambda tree: whole(tree).replace("[[", "["))
    found = search(islice(inputs(["lossless"], Random(4)), 1_000), store=False)
    assert [*found.failures.values()] == ["[["]


DEEP = ("@@", "?", "\\", "é")


def depth(text: str) -> int:
    """How many of the conditions hold, of which each is looked at only behind the one before: a lock of four digits."""
    return next((number for number, sign in enumerate(DEEP) if sign not in text), len(DEEP))


class Reaching:
    """Branches of a program that takes one more with each condition that holds."""

    def __init__(self) -> None:
        self.deepest = 0

    def count(self) -> int:
        return self.deepest


def test_what_lies_deep_is_found_step_by_step():
    branches, start = Reaching(), Kept("lossless", "model A {\n}\n")
    pool = Pool(branches, ["lossless"], [start], Random(1))
    tries = 0
    for one in islice(pool.inputs(1, inf), 20_000):
        tries += 1
        branches.deepest = max(branches.deepest, depth(one.text))
        if branches.deepest == len(DEEP):
            break
    assert branches.deepest == len(DEEP)
    assert [depth(kept.text) for kept in pool.kept] == sorted({depth(kept.text) for kept in pool.kept})
    blind = (mutate.mutated(start.text, [start.text], random) for random in [Random(1)] for _ in range(tries))
    assert max(map(depth, blind)) < len(DEEP)


def picky(text: str) -> Iterator[str]:
    yield str(1 // text.count("x"))


def test_what_is_raised_counts_as_broken(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(laws.LAWS, "lossless", picky)
    assert laws.broken("lossless", "x") == ["1"]
    assert laws.broken("lossless", "y")[0].startswith("ZeroDivisionError at ")


def test_the_smallest_part_is_kept():
    assert smaller("a b c { d } e f g", lambda text: "{" in text and "}" in text) == "{}"


@pytest.mark.parametrize(
    ("text", "change", "after"),
    [
        ("ab\ncd\n", Change((0, 1), (1, 1), "X\nY"), "aX\nYd\n"),
        ("a\U0001f469b\n", Change((0, 3), (0, 4), ""), "a\U0001f469\n"),
        ("a\r", Change((1, 0), (1, 0), "\nb"), "a\r\nb"),
        ("", Change((0, 0), (0, 0), "x"), "x"),
    ],
)
def test_the_mirror_changes_what_an_editor_changes(text: str, change: Change, after: str):
    mirror = Mirror(text)
    mirror.apply(change)
    assert (mirror.text, mirror.lines) == (after, Mirror(after).lines)
