"""What an attribute or function takes, and which of it the cursor is at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schema_ls.ide.availability import bounds_of
from schema_ls.ide.completion.attributes import takes
from schema_ls.ide.line_walk import Opened, view_of
from schema_ls.model.schema import Schema
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES, Parameter
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.functions import FUNCTIONS, Function
from schema_ls.spec.provider import Argument, NativeType
from schema_ls.syntax import template as t


@dataclass(frozen=True, slots=True)
class SignatureParameter:
    """One thing that may stand in the parentheses, as it is written, and what it says."""

    text: str
    doc: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """`label` is the name with all parameters, each of which stands in it as its `text`.

    `active` is the index of the parameter at the cursor, None where it is at none of them.
    """

    label: str
    doc: str
    parameters: tuple[SignatureParameter, ...]
    active: int | None = None


_VALUES = {
    "string": '"..."',
    "client-name": '"..."',
    "fields": "[...]",
    "field-names": "[...]",
    "references": "[...]",
    "action": "Action",
    "boolean": "true",
    "integer": "1",
    "sort": "Desc",
    "index-type": "Type",
    "ops": "Class",
    "value": "value",
    "where": 'raw("...")',
}
"""How values of a kind are shown."""


def signature_help(schema: Schema, file: int, row: int, column: int) -> Signature | None:
    """The signature around a place of a file, None where there is none."""
    line = schema.files[file].tree.line(row)
    if line is None or line.form == t.COMMENT:
        return None
    view = view_of(line, column)
    if view is None or view.kind == "comment":
        return None
    calls = [number for number, opened in enumerate(view.opened) if opened.bracket == "("]
    if not calls:
        return None
    opened, outermost = view.opened[calls[-1]], view.opened[calls[0]]
    if not opened.argument and view.behind.startswith(":"):
        opened.argument = view.word.text
    dialect = schema.dialect
    native = _native(dialect, opened.owner)
    if native is not None:
        return _positional(opened.owner, native.doc, [_native_parameter(one) for one in native.arguments], opened)
    if opened.owner in FUNCTIONS:
        return _of_function(dialect, FUNCTIONS[opened.owner], opened)
    row_ = FIELD_ATTRIBUTES.get(outermost.owner) or BLOCK_ATTRIBUTES.get(outermost.owner)
    if row_ is None or len(calls) > 2:
        return None
    if opened is not outermost:
        return _named(opened.owner, "An entry with options.", row_.entry_parameters, opened, dialect)
    return _named(row_.name, row_.doc, row_.parameters, opened, dialect)


def _native(dialect: Dialect, owner: str) -> NativeType | None:
    prefix, _, name = owner.partition(".")
    return dialect.native_types().get(name) if prefix == f"@{dialect.datasource_name}" else None


def _native_parameter(argument: Argument) -> SignatureParameter:
    return SignatureParameter(argument.name, bounds_of(argument))


def _of_function(dialect: Dialect, function: Function, opened: Opened) -> Signature:
    """Arguments without a name count by their place, others by their name."""
    rows = [row for row in function.arguments if dialect.allows(row)]
    parameters = [
        SignatureParameter(
            f"{row.name}: {_VALUES[row.kind]}" if row.name else _VALUES[row.kind], row.doc, row.name or ""
        )
        for row in rows
    ]
    if any(row.name for row in rows):
        return _signature(function.name, function.doc, parameters, _index_of(parameters, opened.argument))
    return _positional(function.name, function.doc, parameters, opened)


def _positional(name: str, doc: str, parameters: Sequence[SignatureParameter], opened: Opened) -> Signature:
    return _signature(name, doc, parameters, opened.commas if opened.commas < len(parameters) else None)


def _named(name: str, doc: str, rows: tuple[Parameter, ...], opened: Opened, dialect: Dialect) -> Signature | None:
    """What takes arguments by name, the first one perhaps without."""
    known = [row for row in rows if takes(dialect, row)]
    parameters = [
        SignatureParameter(_VALUES[row.kind] if row.unnamed else f"{row.name}: {_VALUES[row.kind]}", row.doc, row.name)
        for row in known
    ]
    unnamed = next((number for number, row in enumerate(known) if row.unnamed), None)
    active = _index_of(parameters, opened.argument) if opened.argument else None if opened.commas else unnamed
    return _signature(name, doc, parameters, active) if parameters else None


def _index_of(parameters: Sequence[SignatureParameter], name: str) -> int | None:
    return next((number for number, one in enumerate(parameters) if name and one.name == name), None)


def _signature(name: str, doc: str, parameters: Sequence[SignatureParameter], active: int | None) -> Signature:
    label = f"{name}({', '.join(one.text for one in parameters)})"
    return Signature(label, doc, tuple(parameters), active)
