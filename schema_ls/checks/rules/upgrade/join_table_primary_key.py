"""Rule: join-table-primary-key."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.checks.rule import rule
from schema_ls.model.handles import RelationField


@rule("join-table-primary-key", group="upgrade", on=RelationField, severity=Severity.INFO, is_default=False)
def join_table_primary_key(field: RelationField) -> Iterator[Finding]:
    """The table that Prisma makes between two models has a primary key from Prisma 6 on, before it had a unique index.

    The next `prisma migrate dev` writes a migration for it, which wants to be looked at and rolled out. Source: the guide
    for upgrading to Prisma 6.

    Bad:
        // version: 6
        model Post {
          id   Int   @id
          tags Tag[]
        //^^^^ join-table-primary-key
        }

        model Tag {
          id    Int    @id
          posts Post[]
        }

    Good:
        // version: 5
        model Post {
          id   Int   @id
          tags Tag[]
        }

        model Tag {
          id    Int    @id
          posts Post[]
        }
    """
    opposite, dialect = field.opposite, field.dialect
    if opposite is None or not field.face.is_list or not opposite.is_list:
        return
    is_first = (field.model.name, field.name) <= (field.other.name, opposite.name)
    if is_first and dialect.supports("JoinTablePrimaryKey") and dialect.knows("join-table-primary-key"):
        yield Finding(
            field.name_span,
            f"From Prisma 6 on the table between `{field.model.name}` and `{field.other.name}` has a primary key. "
            "Make a migration for it: `prisma migrate dev`.",
            related=(Related(Symbol(field.other.name, opposite.name), "the other side"),),
        )
