"""Rule: fk-type-mismatch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema_ls.base.finding import Finding, Fix, Related, Severity, Symbol
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import SCALAR, Field, ForeignKey, RelationField
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.provider import NativeUse

_LIKE: Mapping[str, tuple[frozenset[str], ...]] = {
    "postgresql": (
        frozenset(("Text", "VarChar", "Char", "Citext")),
        frozenset(("Integer", "SmallInt", "Oid")),
        frozenset(("Timestamp", "Timestamptz", "Date")),
        frozenset(("DoublePrecision", "Real")),
        frozenset(("Bit", "VarBit")),
    ),
}
"""Native types that a foreign key may join although they differ. Measured on PostgreSQL 15; other databases want one type."""
_NARROWER = frozenset((("SmallInt", "Integer"), ("Real", "DoublePrecision"), ("VarChar", "Text"), ("Char", "Text")))
"""Native types whose values are fewer than those of the second one."""
_JUDGED = ("postgresql", "cockroachdb", "mysql", "sqlserver")


@rule("fk-type-mismatch", group="relation", on=ForeignKey, severity=Severity.WARNING, connectors=_JUDGED)
def fk_type_mismatch(field: RelationField) -> Iterator[Finding]:
    """A foreign key and what it refers to are of different types in the database.

    Prisma compares its own types only. The database refuses a foreign key between a `uuid` and a text, and a column that
    holds less than the one it refers to cannot hold all its values.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Customer {
          id     String  @id @db.Uuid
          orders Order[]
        }

        model Order {
          id         Int      @id
          customerId String
        //^^^^^^^^^^ fk-type-mismatch
          customer   Customer @relation(fields: [customerId], references: [id])

          @@index([customerId])
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Customer {
          id     String  @id @db.Uuid
          orders Order[]
        }

        model Order {
          id         Int      @id
          customerId String   @db.Uuid
          customer   Customer @relation(fields: [customerId], references: [id])

          @@index([customerId])
        }
    """
    if not field.dialect.foreign_keys_exist:
        return
    for local, referenced in zip(field.local_fields, field.referenced_fields, strict=False):
        own, other = field.model.field(local), field.other.field(referenced)
        if own is None or other is None or own.kind != SCALAR or own.type != other.type or own.face.is_list:
            continue
        yield from _compared(field, own, other)


def _compared(field: RelationField, own: Field, other: FieldFace) -> Iterator[Finding]:
    mine, theirs = _native(own.face, field.dialect), _native(other, field.dialect)
    if mine is None or theirs is None or mine == theirs:
        return
    is_refused = not _can_be_joined(mine, theirs, field.dialect)
    if not is_refused and not _is_narrower(mine, theirs):
        return
    target = f"`{field.other.name}.{other.name}`"
    why = (
        f"{field.dialect.title} refuses a foreign key between the two"
        if is_refused
        else f"not every value of {target} fits in"
    )
    yield Finding(
        own.name_span,
        f"`{own.name}` is `{mine}` in the database and {target}, which it refers to, is `{theirs}`: {why}. "
        "Give both the same type.",
        severity=Severity.ERROR if is_refused else None,
        related=(Related(Symbol(field.other.name, other.name), "what it refers to"),),
        fixes=_fixes(own, other),
    )


def _native(face: FieldFace, dialect: Dialect) -> NativeUse | None:
    if face.native is not None:
        return NativeUse(face.native.name, face.native.arguments)
    return dialect.default_native_type(face.type)


def _can_be_joined(one: NativeUse, other: NativeUse, dialect: Dialect) -> bool:
    """Whether the database takes a foreign key between two types. Lengths never matter for that."""
    both = {one.name, other.name}
    return len(both) == 1 or any(both <= alike for alike in _LIKE.get(dialect.provider or "", ()))


def _is_narrower(one: NativeUse, other: NativeUse) -> bool:
    """Whether a type holds less than another one."""
    if one.name != other.name:
        return (one.name, other.name) in _NARROWER and not (other.arguments and not one.arguments)
    sizes = one.arguments[:1], other.arguments[:1]
    if not all(size and size[0].isdigit() for size in sizes) or one.name not in (
        "VarChar",
        "Char",
        "NVarChar",
        "NChar",
    ):
        return False
    return int(sizes[0][0]) < int(sizes[1][0])


def _fixes(own: Field, other: FieldFace) -> tuple[Fix, ...]:
    """Writing the native type that the other side has."""
    fix = with_native_type(own, other.native.written if other.native else "", is_alone=False)
    return (fix,) if fix else ()
