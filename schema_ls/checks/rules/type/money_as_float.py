"""Rule: money-as-float."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Field


class Options(Record, slots=False):
    """What can be set."""

    words: tuple[str, ...] = (
        *("price", "amount", "cost", "total", "subtotal", "balance", "salary", "fee", "revenue", "budget", "tax"),
        *("discount", "payment", "refund", "payout"),
    )
    other_words: tuple[str, ...] = (
        *("rate", "percent", "percentage", "ratio", "score", "count", "factor", "weight", "ms", "seconds", "tokens"),
        *("hours", "minutes", "days", "time", "quantity", "kg", "km", "distance", "points"),
    )


@rule_with(
    Options(),
    "money-as-float",
    group="type",
    on=Field,
    severity=Severity.WARNING,
    connectors=("postgresql", "cockroachdb", "mysql", "sqlserver", "sqlite"),
    types=("Float",),
)
def money_as_float(field: Field, options: Options) -> Iterator[Finding]:
    """An amount of money is a floating point number.

    0.1 + 0.2 is not 0.3 there: sums drift by cents. `Decimal` is exact, and so is a whole number of cents. `words` are those
    that mean money in a name; `other-words`, at its end, those that mean something else.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Item {
          id    Int   @id
          price Float
              //^^^^^ money-as-float
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Item {
          id    Int     @id
          price Decimal @db.Decimal(19, 4)
        }
    """
    words = words_of(field.name)
    if not words or words[-1] in options.other_words or set(words).isdisjoint(options.words):
        return
    yield Finding(
        field.type_span,
        f"`{field.name}` looks like money, and floating point numbers are not exact. Make it a `Decimal`, or count cents in "
        "an `Int`.",
        fixes=_fixes(field),
    )


def _fixes(field: Field) -> tuple[Fix, ...]:
    if field.face.native is not None or field.attribute("default") is not None:
        return ()
    native = " @db.Decimal(19, 4)".replace("db", field.dialect.datasource_name, 1)
    type_ = field.item.type
    if type_ is None:
        return ()
    end = Span(field.item.row, type_.columns[1], field.item.row, type_.columns[1])
    changes = [Replace(field.type_span, "Decimal")]
    if "Decimal" in field.dialect.native_types():
        changes.append(Replace(end, native))
    return (Fix(f"Make `{field.name}` a `Decimal`", tuple(changes), FixClass.UNSAFE),)
