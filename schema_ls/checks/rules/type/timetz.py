"""Rule: timetz."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import replaced
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field, Worded


@rule("timetz", group="type", on=Worded, severity=Severity.WARNING, connectors=("postgresql",), types=("DateTime",))
def timetz(field: Field) -> Iterator[Finding]:
    """A time of day is stored with an offset.

    An offset without a date says nothing where summer time exists; the type is there because the SQL standard has it.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Shop {
          id    Int      @id
          opens DateTime @db.Timetz(6)
                       //^^^^^^^^^^^^^ timetz
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Shop {
          id    Int      @id
          opens DateTime @db.Time(6)
        }
    """
    native = field.face.native
    if native is not None and native.name == "Timetz":
        written = replaced(native, name="Time").written
        fix = with_native_type(field, written)
        yield Finding(
            field.attribute_span(f"{native.prefix}.Timetz"),
            f"A time of day with an offset but without a date has no meaning. Make `{field.name}` `@db.{written}`, "
            "or a timestamp if it is a point in time.",
            fixes=(fix,) if fix else (),
        )
