"""Which column lists are served by which keys of a model. One place for this question."""

from __future__ import annotations

from collections.abc import Iterable

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


def serves(key: Key, columns: tuple[str, ...]) -> bool:
    """Whether a search for equal `columns`, in any order, can use the key.

    A partial one as well, if all that its condition asks is that some of these are set: an equal value is never null. The
    planners of PostgreSQL and SQLite know that (their manuals on partial indexes say so).
    """
    if key.is_partial and key.set_columns and set(key.set_columns) <= set(columns):
        key = replaced(key, is_partial=False)
    usable = usable_columns(key)[: len(columns)]
    return len(usable) == len(columns) and set(usable) == set(columns)


def serving(keys: Iterable[Key], columns: tuple[str, ...]) -> Key | None:
    """The first key that serves `columns`."""
    return next((key for key in keys if serves(key, columns)), None)


def makes_redundant(keeper: Key, index: Key) -> bool:
    """Whether everything `index` does is done by `keeper`: its columns start `keeper`'s, in order and direction."""
    if keeper.is_partial or index.is_partial or not keeper.is_readable or not index.is_readable:
        return False
    if FULLTEXT in (keeper.kind, index.kind):
        return False
    if keeper.method not in _ORDERED_METHODS or index.method not in _ORDERED_METHODS:
        return False
    if any(column.ops or column.length for column in (*keeper.columns, *index.columns)):
        return False
    return _ordering(keeper)[: len(index.columns)] == _ordering(index)


def _ordering(key: Key) -> list[tuple[str, bool]]:
    return [(column.name, column.is_descending) for column in key.columns]
