"""MySQL and MariaDB."""

from __future__ import annotations

from schema_ls.spec.provider import Argument, NameLimit, NameScope, NativeType, NativeUse, Provider

_SECONDS = (Argument("precision"),)
_KEYS = ("id", "unique", "index")


def _long(name: str, scalar: str, doc: str) -> NativeType:
    """A type whose values are too long for a key, but for their beginnings."""
    return NativeType(name, (scalar,), doc, not_in=_KEYS, not_in_unless="length")


PROVIDER = Provider(
    name="mysql",
    title="MySQL",
    doc="MySQL, MariaDB, and databases that speak their protocol.",
    native_types=(
        NativeType("Int", ("Int",), "`int`: whole number of 4 bytes."),
        NativeType("UnsignedInt", ("Int",), "`int unsigned`: whole number of 4 bytes, not negative."),
        NativeType("SmallInt", ("Int",), "`smallint`: whole number of 2 bytes."),
        NativeType("UnsignedSmallInt", ("Int",), "`smallint unsigned`: whole number of 2 bytes, not negative."),
        NativeType("TinyInt", ("Boolean", "Int"), "`tinyint`: whole number of 1 byte."),
        NativeType("UnsignedTinyInt", ("Boolean", "Int"), "`tinyint unsigned`: whole number of 1 byte, not negative."),
        NativeType("MediumInt", ("Int",), "`mediumint`: whole number of 3 bytes."),
        NativeType("UnsignedMediumInt", ("Int",), "`mediumint unsigned`: whole number of 3 bytes, not negative."),
        NativeType("BigInt", ("BigInt",), "`bigint`: whole number of 8 bytes."),
        NativeType(
            "Decimal",
            ("Decimal",),
            "`decimal`: exact number with so many digits, so many of them behind the point.",
            optional=(Argument("precision", 0, 65), Argument("scale", 0, 30)),
        ),
        NativeType("UnsignedBigInt", ("BigInt",), "`bigint unsigned`: whole number of 8 bytes, not negative."),
        NativeType("Float", ("Float",), "`float`: floating point number of 4 bytes."),
        NativeType("Double", ("Float",), "`double`: floating point number of 8 bytes."),
        NativeType(
            "Bit",
            ("Boolean", "Bytes"),
            "`bit`: so many bits; one bit for a Boolean.",
            required=(Argument("length", 1, 64, high_on=(("Boolean", 1),)),),
        ),
        NativeType("Char", ("String",), "`char`: text of one length.", required=(Argument("length", 0, 255),)),
        NativeType(
            "VarChar",
            ("String",),
            "`varchar`: text up to a length.",
            required=(Argument("length", 0, 65535),),
        ),
        NativeType("Binary", ("Bytes",), "`binary`: so many bytes.", required=(Argument("length"),)),
        NativeType("VarBinary", ("Bytes",), "`varbinary`: bytes up to a number.", required=(Argument("length"),)),
        _long("TinyBlob", "Bytes", "`tinyblob`: up to 255 bytes."),
        _long("Blob", "Bytes", "`blob`: up to 64 KiB."),
        _long("MediumBlob", "Bytes", "`mediumblob`: up to 16 MiB."),
        _long("LongBlob", "Bytes", "`longblob`: up to 4 GiB."),
        _long("TinyText", "String", "`tinytext`: text up to 255 bytes."),
        _long("Text", "String", "`text`: text up to 64 KiB."),
        _long("MediumText", "String", "`mediumtext`: text up to 16 MiB."),
        _long("LongText", "String", "`longtext`: text up to 4 GiB."),
        NativeType("Date", ("DateTime",), "`date`: day without time."),
        NativeType("Time", ("DateTime",), "`time`: time of day, or a span of time.", optional=_SECONDS),
        NativeType("DateTime", ("DateTime",), "`datetime`: date and time without time zone.", optional=_SECONDS),
        NativeType(
            "Timestamp",
            ("DateTime",),
            "`timestamp`: a moment between 1970 and 2038, whatever the time zone.",
            optional=_SECONDS,
        ),
        NativeType("Year", ("Int",), "`year`: a year between 1901 and 2155."),
        NativeType("Json", ("Json",), "`json`: JSON, checked and kept taken apart."),
    ),
    default_native_types=(
        ("String", NativeUse("VarChar", ("191",))),
        ("Boolean", NativeUse("TinyInt")),
        ("Int", NativeUse("Int")),
        ("BigInt", NativeUse("BigInt")),
        ("Float", NativeUse("Double")),
        ("Decimal", NativeUse("Decimal", ("65", "30"))),
        ("DateTime", NativeUse("DateTime", ("3",))),
        ("Json", NativeUse("Json")),
        ("Bytes", NativeUse("LongBlob")),
    ),
    index_types=("BTree",),
    identifier_limit=64,
    name_limit=NameLimit(64, in_bytes=False, is_cut=False),
    name_scopes=(NameScope("schema", ("foreign_key",)), NameScope("model", ("unique", "index"))),
    actions=(
        ("foreignKeys", ("Cascade", "Restrict", "NoAction", "SetNull", "SetDefault")),
        ("prisma", ("Cascade", "Restrict", "NoAction", "SetNull")),
    ),
)
