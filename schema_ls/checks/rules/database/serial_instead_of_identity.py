"""Rule: serial-instead-of-identity."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import default_function
from schema_ls.model.handles import Field, Worded


@rule(
    "serial-instead-of-identity",
    group="database",
    on=Worded,
    severity=Severity.HINT,
    connectors=("postgresql",),
    types=("Int", "BigInt"),
    is_default=False,
)
def serial_instead_of_identity(field: Field) -> Iterator[Finding]:
    """`autoincrement()` makes a `serial` column.

    Its sequence has an owner and rights of its own, and any value can be written into the column. Identity columns of the SQL
    standard have neither trouble, but Prisma cannot write them: the migration has to be edited by hand. So this only tells.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Invoice {
          id Int @id @default(autoincrement())
                   //^^^^^^^^^^^^^^^^^^^^^^^^^ serial-instead-of-identity
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Invoice {
          id String @id @default(uuid(7)) @db.Uuid
        }
    """
    if default_function(field) == "autoincrement":
        yield Finding(
            field.attribute_span("default"),
            f"`{field.name}` becomes a `serial` column. For `GENERATED ALWAYS AS IDENTITY` edit the migration.",
        )
