"""Cached properties are made once for each object, and see those of the class above."""

from __future__ import annotations

from schema_ls.base.memo import cached_property


class _Above:
    def __init__(self) -> None:
        self.made: list[str] = []

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What it says."""
        self.made.append("above")
        return ("a",)


class _Below(_Above):
    @cached_property
    def names(self) -> tuple[str, ...]:
        self.made.append("below")
        return (*super().names, "b")


def test_it_is_made_once_for_each_object() -> None:
    one, other = _Above(), _Above()
    assert [one.names, one.names, other.names] == [("a",)] * 3
    assert one.made == other.made == ["above"]


def test_one_that_extends_that_of_the_class_above_keeps_its_own_value() -> None:
    below = _Below()
    assert [below.names, below.names] == [("a", "b")] * 2
    assert below.made == ["below", "above"]


def test_it_can_be_forgotten() -> None:
    one = _Above()
    assert one.names == ("a",)
    del one.names
    assert one.names == ("a",)
    assert one.made == ["above", "above"]


def test_a_class_shows_what_it_says() -> None:
    assert _Above.names.__doc__ == "What it says."
