"""How much work something is, told by counting calls: it is the same on every machine and at every hour."""

from __future__ import annotations

import gc
import itertools
import sys
from collections.abc import Callable
from types import FrameType


def calls_of(work: Callable[[], object]) -> int:
    """The calls, of Python and of C, and the resumed generators while something runs."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    was_on, before = gc.isenabled(), sys.getprofile()
    gc.disable()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
        if was_on:
            gc.enable()
    return count


def growth(work: Callable[[str], object], make: Callable[[int], str], size: int) -> float:
    """By how much the work on a text grows when its size is doubled: 2 where it is linear, 4 where it is quadratic.

    The less of two looks: a memory that is full after what ran before is cleared in the midst of one.
    """
    work(new(make(size - 1)))  # what is loaded, and shapes of lines that are learned, cost once
    return min(_growth(work, make, size) for _ in range(2))


def _growth(work: Callable[[str], object], make: Callable[[int], str], size: int) -> float:
    small, large = new(make(size)), new(make(2 * size))
    return calls_of(lambda: work(large)) / calls_of(lambda: work(small))


_numbers = itertools.count()


def new(text: str) -> str:
    """The text with a comment on each line: no line or block of it was ever seen before."""
    return text.replace("\n", f" // {next(_numbers)}\n")
