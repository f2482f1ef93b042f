"""MongoDB. The client looks after relations: there is no other relation mode."""

from __future__ import annotations

from schema_ls.spec.provider import NameScope, NativeType, NativeUse, Provider

PROVIDER = Provider(
    name="mongodb",
    title="MongoDB",
    doc="MongoDB: documents instead of tables.",
    native_types=(
        NativeType("String", ("String",), "`string`: text."),
        NativeType("Double", ("Float",), "`double`: floating point number of 8 bytes."),
        NativeType("BinData", ("Bytes",), "`binData`: bytes."),
        NativeType("ObjectId", ("String", "Bytes"), "`objectId`: identifier of 12 bytes that the database makes."),
        NativeType("Bool", ("Boolean",), "`bool`: true or false."),
        NativeType("Date", ("DateTime",), "`date`: a moment, to the millisecond."),
        NativeType("Int", ("Int",), "`int`: whole number of 4 bytes."),
        NativeType("Timestamp", ("DateTime",), "`timestamp`: a moment, to the second, used by the database itself."),
        NativeType("Long", ("Int", "BigInt"), "`long`: whole number of 8 bytes."),
        NativeType("Json", ("Json",), "Any value that JSON can write."),
    ),
    default_native_types=(
        ("String", NativeUse("String")),
        ("Boolean", NativeUse("Bool")),
        ("Int", NativeUse("Long")),
        ("BigInt", NativeUse("Long")),
        ("Float", NativeUse("Double")),
        ("DateTime", NativeUse("Date")),
        ("Json", NativeUse("Json")),
        ("Bytes", NativeUse("BinData")),
    ),
    index_types=("BTree",),
    identifier_limit=127,
    name_scopes=(NameScope("model", ("unique", "index")),),
    actions=(("prisma", ("Cascade", "Restrict", "NoAction", "SetNull")),),
)
