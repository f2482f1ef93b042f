"""The one checker of arguments: what is written in an attribute against the table of what it takes.

Knows how values look, not what they mean: whether a listed field exists is for rules to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from schema_ls.base.listing import listed_names
from schema_ls.base.spelling import nearest
from schema_ls.spec.attributes import Attribute as Row
from schema_ls.spec.attributes import Parameter
from schema_ls.spec.dialect import Dialect, all_operator_classes
from schema_ls.spec.provider import INDEX_TYPES, SORT_ORDERS
from schema_ls.syntax.ast import (
    Argument,
    Array,
    Attribute,
    Call,
    Columns,
    Constant,
    Number,
    String,
    Value,
)

MISMATCH = "value-type-mismatch"
UNKNOWN = "argument-unknown"


class Problem(NamedTuple):
    """Something wrong with the arguments of an attribute."""

    code: str
    columns: Columns
    """Where in the line."""
    message: str
    replacement: str | None = None
    """What to write instead of what stands at `replaced`; None where nobody can know."""
    replaced: Columns | None = None


def argument_problems(attribute: Attribute, row: Row, dialect: Dialect) -> Iterator[Problem]:
    """What is wrong with the arguments of an attribute that the table describes as `row`."""
    known = {p.name: p for p in row.parameters if p.feature is None or dialect.knows(p.feature)}
    unnamed = [argument for argument in attribute.arguments if not argument.name]
    if len(unnamed) > 1:
        message = f"`{row.name}` takes one value without a name, not {len(unnamed)}. {_named_hint(row)}"
        yield Problem("argument-multiple-unnamed", unnamed[1].columns, message)
        return
    yield from _lacking(attribute, row)
    seen: set[str] = set()
    for argument in attribute.arguments:
        parameter = known.get(argument.name) if argument.name else row.unnamed_parameter
        if parameter is None:
            yield _unknown(argument, row, tuple(known))
            continue
        if argument.name and argument.name in seen:
            message = f"`{argument.name}` is given twice. Keep one of the two."
            yield Problem("argument-duplicate", argument.columns, message)
            continue
        seen.add(argument.name)
        if argument.name and unnamed and parameter is row.unnamed_parameter:
            message = f"`{argument.name}` is given already, as the value without a name. Keep one of the two."
            yield Problem("argument-duplicate-unnamed", argument.columns, message)
        elif argument.value is not None:
            yield from value_problems(argument, argument.value, parameter, row)
    yield from _old_names(attribute, known)


def _lacking(attribute: Attribute, row: Row) -> Iterator[Problem]:
    given = {argument.name for argument in attribute.arguments}
    for parameter in row.parameters:
        if parameter.required and parameter.name not in given and not (parameter.unnamed and "" in given):
            columns = attribute.columns[0], attribute.name_columns[1]
            message = f"`{row.name}` needs `{parameter.name}`: {parameter.doc[0].lower()}{parameter.doc[1:]}"
            yield Problem("argument-missing", columns, message)


def _named_hint(row: Row) -> str:
    names = [f"{parameter.name}:" for parameter in row.parameters if not parameter.unnamed]
    return f"Others are written with their name: {listed_names(names)}." if names else "Remove the rest."


def _unknown(argument: Argument, row: Row, known: tuple[str, ...]) -> Problem:
    if not argument.name:
        message = f"`{row.name}` takes no value without a name. {_named_hint(row) if known else ''}".rstrip()
        return Problem(UNKNOWN, argument.columns, message)
    meant = nearest(argument.name, known)
    if meant:
        hint = f"Did you mean `{meant}`?"
    elif known:
        hint = f"It takes {listed_names(known)}."
    else:
        hint = "It takes none."
    message = f"`{row.name}` has no argument `{argument.name}`. {hint}"
    return Problem(UNKNOWN, argument.columns, message, meant, argument.name_columns)


def _old_names(attribute: Attribute, known: dict[str, Parameter]) -> Iterator[Problem]:
    for argument in attribute.arguments:
        parameter = known.get(argument.name)
        if parameter and parameter.new_name and attribute.argument(parameter.new_name):
            message = f"`{argument.name}` is the old name of `{parameter.new_name}`. Keep only `{parameter.new_name}`."
            yield Problem("argument-legacy-alias", argument.columns, message)


def value_problems(argument: Argument, value: Value, parameter: Parameter, row: Row) -> Iterator[Problem]:
    """What is wrong with the value of one argument."""
    kind, label = parameter.kind, parameter.name
    if kind in ("string", "client-name"):
        yield from _text(argument, value, parameter, row)
    elif kind == "boolean":
        if not (isinstance(value, Constant) and value.text in ("true", "false")):
            yield mismatch(value, f"`{label}` is `true` or `false`")
    elif kind == "integer":
        if not isinstance(value, Number):
            yield mismatch(value, f"`{label}` is a number")
    elif kind == "sort":
        yield from _word(value, label, tuple(SORT_ORDERS), "sort-invalid")
    elif kind == "index-type":
        yield from _word(value, label, tuple(INDEX_TYPES), "index-type-unknown")
    elif kind == "action":
        if not isinstance(value, Constant):
            yield mismatch(value, f"`{label}` is a word such as `Cascade`", bare=True)
    elif kind == "ops":
        yield from _operator_class(value)
    elif kind in ("field-names", "references"):
        yield from _names(value)
    elif kind == "fields":
        yield from _entries(value, row)


def mismatch(value: Value, wanted: str, *, bare: bool = False) -> Problem:
    """The problem of a value of the wrong kind; `bare`: what is right is the text without its quotes."""
    replacement = value.text if bare and isinstance(value, String) and value.text.isidentifier() else None
    return Problem(MISMATCH, value.columns, f"{wanted}, not {_described(value)}.", replacement, value.columns)


def _described(value: Value) -> str:
    if isinstance(value, String):
        return f"the text {value.raw}"
    if isinstance(value, Number):
        return f"the number `{value.text}`"
    if isinstance(value, Constant):
        return f"the word `{value.text}`"
    if isinstance(value, Call):
        return f"the function `{value.name}`"
    return "a list" if isinstance(value, Array) else "an object"


def _text(argument: Argument, value: Value, parameter: Parameter, row: Row) -> Iterator[Problem]:
    if not isinstance(value, String):
        found = mismatch(value, f"`{parameter.name}` of `{row.name}` is a text in quotes")
        yield found._replace(replacement=f'"{value.text}"') if isinstance(value, Constant | Number) else found
    elif not value.text and parameter.not_empty and not parameter.unnamed:
        message = f"`{parameter.name}` is empty. Write a name, or leave the argument out."
        yield Problem("argument-empty-string", argument.columns, message)


def _word(value: Value, label: str, words: tuple[str, ...], code: str) -> Iterator[Problem]:
    listed = listed_names(words, "or")
    if not isinstance(value, Constant):
        yield mismatch(value, f"`{label}` is {listed}", bare=True)
    elif value.text not in words:
        message = f"`{label}` is {listed}, not `{value.text}`."
        yield Problem(code, value.columns, message, nearest(value.text, words), value.columns)


def _operator_class(value: Value) -> Iterator[Problem]:
    if isinstance(value, Constant):
        if value.text not in all_operator_classes():
            message = f'No operator class is called `{value.text}`. Write a known one, or `raw("{value.text}")`.'
            meant = nearest(value.text, all_operator_classes()) or f'raw("{value.text}")'
            yield Problem("ops-invalid", value.columns, message, meant, value.columns)
        return
    if isinstance(value, Call) and value.name == "raw":
        given = [argument.value for argument in value.arguments]
        if len(given) == 1 and isinstance(given[0], String):
            return
    yield Problem(
        "ops-invalid", value.columns, '`ops` is the name of an operator class, or `raw("...")` with one text.'
    )


def _names(value: Value) -> Iterator[Problem]:
    for item in value.items if isinstance(value, Array) else (value,):
        if not isinstance(item, Constant):
            yield mismatch(item, "Names of fields stand here, without quotes", bare=True)


def _entries(value: Value, row: Row) -> Iterator[Problem]:
    for item in value.items if isinstance(value, Array) else (value,):
        if isinstance(item, Call):
            yield from _options(item, row)
        elif not isinstance(item, Constant):
            yield mismatch(item, "Names of fields stand here, without quotes", bare=True)


def _options(entry: Call, row: Row) -> Iterator[Problem]:
    known = tuple(parameter.name for parameter in row.entry_parameters)
    for argument in entry.arguments:
        parameter = row.entry_parameter(argument.name)
        if parameter is not None and argument.value is not None:
            yield from value_problems(argument, argument.value, parameter, row)
        elif argument.name not in ("sort", "length", "ops"):
            yield _unknown(argument, row, known)._replace(message=f"A field of `{row.name}` has no such argument.")
