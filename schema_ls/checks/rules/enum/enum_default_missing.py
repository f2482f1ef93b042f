"""Rule: enum-default-missing."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import ENUM, Field


class Options(Record, slots=False):
    """What can be set."""

    words: tuple[str, ...] = ("status", "state", "role")


@rule_with(Options(), "enum-default-missing", group="enum", on=Field, severity=Severity.INFO, is_default=False)
def enum_default_missing(field: Field, options: Options) -> Iterator[Finding]:
    """A status has no value to start with.

    Most records start in one state; where the schema does not say which, each piece of code that makes a record does. `words`
    are those that the name of such a field ends with.

    Bad:
        enum State {
          DRAFT
          SENT
        }

        model Letter {
          id    Int   @id
          state State
        //^^^^^ enum-default-missing
        }

    Good:
        enum State {
          DRAFT
          SENT
        }

        model Letter {
          id    Int   @id
          state State @default(DRAFT)
        }
    """
    words = words_of(field.name)
    if field.kind != ENUM or not field.face.is_required or not words or words[-1] not in options.words:
        return
    if field.attribute("default") is None:
        yield Finding(
            field.name_span, f"`{field.name}` has no default. Say which value of `{field.type}` a new record has."
        )
