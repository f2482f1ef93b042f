"""Which lines give way to which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema_ls.format.difference import Hunk, hunks
from tests.fuzz.work import calls_of

LINES = st.lists(st.sampled_from(["", "}", "a", "b", "c", "d", "e", "f"]), max_size=30)


def applied(before: list[str], after: list[str]) -> list[str]:
    """What the hunks make of the old lines."""
    lines = list(before)
    for first, end, start, stop in reversed(hunks(before, after)):
        lines[first:end] = after[start:stop]
    return lines


@given(LINES, LINES)
def test_the_difference_leads_from_one_text_to_the_other(before: list[str], after: list[str]):
    assert applied(before, after) == after


@given(LINES)
def test_equal_texts_do_not_differ(lines: list[str]):
    assert hunks(lines, list(lines)) == []


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("a b c", "a x c", [Hunk(1, 2, 1, 2)]),
        ("a b c d", "a c d", [Hunk(1, 2, 1, 1)]),
        ("a } b }", "a } - b }", [Hunk(2, 2, 2, 3)]),
        ("a x b x c", "a b c x x y", [Hunk(1, 2, 1, 1), Hunk(3, 4, 2, 2), Hunk(5, 5, 3, 6)]),
        ("a a } b b }", "a } - b }", [Hunk(1, 2, 1, 1), Hunk(3, 4, 2, 3)]),
        ("", "a", [Hunk(0, 0, 0, 1)]),
    ],
)
def test_lines_that_stay_are_no_part_of_it(before: str, after: str, found: list[Hunk]):
    assert hunks(before.split(), after.split()) == found


@pytest.mark.parametrize("line", ["same", "{}"], ids=["alike", "different"])
def test_it_is_linear(line: str):
    def work(count: int) -> int:
        lines = [line.format(number) for number in range(count)]
        spread = [part for one in lines for part in (one, "", "new")]
        return calls_of(lambda: hunks([part for one in lines for part in (one, "old")], spread))

    assert work(4_000) < 2.6 * work(2_000)
