"""Lists that follow each other: values are made once, also where the making was stopped in between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema_ls.base import memo
from schema_ls.base.memo import Mapped, common_ends

KEYS = [f"key{number}" for number in range(9)]
LISTS = st.lists(st.lists(st.sampled_from(KEYS), max_size=8), max_size=6)


@given(LISTS, st.sets(st.integers(0, 30)))
def test_values_are_those_of_the_keys_wherever_it_was_stopped(lists: list[list[str]], stops: set[int]) -> None:
    asked = -1

    def stop() -> None:
        nonlocal asked
        asked += 1
        if asked in stops:
            raise InterruptedError

    mapped = Mapped(str.upper)
    for keys in lists:
        try:
            assert mapped(keys, stop) == [key.upper() for key in keys]
        except InterruptedError:
            continue


def test_what_was_made_before_a_stop_is_not_made_again() -> None:
    mapped = Mapped(str.upper)
    left = 3

    def stop() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise InterruptedError

    for keys in (KEYS, KEYS[1:] + KEYS[:1]):
        for _ in range(4):
            left = 3
            try:
                mapped(keys, stop)
            except InterruptedError:
                continue
    assert mapped(KEYS[1:] + KEYS[:1]) == [key.upper() for key in KEYS[1:] + KEYS[:1]]
    assert mapped.misses <= 2 * len(KEYS)


def test_what_was_known_before_a_stop_is_not_made_again() -> None:
    def stop() -> None:
        raise InterruptedError

    mapped = Mapped(str.upper)
    mapped(KEYS)
    keys = ["before", *KEYS, "behind"]
    with pytest.raises(InterruptedError):
        mapped(keys, stop)
    assert mapped(keys) == [key.upper() for key in keys]
    assert mapped.misses == len(keys)


class _Thing:
    """Something that equals nothing but itself."""


@given(st.lists(st.integers(0, 3), max_size=12), st.lists(st.integers(0, 3), max_size=12), st.integers(1, 5))
def test_ends_in_common_are_those_of_a_comparison_one_by_one(old: list[int], new: list[int], piece: int) -> None:
    things = [_Thing() for _ in range(4)]
    one, other = [things[n] for n in old], [things[n] for n in new]
    start = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a is not b), min(len(one), len(other)))
    left = min(len(one), len(other)) - start
    backwards = zip(reversed(one), reversed(other), strict=False)
    same = next((n for n, (a, b) in enumerate(backwards) if n == left or a is not b), left)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memo, "_PIECE", piece)
        assert common_ends(one, other) == (start, min(same, left))
