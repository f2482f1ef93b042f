"""Rule: duplicate-enum-value-mapping."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Enum


@rule("duplicate-enum-value-mapping", group="enum", on=Enum, severity=Severity.WARNING)
def duplicate_label(enum: Enum) -> Iterator[Finding]:
    """Two values of an enum have the same name in the database.

    Prisma accepts the schema, but a database with enums of its own refuses to create the type: its labels must differ,
    and in MySQL in more than their case. Where enums are kept as texts, the two values cannot be told apart when read.

    Bad:
        enum Size {
          SMALL @map("s")
          TINY  @map("s")
        //^^^^ duplicate-enum-value-mapping
        }

        model Shirt {
          id   Int  @id
          size Size
        }

    Good:
        enum Size {
          SMALL @map("s")
          TINY  @map("xs")
        }

        model Shirt {
          id   Int  @id
          size Size
        }
    """
    seen: dict[str, str] = {}
    for value in enum.values:
        label = value.map or value.name
        earlier = seen.setdefault(enum.dialect.enum_label(label), value.name)
        if earlier != value.name:
            yield Finding(
                value.name_span,
                f"Value `{value.name}` of `{enum.name}` is called `{label}` in the database, as `{earlier}` is already. "
                "Give it another `@map`.",
                severity=Severity.ERROR if enum.dialect.supports("EnumTypes") else None,
                related=(Related(Symbol(enum.name, earlier), f"also `{label}`"),),
            )
