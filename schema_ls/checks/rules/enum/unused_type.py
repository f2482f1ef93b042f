"""Rule: unused-type."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteBlock, Finding, Fix, FixClass, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.enum.unused_enum import is_kept
from schema_ls.model.handles import Model


@rule("unused-type", group="enum", on=Model, severity=Severity.WARNING, connectors=("mongodb",))
def unused_type(model: Model) -> Iterator[Finding]:
    """No field has the composite type as its type.

    Readers look for its use in vain. A doc comment with `@keep` keeps it quiet.

    Bad:
        datasource db {
          provider = "mongodb"
        }

        type Address {
           //^^^^^^^ unused-type
          street String
        }

        model Customer {
          id   String @id @map("_id")
          name String
        }

    Good:
        datasource db {
          provider = "mongodb"
        }

        type Address {
          street String
        }

        model Customer {
          id      String  @id @map("_id")
          address Address
        }
    """
    facts = model.scope.facts
    if model.kind != "type" or facts.is_used or not facts.is_whole or facts.earlier or not model.name:
        return
    if not is_kept(model.item):
        yield Finding(
            model.name_span,
            f"Composite type `{model.name}` is the type of no field. Use it, remove it, or write `/// @keep` above it.",
            fixes=(Fix(f"Remove `{model.name}`", (DeleteBlock(),), FixClass.UNSAFE),),
        )
