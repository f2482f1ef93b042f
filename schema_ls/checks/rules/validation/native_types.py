"""Native types: `@db.Name(...)`, judged by the table of the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace, Symbol
from schema_ls.base.record import replaced
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.examples import in_model
from schema_ls.model.faces import NativeType as Use
from schema_ls.model.handles import SCALAR, Field, Worded
from schema_ls.spec.provider import Argument, NativeType
from schema_ls.syntax.ast import Attribute, Columns

_U32 = 2**32


class UseProblem(NamedTuple):
    """What is wrong with the arguments of a native type, or with its place."""

    code: str
    message: str


def _field(field: Field) -> Iterator[Finding]:
    if field.kind != SCALAR or field.face.native is None:
        return
    uses = [attribute for attribute in field.item.attributes if "." in attribute.name]
    twice: Finding | None = None
    for attribute in uses[1:]:
        message = f"`{field.name}` has a native type already. Keep one of the two."
        twice = Finding(field.item.span(attribute.columns), message, "attribute-duplicate")
        yield twice
    for attribute in uses[:1]:
        for finding in _use(field, attribute):
            yield finding if twice is None else replaced(finding, cause=twice)


def _use(field: Field, attribute: Attribute) -> Iterator[Finding]:
    dialect, use = field.dialect, field.face.native
    if use is None:
        return
    if dialect.is_unreadable:
        name = field.item.span(attribute.name_columns)
        message = f"Which native types there are cannot be told, as the datasource cannot be read: `{use.name}`."
        yield Finding(name, message, "native-type-unknown", cause=Finding(name, "The datasource cannot be read."))
    if not dialect.is_sure:
        return
    rows = dialect.native_types()
    row = rows.get(use.name)
    if dialect.facts is not None and use.prefix != dialect.datasource_name:
        name, meant = field.item.span(attribute.name_columns), f"{dialect.datasource_name}.{use.name}"
        message = f"A native type is written with the name of the datasource: `@{meant}`."
        yield Finding(
            name, message, "native-type-prefix", fixes=(Fix(f"Change to `@{meant}`", (Replace(name, meant),)),)
        )
    elif row is None:
        yield _unknown(field, use, attribute)
    else:
        problem = use_problem(row, use, field.type)
        if problem is not None:
            yield Finding(field.item.span(attribute.columns), problem.message, problem.code)


def _unknown(field: Field, use: Use, attribute: Attribute) -> Finding:
    """A model with the same mistake on several fields is told once, with a fix for all of them."""
    dialect, alike = field.dialect, _alike(field, use)
    name = field.item.span(attribute.name_columns)
    fitting = [row.name for row in dialect.native_types_of(field.type)]
    meant = nearest(use.name, fitting) or nearest(use.name, dialect.native_types())
    if meant:
        hint = f"Did you mean `{meant}`?"
    elif fitting:
        hint = f"{field.type} takes {', '.join(fitting)}."
    else:
        hint = "Remove it."
    spans = [other.item.span(_native_columns(other)) for other in alike]
    changes = tuple(Replace(span, f"{use.prefix}.{meant}") for span in spans)
    fixes = (Fix(f"Change to `{meant}`", changes, FixClass.MIGRATION),) if meant else ()
    return Finding(
        name,
        f"{dialect.title} has no native type `{use.name}`. {hint}",
        "native-type-unknown",
        related=tuple(Related(Symbol(field.model.name, other.name), "has it, too") for other in alike[1:]),
        fixes=fixes if alike[0] is field else (),
        cause=None if alike[0] is field else Finding(spans[0], f"`{alike[0].name}` has it, too."),
    )


def _alike(field: Field, use: Use) -> list[Field]:
    """The fields of the model with the type and the native type of `field`, this one among them."""
    return [
        other
        for other in field.model.fields
        if other.type == field.type
        and (native := other.face.native)
        and (native.prefix, native.name) == (use.prefix, use.name)
    ]


def _native_columns(field: Field) -> Columns:
    return next(attribute.name_columns for attribute in field.item.attributes if "." in attribute.name)


def use_problem(row: NativeType, use: Use, scalar: str) -> UseProblem | None:
    """What is wrong with a native type on a field of type `scalar`; None where it fits."""
    return _count_problem(row, use) or _scalar_problem(row, scalar) or _arguments_problem(row, use, scalar)


def _count_problem(row: NativeType, use: Use) -> UseProblem | None:
    given, least, most = len(use.arguments), len(row.required), len(row.arguments)
    if least <= given <= most:
        return None
    if most > least and given > most:
        message = f"`{row.name}` takes at most {most} arguments, not {given}."
        return UseProblem("native-type-optional-arg-count", message)
    names = ", ".join(argument.name for argument in row.arguments)
    takes = f"takes {least}: {names}" if least else "takes none"
    return UseProblem("native-type-arg-count", f"`{row.name}` has {given} arguments and {takes}.")


def _scalar_problem(row: NativeType, scalar: str) -> UseProblem | None:
    if scalar in row.scalars:
        return None
    fits = " or ".join(row.scalars)
    return UseProblem("native-type-incompatible", f"`{row.name}` goes with {fits}, the field is {scalar}.")


def _arguments_problem(row: NativeType, use: Use, scalar: str) -> UseProblem | None:
    if len(row.optional) == 2 and len(use.arguments) == 1:
        first, second = row.optional
        message = f"`{row.name}` takes both `{first.name}` and `{second.name}`, or none of them."
        return UseProblem("value-not-nonnegative-integer", message)
    numbers: list[int] = []
    for argument, text in zip(row.arguments, use.arguments, strict=False):
        if argument.or_max and text.lower() == "max":
            continue
        if not (text.isascii() and text.isdigit() and int(text) < _U32):
            return _no_number(row, argument, text)
        numbers.append(int(text))
    if len(numbers) == 2 and numbers[1] > numbers[0]:
        message = f"`{row.name}` cannot have {numbers[1]} digits behind the point of {numbers[0]} digits in all."
        return UseProblem("native-type-scale", message)
    return _range_problem(row, numbers, scalar)


def _no_number(row: NativeType, argument: Argument, text: str) -> UseProblem:
    if argument.or_max:
        message = f"`{argument.name}` of `{row.name}` is a whole number or `Max`, not `{text}`."
        return UseProblem("value-int-or-max", message)
    message = f"`{argument.name}` of `{row.name}` is a whole number from 0 on, not `{text}`."
    return UseProblem("value-not-nonnegative-integer", message)


def _range_problem(row: NativeType, numbers: list[int], scalar: str) -> UseProblem | None:
    for argument, number in zip(row.arguments, numbers, strict=False):
        high = argument.upper_bound(scalar)
        if number < argument.low or (high is not None and number > high):
            limits = f"from {argument.low} to {high}" if high is not None else f"at least {argument.low}"
            message = f"`{argument.name}` of `{row.name}` is {limits}, not {number}."
            return UseProblem("native-type-arg-range", message)
    return None


def _row(why: str, bad: str, code: str, good: str, *, marked: str = "", provider: str = "") -> str:
    """Documentation of a rule with one bad attribute; `marked`: the part of it that is marked."""
    part = marked or bad[bad.index("@") :]
    mark = " " * bad.index(part) + "^" * len(part) + f" {code}"
    return in_model(why, bad, mark, good, provider)


RULES = family(
    (Worded, _field),
    group="validation",
    rows={
        "native-type-prefix": _row(
            "A native type does not begin with the name of the datasource.",
            "name String @pg.Text",
            "native-type-prefix",
            "name String @db.Text",
            marked="pg.Text",
        ),
        "native-type-unknown": _row(
            "The database has no such native type.",
            "name String @db.Txt",
            "native-type-unknown",
            "name String @db.Text",
            marked="db.Txt",
        ),
        "native-type-arg-count": _row(
            "A native type lacks an argument, or has one too many.",
            "name String @db.Text(10)",
            "native-type-arg-count",
            "name String @db.Text",
        ),
        "native-type-optional-arg-count": _row(
            "A native type has more arguments than it takes.",
            "name String @db.VarChar(10, 20)",
            "native-type-optional-arg-count",
            "name String @db.VarChar(10)",
        ),
        "native-type-incompatible": _row(
            "A native type does not go with the type of the field.",
            "name String @db.Integer",
            "native-type-incompatible",
            "name Int @db.Integer",
        ),
        "value-not-nonnegative-integer": _row(
            "The argument of a native type is no whole number from 0 on.",
            "name String @db.VarChar(long)",
            "value-not-nonnegative-integer",
            "name String @db.VarChar(80)",
        ),
        "value-int-or-max": _row(
            "The length of a native type is neither a number nor `Max`.",
            "name String @db.NVarChar(all)",
            "value-int-or-max",
            "name String @db.NVarChar(Max)",
            provider="sqlserver",
        ),
        "native-type-scale": _row(
            "A decimal type has more digits behind the point than in all.",
            "price Decimal @db.Decimal(5, 10)",
            "native-type-scale",
            "price Decimal @db.Decimal(10, 5)",
        ),
        "native-type-arg-range": _row(
            "The argument of a native type lies outside of what the database takes.",
            "start DateTime @db.Timestamp(10)",
            "native-type-arg-range",
            "start DateTime @db.Timestamp(6)",
        ),
    },
)
