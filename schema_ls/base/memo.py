"""A memory of results of pure functions, bounded by two generations."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_NOTHING = object()


class Memo(Generic[K, V]):
    """Remembers what `make` gave for a key.

    Entries live in a young and an old generation: when the young one is full it becomes the old one, and
    what was not asked for meanwhile is forgotten. `misses` counts how often `make` really ran; tests use it
    to show what a change recomputes.
    """

    __slots__ = ("_make", "_old", "_young", "limit", "misses")

    def __init__(self, make: Callable[[K], V], limit: int = 100_000) -> None:
        self._make = make
        self._young: dict[K, V] = {}
        self._old: dict[K, V] = {}
        self.limit = limit
        self.misses = 0

    def __call__(self, key: K) -> V:
        """The result for `key`, made now or remembered."""
        young = self._young
        known = young.get(key, _NOTHING)
        if known is not _NOTHING:
            return cast(V, known)
        if key in self._old:
            value = self._old[key]
        else:
            self.misses += 1
            value = self._make(key)
        if len(young) >= self.limit:
            self._old = young
            self._young = young = {}
        young[key] = value
        return value

    def clear(self) -> None:
        """Forget everything."""
        self._young.clear()
        self._old.clear()
