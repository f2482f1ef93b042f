"""Rule: boolean-name."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.listing import listed_names
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.patterns import is_any
from schema_ls.model.handles import Field


class Options(Record, slots=False):
    """What can be set."""

    prefixes: tuple[str, ...] = ("is", "has", "can", "should", "was", "needs", "allow", "allows")
    allow_list: tuple[str, ...] = ()


@rule_with(
    Options(), "boolean-name", group="naming", on=Field, severity=Severity.HINT, types=("Boolean",), is_default=False
)
def boolean_name(field: Field, options: Options) -> Iterator[Finding]:
    """The name of a Boolean is no question.

    `isActive` is true or false to every reader; `active` may be a time or a state. `prefixes` are the words that such names
    begin with; `allow-list` has names that are taken as they are, or expressions such as `/^old_/`.

    Bad:
        model User {
          id     Int     @id
          active Boolean
        //^^^^^^ boolean-name
        }

    Good:
        model User {
          id       Int     @id
          isActive Boolean
        }
    """
    if not is_any(field.name, options.allow_list) and (words_of(field.name) or ("",))[0] not in options.prefixes:
        yield Finding(field.name_span, f"Begin `{field.name}` with one of {listed_names(options.prefixes, 'or')}.")
