"""Operator classes of PostgreSQL indexes: what Prisma calls them, and when they must be written.

A class that Prisma does not know, or not for the type of the field, is written `raw("...")`, which is always
valid.
"""

from __future__ import annotations

from schema_ls.base.record import Record
from schema_ls.pull.values import Text, Value, Word, call
from schema_ls.spec.dialect import Dialect

USUAL_METHOD = "btree"
"""The method of an index that says none."""

_UNCLASSED = (USUAL_METHOD, "hash")

_PIECES = {
    "minmax": "MinMax",
    "varbit": "VarBit",
    "timestamptz": "TimestampTz",
    "timetz": "TimeTz",
}


class IndexedType(Record):
    """What a class is chosen for.

    The scalar ("" for an enum), its native type if written, whether it is a list.
    """

    scalar: str
    native: str | None = None
    is_list: bool = False


def index_type(dialect: Dialect, method: str) -> str | None:
    """Prisma's name for an index method, None for one that it does not know."""
    return next((name for name in dialect.index_types if name.lower() == method), None)


def is_known_method(dialect: Dialect, method: str) -> bool:
    """Whether a schema can say the index method; it is silent about the usual one."""
    return method == USUAL_METHOD or index_type(dialect, method) is not None


def operator_class(
    dialect: Dialect, method: str, kind: IndexedType | None, name: str, is_default: bool
) -> Value | None:
    """The value of `ops:`, None where nothing needs to be written.

    `kind` is None for an unsupported type; `name` is empty for a column that only is stored along.
    """
    if method in _UNCLASSED or not name or not is_known_method(dialect, method):
        return None
    raw = call("raw", Text(name))
    if kind is None:
        return None if is_default else raw
    question = (index_type(dialect, method) or "", kind.scalar, kind.native, kind.is_list)
    if is_default and dialect.has_default_operator_class(*question):
        return None
    word = "".join(_PIECES.get(piece, piece.capitalize()) for piece in name.split("_"))
    return Word(word) if word in dialect.operator_classes(*question) else raw
