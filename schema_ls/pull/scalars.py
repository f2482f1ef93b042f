"""Which Prisma type a PostgreSQL type becomes, and which native type must be written with it. Rows, no decisions."""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.pull.catalog import ColumnType


@dataclass(frozen=True, slots=True)
class NativeType:
    """A native type with its arguments: `VarChar(20)`."""

    name: str
    arguments: tuple[int, ...] = ()


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

_UNWRITTEN = {
    "Int": NativeType("Integer"),
    "BigInt": NativeType("BigInt"),
    "Float": NativeType("DoublePrecision"),
    "Decimal": NativeType("Decimal", (65, 30)),
    "Boolean": NativeType("Boolean"),
    "String": NativeType("Text"),
    "DateTime": NativeType("Timestamp", (3,)),
    "Json": NativeType("JsonB"),
    "Bytes": NativeType("ByteA"),
}
"""The native type that each scalar has when none is written."""

SCALAR_NAMES = frozenset(_UNWRITTEN)


@dataclass(frozen=True, slots=True)
class FieldType:
    """A scalar type and the native type to write with it; `native` is None where it is the usual one."""

    name: str
    native: NativeType | None = None


def scalar_type(column: ColumnType) -> FieldType | None:
    """The scalar type for a column, None where Prisma has none."""
    row = _SCALARS.get(column.name)
    # An array of a domain has the domain's name behind an underscore, but the client cannot read it.
    if row is None or not _fits(column):
        return None
    arguments = column.arguments or (() if column.is_array else row.implied)
    native = NativeType(row.native, arguments)
    return FieldType(row.type, None if native == _UNWRITTEN[row.type] else native)


def usual_native_type(scalar: str) -> NativeType | None:
    """The native type that needs no writing for a scalar."""
    return _UNWRITTEN.get(scalar)


def _fits(column: ColumnType) -> bool:
    """Whether the arguments are ones that the language can say."""
    if column.name == "numeric" and column.arguments:
        precision, scale = column.arguments
        return 0 <= scale <= precision
    return not (column.name == "bpchar" and not column.arguments and not column.is_array)
