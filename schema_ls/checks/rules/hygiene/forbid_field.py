"""Rule: forbid-field."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.checks.rules.patterns import is_meant
from schema_ls.model.handles import Field


class Options(Record, slots=False):
    """What can be set."""

    fields: tuple[str, ...] = ()


@rule_with(Options(), "forbid-field", group="hygiene", on=Field, severity=Severity.WARNING, is_default=False)
def forbid_field(field: Field, options: Options) -> Iterator[Finding]:
    """A field has a name that none shall have.

    `fields` names them, each as it is or as an expression between slashes.

    Bad, with fields = ["uid", "/Old$/"]:
        model Page {
          id      Int    @id
          uid     String
        //^^^ forbid-field
          textOld String
        //^^^^^^^ forbid-field
        }

    Good, with fields = ["uid", "/Old$/"]:
        model Page {
          id   Int    @id
          text String
        }
    """
    if any(is_meant(field.name, pattern) for pattern in options.fields):
        yield Finding(
            field.name_span, f"The settings forbid fields called `{field.name}`. Remove it, or give it another name."
        )
