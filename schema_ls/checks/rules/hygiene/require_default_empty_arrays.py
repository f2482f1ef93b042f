"""Rule: require-default-empty-arrays."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import AddToMember, Finding, Fix, FixClass, Severity, Symbol
from schema_ls.checks.rule import rule
from schema_ls.model.handles import ENUM, SCALAR, Field, Worded


@rule("require-default-empty-arrays", group="hygiene", on=Worded, severity=Severity.INFO, is_default=False)
def require_default_empty_arrays(field: Field) -> Iterator[Finding]:
    """A list has no default.

    Rows that come from elsewhere, and those from before the column was there, then hold NULL, which Prisma reads as an empty
    list and SQL does not.

    Bad:
        model Page {
          id   Int      @id
          tags String[]
        //^^^^ require-default-empty-arrays
        }

    Good:
        model Page {
          id   Int      @id
          tags String[] @default([])
        }
    """
    if field.kind not in (SCALAR, ENUM) or not field.face.is_list or field.attribute("default") is not None:
        return
    change = AddToMember(Symbol(field.model.name, field.name), "@default([])")
    yield Finding(
        field.name_span,
        f"The list `{field.name}` has no default. Add `@default([])`.",
        fixes=(Fix(f"Add `@default([])` to `{field.name}`", (change,), FixClass.MIGRATION),),
    )
