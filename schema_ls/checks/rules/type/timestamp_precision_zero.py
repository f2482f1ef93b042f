"""Rule: timestamp-precision-zero."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field


@rule(
    "timestamp-precision-zero",
    group="type",
    on=Field,
    severity=Severity.WARNING,
    connectors=("postgresql", "cockroachdb"),
    types=("DateTime",),
)
def timestamp_precision_zero(field: Field) -> Iterator[Finding]:
    """A timestamp keeps whole seconds only.

    The database rounds to the nearest second, so a time may be stored that has not come yet.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Visit {
          id Int      @id
          at DateTime @db.Timestamptz(0)
                    //^^^^^^^^^^^^^^^^^^ timestamp-precision-zero
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
    if native is not None and native.name in ("Timestamp", "Timestamptz") and native.arguments == ("0",):
        fix = with_native_type(field, f"{native.name}(3)")
        yield Finding(
            field.attribute_span(f"{native.prefix}.{native.name}"),
            f"A precision of 0 rounds up to half a second into the future. Make `{field.name}` `@db.{native.name}(3)`.",
            fixes=(fix,) if fix else (),
        )
