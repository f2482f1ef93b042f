"""Rule: unsupported-type."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Field, Worded


@rule("unsupported-type", group="type", on=Worded, severity=Severity.INFO, types=("Unsupported",))
def unsupported_type(field: Field) -> Iterator[Finding]:
    """A required field of an unsupported type has no default.

    Prisma's client can neither read nor write such a field, so `create` and `upsert` are missing for the whole model.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Place {
          id   Int                     @id
          area Unsupported("geometry")
             //^^^^^^^^^^^ unsupported-type
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Place {
          id   Int                      @id
          area Unsupported("geometry")?
        }
    """
    named = field.unsupported_type and field.model.kind == "model"
    if named and field.face.is_required and field.attribute("default") is None:
        yield Finding(
            field.type_span,
            f"The client cannot write `{field.name}`, so it has no `create` for `{field.model.name}`. "
            "Make the field optional, or give it a default.",
        )
