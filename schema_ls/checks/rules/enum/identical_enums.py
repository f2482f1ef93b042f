"""Rule: identical-enums."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.checks.rule import rule
from schema_ls.model.answers import labels_topic
from schema_ls.model.handles import Enum


@rule("identical-enums", group="enum", on=Enum, severity=Severity.INFO, is_default=False, is_strict=True)
def identical_enums(enum: Enum) -> Iterator[Finding]:
    """Two enums have the same values.

    A value that is added to one of them is forgotten in the other, and code converts between types that mean the same. The
    finding is on the one whose name comes later in the alphabet. Enums of one or two values do not count.

    Bad:
        enum InvoiceState {
          OPEN
          PAID
          VOID
        }

        enum OrderState {
           //^^^^^^^^^^ identical-enums
          OPEN
          PAID
          VOID
        }

        model Order {
          id      Int          @id
          state   OrderState
          invoice InvoiceState
        }

    Good:
        enum DocumentState {
          OPEN
          PAID
          VOID
        }

        model Order {
          id      Int           @id
          state   DocumentState
          invoice DocumentState
        }
    """
    alike = enum.scope.facts.answer(labels_topic(enum.item.face)) if enum.item.is_whole else ()
    first = next((other for other in alike if isinstance(other, str) and other < enum.name), None)
    if first is not None:
        yield Finding(
            enum.name_span,
            f"`{enum.name}` has the same values as `{first}`. If they mean the same, one of the two is enough.",
            related=(Related(Symbol(first), "the same values"),),
        )
