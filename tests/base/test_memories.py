"""Memories in bulk: known keys are made once, and of what is gone little stays."""

from __future__ import annotations

import pytest

from schema_ls.base.memo import Held, Recent


class _Word:
    def __init__(self, text: str) -> None:
        self.text = text


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def recent(made: list[str]) -> Recent[str, str]:
    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    return Recent(make, 3, lambda key, _: len(key) < 5)


def test_what_was_asked_for_lately_is_made_once(recent: Recent[str, str], made: list[str]):
    assert [recent[key] for key in "abcdab"] == [*"ABCDAB"]
    assert made == [*"abcd"]


def test_what_nobody_asked_for_during_two_halves_is_made_again(recent: Recent[str, str], made: list[str]):
    assert [recent[key] for key in "abcdefga"] == [*"ABCDEFGA"]
    assert made == [*"abcdefga"]
    assert len(recent) <= 3


def test_what_is_not_worth_it_is_made_each_time(recent: Recent[str, str], made: list[str]):
    assert [recent["large"], recent["large"]] == ["LARGE", "LARGE"]
    assert (made, len(recent)) == (["large", "large"], 0)


def test_all_that_somebody_holds_stays_one_object():
    words = Held(_Word, 4, 10)
    held = [words[f"held {number}"] for number in range(50)]
    for number in range(500):
        words[f"gone {number}"]
    assert [words[word.text] for word in held] == held
    assert len(words) <= 100


def test_room_shrinks_again_when_what_was_held_is_gone():
    words = Held(_Word, 4, 10)
    held = [words[f"held {number}"] for number in range(50)]
    held.clear()
    for number in range(500):
        words[f"gone {number}"]
    assert len(words) <= 4


def test_long_keys_are_not_kept():
    words = Held(_Word, 4, 10)
    assert words["a long text"] is not words["a long text"]
    assert len(words) == 0
