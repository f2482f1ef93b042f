"""Which column lists are served by which keys of a model. One place for this question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schema_ls.base.record import replaced
from schema_ls.model.faces import FULLTEXT, Key

_ORDERED_METHODS = frozenset({"", "BTree"})


def usable_columns(key: Key) -> tuple[str, ...]:
    """The columns by which a key finds rows, as far as equality can use it from the left.

    Hash indexes serve exactly their one column; Gin, Gist, SpGist, Brin, full-text and partial ones serve none. An
    operator class of its own or a length limit ends the usable part.
    """
    if not key.is_readable or key.is_partial or key.kind == FULLTEXT:
        return ()
    if key.method == "Hash":
        return key.column_names if len(key.columns) == 1 else ()
    if key.method not in _ORDERED_METHODS:
        return ()
    usable = []
    for column in key.columns:
        if column.ops:
            break
        usable.append(column.name)
        if column.length:
            break
    return tuple(usable)


def is_plain(key: Key) -> bool:
    """Whether a key is an ordered one over whole values of all rows."""
    return (
        key.is_readable
        and not key.is_partial
        and key.method in _ORDERED_METHODS
        and not any(column.ops or column.length for column in key.columns)
    )


def served_columns(keys: Iterable[Key], count: int) -> dict[frozenset[str], Key]:
    """By `count` columns, the first key by which a search for equal ones, in any order, finds rows.

    A partial one as well, if all that its condition asks is that some of these are set: an equal value is never null. The
    planners of PostgreSQL and SQLite know that (their manuals on partial indexes say so).
    """
    found: dict[frozenset[str], Key] = {}
    for key in keys:
        is_set_only = key.is_partial and bool(key.set_columns)
        usable = usable_columns(replaced(key, is_partial=False) if is_set_only else key)[:count]
        columns = frozenset(usable)
        if len(usable) == count and (not is_set_only or columns.issuperset(key.set_columns)):
            found.setdefault(columns, key)
    return found


class Keepers:
    """Which keys do everything that others do: those that start with the same columns, in order and direction.

    Keys are told by their numbers. A tree by columns: its nodes hold the best key that passes, or ends, there.
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        self._root = _Node()
        for number, key in enumerate(keys):
            if is_plain(key) and key.kind != FULLTEXT:
                self._add(key, (not key.is_unique, len(key.columns), number))

    def _add(self, key: Key, rank: _Rank) -> None:
        node = self._root
        for step in key.ordering:
            node.passing = min(node.passing or rank, rank)
            node = node.below.setdefault(step, _Node())
        if key.is_unique:
            node.ending = min(node.ending or rank, rank)

    def best(self, index: Key) -> int | None:
        """The key that makes an index, which is no unique, redundant: a unique or id first, then a longer index."""
        node: _Node | None = self._root if is_plain(index) and index.kind != FULLTEXT else None
        for step in index.ordering:
            node = node.below.get(step) if node is not None else None
        ranks = [rank for rank in (node.passing, node.ending) if rank is not None] if node is not None else []
        return min(ranks)[2] if ranks else None


_Rank = tuple[bool, int, int]
"""Whether a key is no unique, how many columns it has, and its number: the lowest is the best."""


class _Node:
    __slots__ = ("below", "ending", "passing")

    def __init__(self) -> None:
        self.below: dict[tuple[str, bool], _Node] = {}
        self.passing: _Rank | None = None
        self.ending: _Rank | None = None
