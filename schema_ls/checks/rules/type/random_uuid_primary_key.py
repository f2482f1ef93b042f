"""Rule: random-uuid-primary-key."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Field
from schema_ls.syntax.ast import Call, Number


@rule(
    "random-uuid-primary-key",
    group="type",
    on=Field,
    severity=Severity.INFO,
    types=("String",),
    is_default=False,
    is_strict=True,
)
def random_uuid_primary_key(field: Field) -> Iterator[Finding]:
    """An id is a random UUID.

    New rows land anywhere in the index, so inserts touch all of its pages. Version 7 begins with the time and is as unique.

    Bad:
        model Event {
          id String @id @default(uuid())
                               //^^^^^^ random-uuid-primary-key
        }

    Good:
        model Event {
          id String @id @default(uuid(7))
        }
    """
    value = field.item.default
    id_ = field.model.face.id
    if not isinstance(value, Call) or value.name != "uuid" or id_ is None or id_.column_names[:1] != (field.name,):
        return
    if value.arguments and not (isinstance(value.arguments[0].value, Number) and value.arguments[0].value.text == "4"):
        return
    fixes = (Fix("Use `uuid(7)`", (Replace(field.item.span(value.columns), "uuid(7)"),), FixClass.UNSAFE),)
    yield Finding(
        field.item.span(value.columns),
        f"`{field.name}` is random, so each insert goes to another page of the index. Use `uuid(7)`.",
        fixes=fixes if field.dialect.has("uuid-argument") else (),
    )
