"""Rule: money-as-float."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.base.words import words_of
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Field
from schema_ls.syntax.ast import Number, Value

_EXACT_ENOUGH = frozenset(("percent", "percentage", "pct", "ratio", "cents"))


class Options(Record, slots=False):
    """What can be set."""

    words: tuple[str, ...] = (
        *("price", "amount", "cost", "total", "subtotal", "balance", "salary", "fee", "revenue", "budget", "tax"),
        *("payment", "refund", "payout"),
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
    that mean money in a name. `other-words` say at its end that it is something else, so `totalScore` is left alone;
    `pricePerHour` is not, as what comes before `per` counts. What is called a percentage, or starts as a share such as
    `@default(0.05)`, is no amount; who counts parts of `cents` has decided about precision.

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
    if not _EXACT_ENOUGH.isdisjoint(words) or _is_share(field.item.default):
        return
    priced = words[: words.index("per")] if "per" in words[1:] else words
    if not priced or priced[-1] in options.other_words or set(priced).isdisjoint(options.words):
        return
    yield Finding(
        field.type_span,
        f"`{field.name}` looks like money, and floating point numbers are not exact. Make it a `Decimal`, or count cents in "
        "an `Int`.",
        fixes=_fixes(field),
    )


def _is_share(default: Value | None) -> bool:
    """Whether a default is a part of one."""
    return isinstance(default, Number) and 0 < abs(float(default.text)) < 1


def _fixes(field: Field) -> tuple[Fix, ...]:
    if field.face.native is not None or field.attribute("default") is not None:
        return ()
    native = " @db.Decimal(19, 4)".replace("db", field.dialect.datasource_name, 1)
    type_ = field.item.type
    if type_ is None:
        return ()
    end = Span(field.item.row, type_.columns[1], field.item.row, type_.columns[1])
    changes = [Replace(field.type_span, "Decimal")]
    if "Decimal" in field.dialect.native_types() and field.dialect.datasource_name:
        changes.append(Replace(end, native))
    return (Fix(f"Make `{field.name}` a `Decimal`", tuple(changes), FixClass.UNSAFE),)
