"""Rule: string-instead-of-enum."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace, Severity, Symbol
from schema_ls.base.words import words_of
from schema_ls.checks.rule import EACH, rule
from schema_ls.model.answers import TYPED, VALUE
from schema_ls.model.asking import literal_default
from schema_ls.model.handles import Field, Worded
from schema_ls.syntax.ast import String


@rule("string-instead-of-enum", group="enum", on=Worded, severity=Severity.WARNING, types=("String",))
def string_instead_of_enum(field: Field) -> Iterator[Finding]:
    """A text starts with a value of an enum that the schema has.

    The database takes any text for it then, a misspelled one as well. The enum is meant where other fields of the same name
    have it as their type, or where its name says no more than those of field and model.

    Bad:
        enum TicketStatus {
          OPEN
          CLOSED
        }

        model Ticket {
          id       Int          @id
          status   String       @default("OPEN")
                 //^^^^^^ string-instead-of-enum
          previous TicketStatus
        }

    Good:
        enum TicketStatus {
          OPEN
          CLOSED
        }

        model Ticket {
          id       Int          @id
          status   TicketStatus @default(OPEN)
          previous TicketStatus
        }
    """
    if not literal_default(field.item):
        return
    yield EACH
    enum = meant_enum(field)
    if enum is None:
        return
    value = literal_default(field.item)
    yield Finding(
        field.type_span,
        f'`{field.name}` starts as `"{value}"`, a value of the enum `{enum}`, but takes any text. Give it the type '
        f"`{enum}`.",
        related=(Related(Symbol(enum, value), "the value"),),
        fixes=_fixes(field, enum, value),
    )


def meant_enum(field: Field) -> str | None:
    """The enum that a text field with a literal default should have as its type."""
    value = literal_default(field.item) if field.dialect.supports("Enums") else ""
    if not value or field.face.is_list:
        return None
    facts = field.model.scope.facts
    typed = facts.answer((TYPED, field.name))
    enums = [offered for offered in facts.answer((VALUE, value)) if isinstance(offered, str)]
    enums = [enum for enum in enums if len(enums) == 1 or enum in typed]
    if len(enums) != 1:
        return None
    said = {*words_of(field.name), *words_of(field.model.name)}
    return enums[0] if enums[0] in typed or said.issuperset(words_of(enums[0])) else None


def _fixes(field: Field, enum: str, value: str) -> tuple[Fix, ...]:
    """Other type and other default, unless something else that is said of the field would not fit them."""
    is_indexed_alone = any(key.column_names == (field.name,) for key in field.model.face.keys)
    is_key = any(field.name in relation.local_fields for relation in field.model.relation_fields)
    default = field.item.default
    if field.face.native or is_indexed_alone or is_key or not isinstance(default, String):
        return ()
    changes = (Replace(field.type_span, enum), Replace(field.item.span(default.columns), value))
    return (Fix(f"Make `{field.name}` a `{enum}`", changes, FixClass.UNSAFE),)
