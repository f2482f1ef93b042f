"""An enum out of the text that a field has by default."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.base.finding import AppendBlock, Change, Replace
from schema_ls.base.words import capitalized
from schema_ls.checks.fixes import edits_of_changes
from schema_ls.ide.actions.action import EXTRACT, Action
from schema_ls.model.handles import Field
from schema_ls.model.items import is_builtin
from schema_ls.model.names import free_name
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax import make
from schema_ls.syntax.ast import String

_VALUE = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_WORDS = frozenset(("true", "false", "null"))


def extract_enum(schema: Schema, place: Place, field: Field) -> Iterator[Action]:
    """`role String @default("ADMIN")` becomes `role Role @default(ADMIN)` and an enum with that value."""
    attribute, reference = field.attribute("default"), field.item.type
    argument = attribute.argument("", "value") if attribute else None
    value = argument.value if argument else None
    if not isinstance(value, String) or reference is None or not _may_be_enum(field):
        return
    written = re.sub(r"\W+", "_", value.text, flags=re.ASCII)
    if not _VALUE.fullmatch(written) or written in _WORDS:
        return
    name = _free_name(schema, field)
    changes: tuple[Change, ...] = (
        Replace(field.item.span(reference.name_columns), name),
        Replace(field.item.span(value.columns), written),
        *_without_native_type(field),
        AppendBlock(make.block("enum", name, _members(field, written, value.text))),
    )
    yield Action(
        f"Extract enum `{name}` (needs a migration)", EXTRACT, lambda: edits_of_changes(changes, place, schema)
    )


def _may_be_enum(field: Field) -> bool:
    """Whether nothing but its default hangs on the field's being a text."""
    model = field.model.face
    held = {name for side in model.relation_sides for name in relation_of(side).fields or ()}
    keyed = {
        column.name for key in model.keys for column in key.columns if key.is_unique or column.ops or column.length
    }
    is_plain = field.type == "String" and not field.face.is_list and field.name not in held | keyed
    return (
        is_plain and field.dialect.supports("Enums") and field.model.item.is_whole and field.model.item.block.close >= 0
    )


def _free_name(schema: Schema, field: Field) -> str:
    def is_taken(name: str) -> bool:
        return name in schema.faces or is_builtin(name) or schema.dialect.reserves(name)

    short = capitalized(field.name)
    return free_name(field.model.name + short, is_taken) if is_taken(short) else short


def _without_native_type(field: Field) -> Iterator[Change]:
    for attribute in field.item.attributes:
        if "." in attribute.name:
            start, end = attribute.columns
            yield Replace(field.item.span((len(field.item.line.text[:start].rstrip()), end)), "")


def _members(field: Field, written: str, text: str) -> Iterator[str]:
    mapped = "" if written == text else f" {make.attribute('map', (make.quoted(text),))}"
    yield f"{written}{mapped}"
    if field.model.face.schema:
        yield ""
        yield make.attribute("@schema", (make.quoted(field.model.face.schema),))
