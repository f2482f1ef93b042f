"""The type of a field for the type of a column, and whether its native type must be written."""

from __future__ import annotations

from schema_ls.base.record import Record
from schema_ls.pull.catalog import ColumnType
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.provider import NativeUse


class FieldType(Record):
    """A scalar type and the native type to write with it; `native` is None where it is the usual one."""

    name: str
    native: NativeUse | None = None


def scalar_type(column: ColumnType, dialect: Dialect) -> FieldType | None:
    """The scalar type for a column, None where Prisma has none for it in this database."""
    if column.scalar is None or (column.scalar == "Json" and not dialect.supports("Json")):
        return None
    is_usual = column.native == dialect.default_native_type(column.scalar)
    return FieldType(column.scalar, None if is_usual else column.native)
