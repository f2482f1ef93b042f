"""Rule: varchar-limit."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field, Worded


@rule(
    "varchar-limit",
    group="type",
    on=Worded,
    severity=Severity.INFO,
    connectors=("postgresql",),
    types=("String",),
    is_default=False,
)
def varchar_limit(field: Field) -> Iterator[Finding]:
    """A text has a limit that the database holds.

    `text` is as fast, and changing the limit of a `varchar` is a migration. A check in the program, or a constraint, is
    easier to change.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model User {
          id   Int    @id
          name String @db.VarChar(50)
                    //^^^^^^^^^^^^^^^ varchar-limit
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model User {
          id   Int    @id
          name String
        }
    """
    native = field.face.native
    if native is not None and native.name == "VarChar" and native.arguments:
        fix = with_native_type(field, "")
        yield Finding(
            field.attribute_span(f"{native.prefix}.VarChar"),
            f"The limit of `{field.name}` takes a migration to change and makes nothing faster. Remove it.",
            fixes=(fix,) if fix else (),
        )
