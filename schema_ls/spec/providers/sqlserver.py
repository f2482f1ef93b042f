"""Microsoft SQL Server."""

from __future__ import annotations

from schema_ls.spec.provider import Argument, NameLimit, NameScope, NativeType, NativeUse, Provider

_KEYS = ("id", "unique", "index")


def _long(name: str, scalar: str, doc: str) -> NativeType:
    """A type whose values lie outside the row and so never in a key."""
    return NativeType(name, (scalar,), doc, not_in=_KEYS)


def _or_max(name: str, scalar: str, doc: str, longest: int) -> NativeType:
    """A type with a length; with the length `Max` it lies outside the row."""
    length = (Argument("length", 0, longest, or_max=True),)
    return NativeType(name, (scalar,), doc, optional=length, not_in=_KEYS, not_in_unless="no Max")


PROVIDER = Provider(
    name="sqlserver",
    title="SQL Server",
    doc="Microsoft SQL Server and Azure SQL.",
    native_types=(
        NativeType("TinyInt", ("Int",), "`tinyint`: whole number of 1 byte, not negative."),
        NativeType("SmallInt", ("Int",), "`smallint`: whole number of 2 bytes."),
        NativeType("Int", ("Int",), "`int`: whole number of 4 bytes."),
        NativeType("BigInt", ("BigInt",), "`bigint`: whole number of 8 bytes."),
        NativeType(
            "Decimal",
            ("Decimal",),
            "`decimal`: exact number with so many digits, so many of them behind the point.",
            optional=(Argument("precision", 1, 38), Argument("scale", 0, 38)),
        ),
        NativeType("Money", ("Float",), "`money`: amount of money of 8 bytes."),
        NativeType("SmallMoney", ("Float",), "`smallmoney`: amount of money of 4 bytes."),
        NativeType("Bit", ("Boolean", "Int"), "`bit`: 0 or 1."),
        NativeType(
            "Float",
            ("Float",),
            "`float`: floating point number; so many bits for its digits.",
            optional=(Argument("bits", 1, 53),),
        ),
        NativeType("Real", ("Float",), "`real`: floating point number of 4 bytes."),
        NativeType("Date", ("DateTime",), "`date`: day without time."),
        NativeType("Time", ("DateTime",), "`time`: time of day without time zone."),
        NativeType("DateTime", ("DateTime",), "`datetime`: date and time, to 3 milliseconds; `DateTime2` is newer."),
        NativeType("DateTime2", ("DateTime",), "`datetime2`: date and time without time zone."),
        NativeType("DateTimeOffset", ("DateTime",), "`datetimeoffset`: date and time with time zone."),
        NativeType("SmallDateTime", ("DateTime",), "`smalldatetime`: date and time to the minute."),
        NativeType(
            "Char",
            ("String",),
            "`char`: bytes of text of one length.",
            optional=(Argument("length", 0, 8000),),
        ),
        NativeType(
            "NChar",
            ("String",),
            "`nchar`: Unicode text of one length.",
            optional=(Argument("length", 0, 4000),),
        ),
        _or_max("VarChar", "String", "`varchar`: bytes of text up to a length.", 8000),
        _long("Text", "String", "`text`: long text, an old form of `VarChar(Max)`."),
        _or_max("NVarChar", "String", "`nvarchar`: Unicode text up to a length.", 4000),
        _long("NText", "String", "`ntext`: long Unicode text, an old form of `NVarChar(Max)`."),
        NativeType("Binary", ("Bytes",), "`binary`: so many bytes.", optional=(Argument("length", 0, 8000),)),
        _or_max("VarBinary", "Bytes", "`varbinary`: bytes up to a number.", 8000),
        _long("Image", "Bytes", "`image`: many bytes, an old form of `VarBinary(Max)`."),
        _long("Xml", "String", "`xml`: an XML document."),
        NativeType("UniqueIdentifier", ("String",), "`uniqueidentifier`: identifier of 16 bytes."),
    ),
    default_native_types=(
        ("String", NativeUse("NVarChar", ("1000",))),
        ("Boolean", NativeUse("Bit")),
        ("Int", NativeUse("Int")),
        ("BigInt", NativeUse("BigInt")),
        ("Float", NativeUse("Float", ("53",))),
        ("Decimal", NativeUse("Decimal", ("32", "16"))),
        ("DateTime", NativeUse("DateTime2")),
        ("Json", NativeUse("NVarChar", ("1000",))),
        ("Bytes", NativeUse("VarBinary", ("Max",))),
    ),
    index_types=("BTree",),
    identifier_limit=128,
    name_limit=NameLimit(128, in_bytes=False, is_cut=False),
    name_scopes=(
        NameScope("schema", ("primary_key", "foreign_key", "default")),
        NameScope("model", ("primary_key", "unique", "index")),
    ),
    actions=(
        ("foreignKeys", ("Cascade", "NoAction", "SetNull", "SetDefault")),
        ("prisma", ("Cascade", "Restrict", "NoAction", "SetNull")),
    ),
    scalars_not_in=(("Bytes", ("id",)),),
)
