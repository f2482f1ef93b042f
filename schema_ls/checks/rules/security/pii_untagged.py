"""Rule: pii-untagged."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import ENUM, SCALAR, Field
from schema_ls.model.items import documentation


class Options(Record, slots=False):
    """What can be set."""

    tag: str = "@pii"
    words: tuple[str, ...] = ("email", "phone", "ssn", "birthday", "birthdate", "birth", "iban", "passport", "address")
    other_words: tuple[str, ...] = ("verified", "confirmed", "sent", "at", "id")
    exclude_types: tuple[str, ...] = ("Boolean", "Int")


@rule_with(Options(), "pii-untagged", group="security", on=Field, severity=Severity.INFO, is_default=False)
def pii_untagged(field: Field, options: Options) -> Iterator[Finding]:
    """Data about a person is not marked as such.

    Whoever answers what is stored about people, or copies a database for tests, can search for the mark. `tag` is what to
    write into a `///` comment of the field or of the model, `words` are those of such names. `other-words`, at the end of a
    name, and `exclude-types` are about something else, such as whether an address has been confirmed.

    Bad:
        model User {
          id    Int    @id
          email String
        //^^^^^ pii-untagged
        }

    Good:
        model User {
          id    Int    @id
          /// @pii
          email String
        }
    """
    if field.kind not in (SCALAR, ENUM) or field.type in options.exclude_types:
        return
    block = field.model.item.block
    said = documentation(block, field.item.row) + documentation(block, block.header)
    words = words_of(field.name)
    is_meant = not set(words).isdisjoint(options.words) and words[-1] not in options.other_words
    if is_meant and options.tag not in said:
        yield Finding(
            field.name_span, f"`{field.name}` looks like data about a person. Write `/// {options.tag}` above it."
        )
