"""Tables of which each state is a value, and which cost little to take over from one state to the next."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, MutableMapping, ValuesView
from typing import Any, TypeVar, cast

K = TypeVar("K")
V = TypeVar("V")
_NOTHING: Any = object()
_GONE: Any = object()
_MANY = 250
"""Entries that differ beyond which a copy gets a dictionary of its own."""


class Layered(MutableMapping[K, V]):
    """A dictionary whose copies share what they have in common: copying costs what changed since the last full one.

    Keys keep their order as in a dictionary, but for one that was deleted and came back: where that stands is open.
    """

    __slots__ = ("_below", "_is_shared", "_own")

    def __init__(self, below: dict[K, V] | None = None) -> None:
        self._below: dict[K, V] = {} if below is None else below
        self._is_shared = False
        self._own: dict[K, V] = {}
        """What differs from `_below`, where others hold that, too; `_GONE` for what was deleted."""

    def copy(self) -> Layered[K, V]:
        """Another table of the same entries: changing one leaves the other as it is."""
        if len(self._own) > _MANY:
            self._flat()
        new = Layered(self._below)
        new._own = self._own.copy()
        self._is_shared = new._is_shared = True
        return new

    def _flat(self) -> dict[K, V]:
        """All entries as one dictionary, which is that of this table from now on."""
        if self._own:
            left = [key for key, value in self._own.items() if value is _GONE]
            below = {**self._below, **self._own}
            for key in left:
                del below[key]
            self._below, self._own, self._is_shared = below, {}, False
        return self._below

    def __getitem__(self, key: K) -> V:
        value = self._own.get(key, _NOTHING)
        if value is _NOTHING:
            return self._below[key]
        if value is _GONE:
            raise KeyError(key)
        return cast(V, value)

    def get(self, key: K, default: Any = None) -> Any:
        """The value of a key, or else `default`."""
        value = self._own.get(key, _NOTHING)
        if value is _NOTHING:
            return self._below.get(key, default)
        return default if value is _GONE else value

    def __contains__(self, key: object) -> bool:
        value = self._own.get(cast(K, key), _NOTHING)
        return key in self._below if value is _NOTHING else value is not _GONE

    def __setitem__(self, key: K, value: V) -> None:
        if self._is_shared:
            self._own[key] = value
        else:
            self._below[key] = value

    def __delitem__(self, key: K) -> None:
        if not self._is_shared:
            del self._below[key]
        elif key not in self:
            raise KeyError(key)
        elif key in self._below:
            self._own[key] = _GONE
        else:
            del self._own[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._flat())

    def __len__(self) -> int:
        gone = sum(value is _GONE for value in self._own.values())
        return len(self._below) + sum(key not in self._below for key in self._own) - gone

    def keys(self) -> KeysView[K]:
        """All keys in order."""
        return self._flat().keys()

    def values(self) -> ValuesView[V]:
        """All values in order."""
        return self._flat().values()

    def items(self) -> ItemsView[K, V]:
        """All entries in order."""
        return self._flat().items()

    def __repr__(self) -> str:
        return f"Layered({self._flat()!r})"
