"""Rule: stringly-typed-status."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.enum.string_instead_of_enum import meant_enum
from schema_ls.model.asking import literal_default
from schema_ls.model.handles import Field


class Options(Record, slots=False):
    """What can be set."""

    words: tuple[str, ...] = ("status", "state", "role", "type", "kind", "level", "plan", "priority")


@rule_with(
    Options(),
    "stringly-typed-status",
    group="enum",
    on=Field,
    severity=Severity.INFO,
    types=("String",),
    is_default=False,
    is_strict=True,
)
def stringly_typed_status(field: Field, options: Options) -> Iterator[Finding]:
    """A field that can only have a few values is a text.

    Nothing keeps a misspelled value out, and no reader learns which values there are. An enum says it. `words` are those that
    such a name ends with.

    Bad:
        model Ticket {
          id     Int    @id
          status String @default("open")
               //^^^^^^ stringly-typed-status
        }

    Good:
        model Ticket {
          id     Int          @id
          status TicketStatus @default(open)
        }

        enum TicketStatus {
          open
          closed
        }
    """
    words = words_of(field.name)
    if not words or words[-1] not in options.words or field.face.is_list or not field.dialect.supports("Enums"):
        return
    value = literal_default(field.item)
    if value and meant_enum(field) is None:
        yield Finding(
            field.type_span,
            f'`{field.name}` starts as `"{value}"` and takes any text. If its values are known, make an enum of them.',
        )
