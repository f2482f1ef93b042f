"""Rule: soft-delete-unindexed-unique."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.faces import UNIQUE
from schema_ls.model.handles import Index


class Options(Record, slots=False):
    """What can be set."""

    names: tuple[str, ...] = ("deletedAt", "deleted_at", "deletedOn", "archivedAt")


@rule_with(Options(), "soft-delete-unindexed-unique", group="index", on=Index, severity=Severity.INFO, is_default=False)
def soft_delete_unindexed_unique(index: Index, options: Options) -> Iterator[Finding]:
    """Rows are marked as deleted, and a unique counts the deleted ones, too.

    Nobody can take the name of a deleted row again. Only a unique over the rows that are left allows that: a partial one.
    `names` are the fields that mark deleted rows.

    Bad:
        model User {
          id        Int       @id
          email     String    @unique
                            //^^^^^^^ soft-delete-unindexed-unique
          deletedAt DateTime?
        }

    Good:
        model User {
          id        Int       @id
          email     String
          deletedAt DateTime?

          @@unique([email, deletedAt])
        }
    """
    key, model = index.key, index.model
    mark = next((field for field in model.face.fields if field.name in options.names and field.arity == "?"), None)
    if mark is None or key.kind != UNIQUE or key.is_partial or not key.is_readable or mark.name in key.column_names:
        return
    yield Finding(
        index.span,
        f"{index.spelling} counts rows with `{mark.name}`, too: what a deleted row holds cannot be used again. "
        f"Make it a partial unique index over rows without `{mark.name}`.",
    )
