"""Which Prisma type a PostgreSQL type becomes, and which native type must be written with it.

Rows, no decisions.
"""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.pull.catalog import ColumnType
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.provider import NativeUse


@dataclass(frozen=True, slots=True)
class _Scalar:
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


@dataclass(frozen=True, slots=True)
class FieldType:
    """A scalar type and the native type to write with it; `native` is None where it is the usual one."""

    name: str
    native: NativeUse | None = None


def scalar_type(column: ColumnType, dialect: Dialect) -> FieldType | None:
    """The scalar type for a column, None where Prisma has none."""
    row = _SCALARS.get(column.name)
    if row is None or not _fits(column):
        return None
    arguments = column.arguments or (() if column.is_array else row.implied)
    native = NativeUse(row.native, tuple(map(str, arguments)))
    return FieldType(row.type, None if native == dialect.default_native_type(row.type) else native)


def _fits(column: ColumnType) -> bool:
    """Whether the arguments are ones that the language can say."""
    if column.name == "numeric" and column.arguments:
        precision, scale = column.arguments
        return 0 <= scale <= precision
    return not (column.name == "bpchar" and not column.arguments and not column.is_array)
