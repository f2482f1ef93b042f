"""Rule: datetime-without-timezone."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field, Worded


@rule(
    "datetime-without-timezone",
    group="type",
    on=Worded,
    severity=Severity.WARNING,
    connectors=("postgresql", "cockroachdb"),
    types=("DateTime",),
    is_default=False,
)
def datetime_without_timezone(field: Field) -> Iterator[Finding]:
    """A point in time is stored without its time zone.

    `timestamp` keeps what a clock showed and not where: SQL that compares it with `now()` depends on a setting of the
    session. Prisma itself always writes UTC, so this matters where others read or write the table, too.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Visit {
          id Int      @id
          at DateTime
           //^^^^^^^^ datetime-without-timezone
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Visit {
          id Int      @id
          at DateTime @db.Timestamptz(3)
        }
    """
    native = field.face.native
    if native is None or native.name == "Timestamp":
        fix = with_native_type(field, "Timestamptz(3)")
        yield Finding(
            field.type_span,
            f"`{field.name}` is a time without its zone. Make it `@db.Timestamptz(3)`.",
            fixes=(fix,) if fix else (),
        )
