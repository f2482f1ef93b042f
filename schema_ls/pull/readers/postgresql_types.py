"""Which Prisma type a PostgreSQL type becomes, and which native type it is.

Rows, no decisions.
"""

from __future__ import annotations

from schema_ls.base.record import Record
from schema_ls.spec.provider import NativeUse


class _Scalar(Record):
    """A row: the Prisma type, the native type, and the arguments a plain column of the type really has."""

    type: str
    native: str
    implied: tuple[int, ...] = ()


_SCALARS = {
    "int2": _Scalar("Int", "SmallInt"),
    "int4": _Scalar("Int", "Integer"),
    "int8": _Scalar("BigInt", "BigInt"),
    "oid": _Scalar("Int", "Oid"),
    "float4": _Scalar("Float", "Real"),
    "float8": _Scalar("Float", "DoublePrecision"),
    "numeric": _Scalar("Decimal", "Decimal"),
    "money": _Scalar("Decimal", "Money"),
    "bool": _Scalar("Boolean", "Boolean"),
    "text": _Scalar("String", "Text"),
    "varchar": _Scalar("String", "VarChar"),
    "bpchar": _Scalar("String", "Char"),
    "char": _Scalar("String", "Char"),
    "citext": _Scalar("String", "Citext"),
    "uuid": _Scalar("String", "Uuid"),
    "inet": _Scalar("String", "Inet"),
    "xml": _Scalar("String", "Xml"),
    "bit": _Scalar("String", "Bit"),
    "varbit": _Scalar("String", "VarBit"),
    "bytea": _Scalar("Bytes", "ByteA"),
    "json": _Scalar("Json", "Json"),
    "jsonb": _Scalar("Json", "JsonB"),
    "date": _Scalar("DateTime", "Date"),
    "time": _Scalar("DateTime", "Time", (6,)),
    "timetz": _Scalar("DateTime", "Timetz", (6,)),
    "timestamp": _Scalar("DateTime", "Timestamp", (6,)),
    "timestamptz": _Scalar("DateTime", "Timestamptz", (6,)),
}


def scalar_of(name: str, arguments: tuple[int, ...], is_array: bool) -> tuple[str, NativeUse] | None:
    """The scalar and the native type for the catalog's own name of a type (`int4`), None where Prisma has none.

    `arguments` are the written ones: length, precision and scale, precision of a time. For an array all are those
    of its elements.
    """
    row = _SCALARS.get(name)
    if row is None or not _fits(name, arguments):
        return None
    given = arguments or (() if is_array else row.implied)
    return row.type, NativeUse(row.native, tuple(map(str, given)))


def _fits(name: str, arguments: tuple[int, ...]) -> bool:
    """Whether the arguments are ones that the language can say: a negative scale is none."""
    if name == "numeric" and arguments:
        precision, scale = arguments
        return 0 <= scale <= precision
    return True
