"""Rule: forbid-required-ignored-field."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Model


@rule("forbid-required-ignored-field", group="hygiene", on=Model, severity=Severity.WARNING, is_default=False)
def forbid_required_ignored_field(model: Model) -> Iterator[Finding]:
    """A field that the client does not know must have a value.

    The client cannot write a field with `@ignore`, so without a default it cannot create a record at all.

    Bad:
        model Page {
          id     Int    @id
          legacy String @ignore
        //^^^^^^ forbid-required-ignored-field
        }

    Good:
        model Page {
          id     Int     @id
          legacy String? @ignore
        }
    """
    for field in model.fields:
        if field.face.is_ignored and field.face.is_required and field.attribute("default") is None:
            yield Finding(
                field.name_span,
                f"The client cannot write `{field.name}`, which must have a value. Make it optional, or give it a default.",
            )
