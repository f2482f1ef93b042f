"""Rule: int-id-overflow."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import ChangeKeys, Finding, Fix, FixClass, Replace, Severity, Symbol
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.native import default_function, keys_can_change
from schema_ls.model.handles import Field


@rule("int-id-overflow", group="type", on=Field, severity=Severity.INFO, types=("Int",), is_default=False)
def int_id_overflow(field: Field) -> Iterator[Finding]:
    """An id counts up and holds no more than 2 147 483 647.

    A busy table reaches that in a few years, also by rows that were deleted or never written. `BigInt` lasts; in the client
    it is a `bigint`.

    Bad:
        model Event {
          id Int @id @default(autoincrement())
           //^^^ int-id-overflow
        }

    Good:
        model Event {
          id BigInt @id @default(autoincrement())
        }
    """
    id_ = field.model.face.id
    is_id = id_ is not None and id_.column_names == (field.name,)
    if is_id and default_function(field) == "autoincrement" and field.dialect.supports("ForeignKeys"):
        yield Finding(
            field.type_span,
            f"`{field.name}` ends at 2 147 483 647. Make it and the foreign keys to it `BigInt` if `{field.model.name}` "
            "may grow.",
            fixes=_fixes(field),
        )


def _fixes(field: Field) -> tuple[Fix, ...]:
    """`BigInt` for the id and all foreign keys to it."""
    if field.item.type is None or field.face.native is not None or not keys_can_change(field):
        return ()
    own = Replace(field.item.span(field.item.type.name_columns), "BigInt")
    keys = ChangeKeys(Symbol(field.model.name, field.name), "BigInt")
    return (Fix("Make the id and its foreign keys `BigInt`", (own, keys), FixClass.UNSAFE),)
