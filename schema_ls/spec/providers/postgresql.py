"""PostgreSQL."""

from __future__ import annotations

from schema_ls.spec.provider import Argument, NameLimit, NameScope, NativeType, NativeUse, OperatorClasses, Provider

_SECONDS = (Argument("precision", 0, 6),)
_BITS = (Argument("length", 1),)
_LENGTH = (Argument("length"),)


def _classes(scalar: str, natives: tuple[str | None, ...], prefix: str, endings: str) -> OperatorClasses:
    """The row of the classes `prefix` + ending + `Ops` of Brin indexes."""
    return OperatorClasses("Brin", scalar, natives, tuple(f"{prefix}{ending}Ops" for ending in endings.split()))


_MINMAX = "MinMax"
_BLOOM = "Bloom MinMax"
_MULTI = "Bloom MinMax MinMaxMulti"

PROVIDER = Provider(
    name="postgresql",
    title="PostgreSQL",
    doc="PostgreSQL, and databases that speak its protocol and dialect.",
    native_types=(
        NativeType("SmallInt", ("Int",), "`smallint`: whole number of 2 bytes."),
        NativeType("Integer", ("Int",), "`integer`: whole number of 4 bytes."),
        NativeType("BigInt", ("BigInt",), "`bigint`: whole number of 8 bytes."),
        NativeType(
            "Decimal",
            ("Decimal",),
            "`numeric`: exact number with so many digits, so many of them behind the point.",
            optional=(Argument("precision", 1, 1000), Argument("scale")),
        ),
        NativeType("Money", ("Decimal",), "`money`: amount in the currency of the server's locale."),
        NativeType("Inet", ("String",), "`inet`: network address of a host, perhaps with its network."),
        NativeType("Oid", ("Int",), "`oid`: number that names an object of the database."),
        NativeType("Citext", ("String",), "`citext`: text that compares without regard to case (an extension)."),
        NativeType("Real", ("Float",), "`real`: floating point number of 4 bytes."),
        NativeType("DoublePrecision", ("Float",), "`double precision`: floating point number of 8 bytes."),
        NativeType("VarChar", ("String",), "`varchar`: text up to a length.", optional=_LENGTH),
        NativeType("Char", ("String",), "`char`: text of one length, filled up with blanks.", optional=_LENGTH),
        NativeType("Text", ("String",), "`text`: text of any length."),
        NativeType("ByteA", ("Bytes",), "`bytea`: bytes of any number."),
        NativeType("Timestamp", ("DateTime",), "`timestamp`: date and time without time zone.", optional=_SECONDS),
        NativeType(
            "Timestamptz",
            ("DateTime",),
            "`timestamptz`: a moment, whatever the time zone.",
            optional=_SECONDS,
        ),
        NativeType("Date", ("DateTime",), "`date`: day without time."),
        NativeType("Time", ("DateTime",), "`time`: time of day without time zone.", optional=_SECONDS),
        NativeType("Timetz", ("DateTime",), "`timetz`: time of day with time zone.", optional=_SECONDS),
        NativeType("Boolean", ("Boolean",), "`boolean`: true or false."),
        NativeType("Bit", ("String",), "`bit`: so many bits.", optional=_BITS),
        NativeType("VarBit", ("String",), "`bit varying`: bits up to a number.", optional=_BITS),
        NativeType("Uuid", ("String",), "`uuid`: identifier of 16 bytes."),
        NativeType("Xml", ("String",), "`xml`: an XML document.", not_in=("unique", "index")),
        NativeType("Json", ("Json",), "`json`: JSON, kept as the text it was."),
        NativeType("JsonB", ("Json",), "`jsonb`: JSON, kept taken apart; can be indexed."),
    ),
    default_native_types=(
        ("String", NativeUse("Text")),
        ("Boolean", NativeUse("Boolean")),
        ("Int", NativeUse("Integer")),
        ("BigInt", NativeUse("BigInt")),
        ("Float", NativeUse("DoublePrecision")),
        ("Decimal", NativeUse("Decimal", ("65", "30"))),
        ("DateTime", NativeUse("Timestamp", ("3",))),
        ("Json", NativeUse("JsonB")),
        ("Bytes", NativeUse("ByteA")),
    ),
    index_types=("BTree", "Hash", "Gist", "Gin", "SpGist", "Brin"),
    identifier_limit=63,
    name_limit=NameLimit(63, in_bytes=True, is_cut=True, holds_for_labels=True),
    name_scopes=(
        NameScope("schema", ("primary_key", "unique", "index")),
        NameScope("model", ("primary_key", "foreign_key"), also=("unique", "index")),
    ),
    actions=(
        ("foreignKeys", ("Cascade", "Restrict", "NoAction", "SetNull", "SetDefault")),
        ("prisma", ("Cascade", "Restrict", "SetNull")),
    ),
    classes_can_be_named=True,
    operator_classes=(
        OperatorClasses("Gin", None, (), ("ArrayOps",)),
        OperatorClasses("Gin", "Json", (None, "JsonB"), ("JsonbOps", "JsonbPathOps")),
        OperatorClasses("Gist", "String", ("Inet",), ("InetOps",), has_default=False),
        OperatorClasses("Gist", "String", (None,), ()),
        OperatorClasses("SpGist", "String", ("Inet",), ("InetOps",)),
        OperatorClasses("SpGist", "String", (None, "Text", "VarChar", "Char"), ("TextOps",)),
        _classes("String", ("Bit",), "Bit", _MINMAX),
        _classes("String", ("VarBit",), "VarBit", _MINMAX),
        _classes("String", ("Char",), "Bpchar", _BLOOM),
        _classes("DateTime", ("Date",), "Date", _MULTI),
        _classes("Float", ("Real",), "Float4", _MULTI),
        _classes("Float", (None, "DoublePrecision"), "Float8", _MULTI),
        _classes("String", ("Inet",), "Inet", "Bloom Inclusion MinMax MinMaxMulti"),
        _classes("Int", ("SmallInt",), "Int2", _MULTI),
        _classes("Int", (None, "Integer"), "Int4", _MULTI),
        _classes("BigInt", (None, "BigInt"), "Int8", _MULTI),
        _classes("Decimal", (None, "Decimal"), "Numeric", _MULTI),
        _classes("Int", ("Oid",), "Oid", _MULTI),
        _classes("Bytes", (None, "ByteA"), "Bytea", _BLOOM),
        _classes("String", (None, "Text", "VarChar"), "Text", _BLOOM),
        _classes("DateTime", (None, "Timestamp"), "Timestamp", _MULTI),
        _classes("DateTime", ("Timestamptz",), "TimestampTz", _MULTI),
        _classes("DateTime", ("Time",), "Time", _MULTI),
        _classes("DateTime", ("Timetz",), "TimeTz", _MULTI),
        _classes("String", ("Uuid",), "Uuid", _MULTI),
    ),
)
