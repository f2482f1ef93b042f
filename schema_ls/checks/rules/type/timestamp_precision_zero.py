"""Rule: timestamp-precision-zero."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.words import words_of
from schema_ls.checks.rule import EACH, rule
from schema_ls.checks.rules.native import default_function, with_native_type
from schema_ls.model.handles import Field, Worded


@rule(
    "timestamp-precision-zero",
    group="type",
    on=Worded,
    severity=Severity.WARNING,
    connectors=("postgresql", "cockroachdb"),
    types=("DateTime",),
)
def timestamp_precision_zero(field: Field) -> Iterator[Finding]:
    """The time of what happens is kept in whole seconds.

    The database rounds to the nearest second, so a time may be stored that has not come yet. The rule looks at times that
    are taken from the clock: those with `@updatedAt` or `@default(now())`, and those whose name ends with `at`, such as
    `paidAt`. Others somebody chose, and chose whole seconds for.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Visit {
          id Int      @id
          at DateTime @default(now()) @db.Timestamptz(0)
                                    //^^^^^^^^^^^^^^^^^^ timestamp-precision-zero
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Visit {
          id Int      @id
          at DateTime @default(now()) @db.Timestamptz(3)
        }
    """
    native = field.face.native
    if native is None or native.name not in ("Timestamp", "Timestamptz") or native.arguments != ("0",):
        return
    yield EACH
    if _is_of_the_clock(field):
        fix = with_native_type(field, f"{native.name}(3)")
        yield Finding(
            field.attribute_span(f"{native.prefix}.{native.name}"),
            f"A precision of 0 rounds up to half a second into the future. Make `{field.name}` `@db.{native.name}(3)`.",
            fixes=(fix,) if fix else (),
        )


def _is_of_the_clock(field: Field) -> bool:
    """Whether it holds when something happened."""
    is_set = field.attribute("updatedAt") is not None or default_function(field) == "now"
    return is_set or words_of(field.name)[-1:] == ("at",)
