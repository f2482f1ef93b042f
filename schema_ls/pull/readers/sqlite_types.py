"""Which Prisma type a column of SQLite gets. Only the declared name counts, whatever its affinity."""

from __future__ import annotations

_SCALARS = {
    "Int": ("int", "integer", "serial", "int[]", "integer[]"),
    "BigInt": ("bigint",),
    "Float": ("real", "float", "double", "float[]", "double[]"),
    "Boolean": ("boolean", "boolean[]"),
    "String": ("text", "text[]"),
    "DateTime": ("date", "datetime", "timestamp", "date[]", "datetime[]", "timestamp[]"),
    "Bytes": ("blob", "binary", "binary[]"),
    "Json": ("jsonb",),
}
"""Names as they are declared, in lower case. There are no lists: `int[]` is a name like others."""

_BY_PART = (("numeric", "Decimal"), ("decimal", "Decimal"), ("char", "String"))
"""Parts of names, with or without arguments; the first that fits counts."""

_BY_NAME = {name: scalar for scalar, names in _SCALARS.items() for name in names}


def scalar_of(declared: str) -> str | None:
    """The scalar for a declared type, None where Prisma has none."""
    name = declared.lower()
    return _BY_NAME.get(name) or next((scalar for part, scalar in _BY_PART if part in name), None)


def is_row_number(declared: str) -> bool:
    """Whether a primary key of one column so declared numbers the rows by itself."""
    return declared.lower() == "integer"
