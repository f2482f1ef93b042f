"""CockroachDB."""

from __future__ import annotations

from schema_ls.spec.provider import Argument, NameScope, NativeType, NativeUse, OperatorClasses, Provider

_SECONDS = (Argument("precision", 0, 6),)
_BITS = (Argument("length", 1),)
_LENGTH = (Argument("length"),)

PROVIDER = Provider(
    name="cockroachdb",
    title="CockroachDB",
    doc="CockroachDB.",
    native_types=(
        NativeType("Bit", ("String",), "`bit`: so many bits.", optional=_BITS),
        NativeType("Bool", ("Boolean",), "`bool`: true or false."),
        NativeType("Bytes", ("Bytes",), "`bytes`: bytes of any number."),
        NativeType("Char", ("String",), "`char`: text of one length.", optional=_LENGTH),
        NativeType("Date", ("DateTime",), "`date`: day without time."),
        NativeType(
            "Decimal",
            ("Decimal",),
            "`decimal`: exact number with so many digits, so many of them behind the point.",
            optional=(Argument("precision", 1, 1000), Argument("scale")),
        ),
        NativeType("Float4", ("Float",), "`float4`: floating point number of 4 bytes."),
        NativeType("Float8", ("Float",), "`float8`: floating point number of 8 bytes."),
        NativeType("Inet", ("String",), "`inet`: network address of a host, perhaps with its network."),
        NativeType("Int2", ("Int",), "`int2`: whole number of 2 bytes."),
        NativeType("Int4", ("Int",), "`int4`: whole number of 4 bytes."),
        NativeType("Int8", ("BigInt",), "`int8`: whole number of 8 bytes."),
        NativeType("JsonB", ("Json",), "`jsonb`: JSON; can be indexed."),
        NativeType("Oid", ("Int",), "`oid`: number that names an object of the database."),
        NativeType("CatalogSingleChar", ("String",), '`"char"`: one byte of text, used by system tables.'),
        NativeType("String", ("String",), "`string`: text of any length, or up to one.", optional=_LENGTH),
        NativeType("Time", ("DateTime",), "`time`: time of day without time zone.", optional=_SECONDS),
        NativeType("Timestamp", ("DateTime",), "`timestamp`: date and time without time zone.", optional=_SECONDS),
        NativeType(
            "Timestamptz",
            ("DateTime",),
            "`timestamptz`: a moment, whatever the time zone.",
            optional=_SECONDS,
        ),
        NativeType("Timetz", ("DateTime",), "`timetz`: time of day with time zone.", optional=_SECONDS),
        NativeType("Uuid", ("String",), "`uuid`: identifier of 16 bytes."),
        NativeType("VarBit", ("String",), "`varbit`: bits up to a number.", optional=_BITS),
    ),
    default_native_types=(
        ("String", NativeUse("String")),
        ("Boolean", NativeUse("Bool")),
        ("Int", NativeUse("Int4")),
        ("BigInt", NativeUse("Int8")),
        ("Float", NativeUse("Float8")),
        ("Decimal", NativeUse("Decimal", ("65", "30"))),
        ("DateTime", NativeUse("Timestamp", ("3",))),
        ("Json", NativeUse("JsonB")),
        ("Bytes", NativeUse("Bytes")),
    ),
    index_types=("BTree", "Gin"),
    identifier_limit=63,
    name_scopes=(NameScope("model", ("primary_key", "foreign_key"), also=("unique", "index")),),
    actions=(
        ("foreignKeys", ("Cascade", "Restrict", "NoAction", "SetNull", "SetDefault")),
        ("prisma", ("Cascade", "Restrict", "NoAction", "SetNull")),
    ),
    no_classes_in=("Gin",),
    operator_classes=(
        OperatorClasses("Gin", None, (), ()),
        OperatorClasses("Gin", "Json", (None, "JsonB"), ()),
    ),
)
