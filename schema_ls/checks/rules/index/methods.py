"""What the methods of indexes can search, for the rules on JSON, lists, texts and vectors."""

from __future__ import annotations

from schema_ls.base.finding import Finding, Fix, FixClass, Replace
from schema_ls.base.span import Span
from schema_ls.model.faces import INDEX
from schema_ls.model.handles import Field, Index

_SEARCHING = frozenset(("Gin", "Gist"))


def ordered_columns(index: Index) -> tuple[str, ...]:
    """The columns of a plain ordered index without operator classes."""
    key = index.key
    if key.kind != INDEX or key.method not in ("", "BTree") or any(column.ops for column in key.columns):
        return ()
    return key.column_names


def of_no_use(index: Index, name: str, what: str) -> Finding:
    """The finding that an ordered index on a column compares whole values only."""
    return Finding(
        index.span,
        f"This index compares {what} in `{name}`; no search for something inside uses it. Give it `type: Gin`.",
        fixes=_to_gin(index),
    )


def _to_gin(index: Index) -> tuple[Fix, ...]:
    """The fix for an index on one column that names no type."""
    if len(index.key.columns) > 1 or index.key.method:
        return ()
    span = index.span
    at = Span(span.row, span.end_column - 1, span.row, span.end_column - 1)
    return (Fix("Make it `type: Gin`", (Replace(at, ", type: Gin"),), FixClass.UNSAFE),)


def is_searched(field: Field) -> bool:
    """Whether an index of the model can search inside the values of a field."""
    keys = field.model.face.keys
    return any(field.name in key.column_names and (key.method in _SEARCHING or key.kind != INDEX) for key in keys)
