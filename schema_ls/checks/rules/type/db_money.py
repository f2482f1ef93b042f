"""Rule: db-money."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import with_native_type
from schema_ls.model.handles import Field, Worded


@rule("db-money", group="type", on=Worded, severity=Severity.WARNING, connectors=("postgresql",), types=("Decimal",))
def db_money(field: Field) -> Iterator[Finding]:
    """A column is of the type `money`.

    Its form depends on a setting of the database server, and it cannot hold parts of a cent. A `Decimal` with a scale can.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Bill {
          id    Int     @id
          total Decimal @db.Money
                      //^^^^^^^^^ db-money
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Bill {
          id    Int     @id
          total Decimal @db.Decimal(19, 4)
        }
    """
    native = field.face.native
    if native is not None and native.name == "Money":
        fix = with_native_type(field, "Decimal(19, 4)")
        yield Finding(
            field.attribute_span(f"{native.prefix}.Money"),
            f"`money` depends on a setting of the server and has no parts of a cent. Make `{field.name}` `@db.Decimal(19, 4)`.",
            fixes=(fix,) if fix else (),
        )
