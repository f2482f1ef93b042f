"""Rule: single-value-enum."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Enum


@rule("single-value-enum", group="enum", on=Enum, severity=Severity.HINT, is_default=False, is_strict=True)
def single_value_enum(enum: Enum) -> Iterator[Finding]:
    """An enum has one value only.

    Its fields say nothing yet: all rows are alike. Most such enums are meant to grow, so the rule has to be selected.

    Bad:
        enum Plan {
           //^^^^ single-value-enum
          FREE
        }

        model Team {
          id   Int  @id
          plan Plan
        }

    Good:
        enum Plan {
          FREE
          PAID
        }

        model Team {
          id   Int  @id
          plan Plan
        }
    """
    if len(enum.values) == 1 and enum.item.is_whole and enum.scope.facts.is_used:
        yield Finding(
            enum.name_span,
            f"`{enum.name}` has the value `{enum.values[0].name}` only, so its fields tell nothing apart. Add "
            "values, or use another type.",
        )
