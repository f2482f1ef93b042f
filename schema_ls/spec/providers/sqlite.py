"""SQLite. Columns have no native types that could be chosen."""

from __future__ import annotations

from schema_ls.spec.provider import NameScope, Provider

PROVIDER = Provider(
    name="sqlite",
    title="SQLite",
    doc="SQLite: a database in one file.",
    native_types=(),
    default_native_types=(),
    index_types=("BTree",),
    identifier_limit=10_000,
    name_scopes=(NameScope("schema", ("unique", "index")),),
    actions=(
        ("foreignKeys", ("Cascade", "Restrict", "NoAction", "SetNull", "SetDefault")),
        ("prisma", ("Cascade", "Restrict", "SetNull")),
    ),
)
