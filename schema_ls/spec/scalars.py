"""Types of fields that the language brings along, and names that it keeps for itself."""

from __future__ import annotations

from typing import NamedTuple

from schema_ls.spec.versions import V6, Version


class Scalar(NamedTuple):
    """A type of single values."""

    name: str
    doc: str
    literals: tuple[str, ...]
    """Kinds of literals that `@default` takes: "string", "number" or "boolean"."""
    content: str | None = None
    """What a literal has to hold: "i64", "datetime" (RFC 3339), "json", "base64" or "decimal"."""


SCALARS: dict[str, Scalar] = {
    row.name: row
    for row in (
        Scalar("String", "Text of any length.", ("string",)),
        Scalar("Boolean", "`true` or `false`.", ("boolean",)),
        Scalar("Int", "Whole number of 32 bits.", ("number",), "i64"),
        Scalar("BigInt", "Whole number of 64 bits.", ("number",), "i64"),
        Scalar("Float", "Floating point number.", ("number",)),
        Scalar("Decimal", "Decimal number that is kept exactly.", ("number", "string"), "decimal"),
        Scalar("DateTime", "Date and time of day.", ("string",), "datetime"),
        Scalar("Json", "Any JSON value.", ("string",), "json"),
        Scalar("Bytes", "Bytes as they are.", ("string",), "base64"),
    )
}

UNSUPPORTED_DOC = (
    "A column type of the database that Prisma has no word for. The column is kept, the client cannot use it."
)

BLOCK_KEYWORDS: dict[str, str] = {
    "datasource": "Which database the schema is for.",
    "generator": "What is made from the schema, and where it is put.",
    "model": "A table or collection, and the records in it.",
    "view": "A view of the database: read like a model, never migrated.",
    "type": "A group of fields that lies inside a record (MongoDB).",
    "enum": "A list of the only values that a field may have.",
}

RESERVED_TYPE_NAMES: frozenset[str] = frozenset(
    (
        "PrismaClient",
        "async",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "interface",
        "let",
        "new",
        "null",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "using",
        "var",
        "void",
        "while",
        "with",
        "yield",
    )
)
"""Names that no model, view or enum may have, as the generated client could not be written."""

RESERVED_SINCE: dict[str, Version] = {"async": V6, "await": V6, "using": V6}
"""First version for those of them that were free before."""
