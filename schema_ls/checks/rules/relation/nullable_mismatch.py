"""Rule: nullable-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import ForeignKey, RelationField


class Options(Record, slots=False):
    """What can be set."""

    tenant_columns: tuple[str, ...] = ("tenantId", "orgId", "organizationId", "projectId", "workspaceId")


@rule_with(Options(), "nullable-mismatch", group="relation", on=ForeignKey, severity=Severity.WARNING)
def nullable_mismatch(field: RelationField, options: Options) -> Iterator[Finding]:
    """Some columns of a compound foreign key are optional and others are not.

    As soon as one column is null the database checks none of them (`MATCH SIMPLE`): the others may then hold values that
    exist nowhere. That is fine for a required column that another relation checks, or that is an enum. One that only says
    whose row it is (`tenant-columns`) makes this a hint.

    Bad:
        model Seat {
          room   Int
          number Int
          tags   Tag[]

          @@id([room, number])
        }

        model Tag {
          id     Int   @id
          room   Int
          number Int?
          seat   Seat? @relation(fields: [room, number], references: [room, number])
        //^^^^ nullable-mismatch

          @@index([room, number])
        }

    Good:
        model Seat {
          room   Int
          number Int
          tags   Tag[]

          @@id([room, number])
        }

        model Tag {
          id     Int   @id
          room   Int?
          number Int?
          seat   Seat? @relation(fields: [room, number], references: [room, number])

          @@index([room, number])
        }
    """
    held = [field.model.face.field(name) for name in field.local_fields]
    known = [face for face in held if face is not None]
    if len(known) < len(held) or not field.dialect.foreign_keys_exist or field.face.is_required:
        return
    required = [face.name for face in known if face.is_required]
    optional = [face.name for face in known if not face.is_required]
    if not optional or not any(_is_unchecked(field, name) for name in required):
        return
    is_tenant = all(name in options.tenant_columns for name in required)
    yield Finding(
        field.name_span,
        f"`{'`, `'.join(optional)}` may be null and `{'`, `'.join(required)}` may not: with one null the database "
        f"does not check the foreign key at all. Make all of them optional, or none.",
        severity=Severity.HINT if is_tenant else None,
        fixes=_fixes(field, required),
    )


def _is_unchecked(field: RelationField, name: str) -> bool:
    """Whether nothing but the foreign key of a relation says what a column may hold."""
    column, others = (
        field.model.field(name),
        (other for other in field.model.relation_fields if other.name != field.name),
    )
    return (column is None or column.enum is None) and not any(name in other.local_fields for other in others)


def _fixes(field: RelationField, names: list[str]) -> tuple[Fix, ...]:
    """All columns optional, unless one is a part of the id."""
    id_, changes = field.model.face.id, []
    for name in names:
        type_ = column.item.type if (column := field.model.field(name)) else None
        if column is None or type_ is None or (id_ and name in id_.column_names):
            return ()
        changes.append(Replace(column.item.span((type_.columns[1], type_.columns[1])), "?"))
    return (Fix(f"Make `{'`, `'.join(names)}` optional", tuple(changes), FixClass.UNSAFE),)
