"""What one run leaves to the next, in the hands of whoever may write files.

Loads nothing, so that a process can say who keeps things before anything is worth keeping.
"""

from __future__ import annotations

from typing import Any, Protocol


class Keeper(Protocol):
    """Remembers rows of plain values by a key: texts, numbers, truth values, None, and tuples of these."""

    def find(self, key: str) -> tuple[Any, ...] | None:
        """The row of a key."""

    def add(self, key: str, row: tuple[Any, ...]) -> None:
        """Remember a row that is not there yet."""

    def save(self) -> None:
        """Write down what is new."""


_keepers: list[Keeper] = []


def keep_in(keeper: Keeper) -> None:
    """Ask and tell `keeper` from now on."""
    _keepers[:] = [keeper]


def find(key: str) -> tuple[Any, ...] | None:
    """The row that was kept for a key; None where nobody keeps any."""
    return _keepers[0].find(key) if _keepers else None


def add(key: str, row: tuple[Any, ...]) -> None:
    """Leave a row to later runs."""
    for keeper in _keepers:
        keeper.add(key, row)


def save() -> None:
    """Have written down what is new."""
    for keeper in _keepers:
        keeper.save()
