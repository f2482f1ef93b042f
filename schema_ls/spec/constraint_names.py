"""Names that the database objects of a model get when the schema gives none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

ConstraintKind = Literal["primary_key", "unique", "index", "foreign_key", "default"]

_SUFFIXES: dict[ConstraintKind, str] = {
    "primary_key": "_pkey",
    "unique": "_key",
    "index": "_idx",
    "foreign_key": "_fkey",
    "default": "_df",
}


def default_constraint_name(kind: ConstraintKind, table: str, columns: Sequence[str], limit: int | None) -> str:
    """`table_column..._suffix`, all of them database names.

    What stands before the suffix is cut so that the whole has at most `limit` bytes of UTF-8; a character is
    never cut in two. None is no limit. Primary keys are named by their table alone: give them no columns.
    """
    suffix = _SUFFIXES[kind]
    stem = "_".join((table, *columns))
    if limit is not None and not (stem.isascii() and len(stem) + len(suffix) <= limit):
        stem = stem.encode("utf-8", "replace")[: limit - len(suffix)].decode("utf-8", "ignore")
    return stem + suffix
