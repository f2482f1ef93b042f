"""Words of the language at a place, with what the tables say: attributes, functions, scalars, native types, arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.listing import listed_names
from schema_ls.base.span import Span
from schema_ls.ide.availability import action_availability, availability, bounds_of
from schema_ls.ide.completion.attributes import allows
from schema_ls.model.items import (
    UNSUPPORTED,
    AnyItem,
    BlockAttribute,
    ConfigItem,
    EnumItem,
    FieldItem,
    Member,
    ModelItem,
    SettingItem,
    members_by_row,
)
from schema_ls.model.schema import Schema
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES, Parameter
from schema_ls.spec.attributes import Attribute as AttributeRow
from schema_ls.spec.datasource import DATASOURCE, GENERATOR, GENERATOR_PROVIDERS
from schema_ls.spec.functions import FUNCTIONS, Function
from schema_ls.spec.provider import ACTIONS, INDEX_TYPES, RELATION_MODES, SORT_ORDERS
from schema_ls.spec.providers import provider_named
from schema_ls.spec.scalars import BLOCK_KEYWORDS, SCALARS, UNSUPPORTED_DOC
from schema_ls.syntax.ast import Argument, Array, Attribute, Call, Constant, String, Value

_WORDS = {"action": ACTIONS, "index-type": INDEX_TYPES, "sort": SORT_ORDERS}
"""Words that arguments of a kind take."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A word with its explanation; `span` is relative to the block, `code` shows how it is written.

    `facts`, one sentence each, tell where it can be used and what it takes.
    """

    span: Span
    code: str
    doc: str
    facts: tuple[str, ...] = ()


def explained_at(schema: Schema, item: AnyItem, row: int, column: int) -> Explained | None:
    """The word of the language that a place of a block touches, None where there is none."""
    found = [word for word in _words(schema, item, row) if word.span.holds(row, column)]
    return min(found, key=lambda word: word.span.end_column - word.span.column, default=None)


def _words(schema: Schema, item: AnyItem, row: int) -> Iterator[Explained]:
    block = item.block
    if row == block.header and not block.is_loose:
        keyword = block.lines[row].template.keyword
        doc = BLOCK_KEYWORDS.get(item.kind)
        if doc is not None and keyword >= 0:
            columns = block.lines[row].columns(keyword, keyword + 1)
            yield Explained(Span.of_line(row, columns), f"{item.kind} {item.name}".strip(), doc)
        return
    member = members_by_row(item).get(row)
    if isinstance(item, ConfigItem) and isinstance(member, SettingItem):
        yield from _setting(schema, item, member)
    elif isinstance(item, ModelItem | EnumItem) and member is not None:
        yield from _member(schema, member)


def _member(schema: Schema, member: Member) -> Iterator[Explained]:
    scalar = ""
    if isinstance(member, FieldItem) and member.type is not None:
        scalar = member.type.name
        yield from _scalar(schema, scalar, member.span(member.type.name_columns))
    for attribute in member.attributes:
        yield from _attribute(schema, member, attribute, scalar)


def _scalar(schema: Schema, name: str, span: Span) -> Iterator[Explained]:
    if name == UNSUPPORTED:
        yield Explained(span, f'{name}("...")', UNSUPPORTED_DOC)
    elif name in SCALARS:
        native = schema.dialect.default_native_type(name)
        column = f" In {schema.dialect.title}: `{native}`." if native else ""
        yield Explained(span, name, SCALARS[name].doc + column)


def _attribute(schema: Schema, member: Member, attribute: Attribute, scalar: str) -> Iterator[Explained]:
    prefix, dot, name = attribute.name.partition(".")
    span = member.span(attribute.name_columns)
    native = schema.dialect.native_types().get(name) if dot else None
    if native is not None:
        default = schema.dialect.default_native_type(scalar)
        note = " What the column would be anyway." if default and str(default) == name else ""
        arguments = ", ".join(argument.name for argument in native.arguments)
        code = f"@{prefix}.{name}" + (f"({arguments})" if arguments else "")
        takes = tuple(f"`{one.name}`: {bounds_of(one)}" for one in native.arguments)
        yield Explained(
            span,
            code,
            native.doc + note,
            (f"For fields of type {listed_names(native.scalars)}.", *takes),
        )
    rows, sign = (BLOCK_ATTRIBUTES, "@@") if isinstance(member, BlockAttribute) else (FIELD_ATTRIBUTES, "@")
    row = rows.get(sign + attribute.name)
    if row is not None:
        known = [one for one in row.parameters if one.new_name is None and allows(schema.dialect, one)]
        taken = (f"`{one.name}`: {one.doc}" for one in known)
        code = f"{row.name}({', '.join(one.name for one in known)})" if known else row.name
        yield Explained(span, code, row.doc, _facts(availability(row), *taken))
        for argument in attribute.arguments:
            yield from _argument(member, argument, row.parameters, row)


def _function(span: Span, function: Function) -> Explained:
    taken = (f"`{one.name}`: {one.doc}" if one.name else one.doc for one in function.arguments)
    return Explained(span, f"{function.name}()", function.doc, _facts(availability(function), *taken))


def _facts(*facts: str) -> tuple[str, ...]:
    return tuple(fact for fact in facts if fact)


def _argument(
    member: Member, argument: Argument, parameters: tuple[Parameter, ...], row: AttributeRow
) -> Iterator[Explained]:
    name = argument.name
    parameter = next((p for p in parameters if (p.name == name if name else p.unnamed)), None)
    if parameter is not None and argument.name_columns is not None:
        facts = _facts(availability(parameter))
        yield Explained(member.span(argument.name_columns), f"{parameter.name}:", parameter.doc, facts)
    if argument.value is not None:
        yield from _value(member, argument.value, parameter, row)


def _value(member: Member, value: Value, parameter: Parameter | None, row: AttributeRow) -> Iterator[Explained]:
    if isinstance(value, Array):
        for item in value.items:
            yield from _value(member, item, parameter, row)
    elif isinstance(value, Constant) and parameter is not None:
        doc = _WORDS.get(parameter.kind, {}).get(value.text)
        if doc is not None:
            where = action_availability(value.text) if parameter.kind == "action" else ""
            yield Explained(member.span(value.columns), value.text, doc, _facts(where))
    elif isinstance(value, Call):
        function = FUNCTIONS.get(value.name)
        is_entry = parameter is not None and parameter.kind == "fields"
        if function is not None and not is_entry:
            yield _function(member.span(value.name_columns), function)
        for argument in value.arguments if is_entry else ():
            yield from _argument(member, argument, row.entry_parameters, row)


def _setting(schema: Schema, item: ConfigItem, setting: SettingItem) -> Iterator[Explained]:
    row = (DATASOURCE if item.kind == "datasource" else GENERATOR).get(setting.name)
    if row is not None:
        yield Explained(setting.name_span, f"{row.name} =", row.doc, _facts(availability(row)))
    values = setting.value.items if isinstance(setting.value, Array) else (setting.value,)
    for value in values:
        if isinstance(value, Call) and value.name in FUNCTIONS:
            yield _function(setting.span(value.name_columns), FUNCTIONS[value.name])
        elif isinstance(value, String):
            doc = _text_doc(schema, item, setting.name, value.text)
            if doc:
                yield Explained(setting.span(value.columns), value.raw, doc)


def _text_doc(schema: Schema, item: ConfigItem, key: str, text: str) -> str:
    if key == "provider" and item.kind == "datasource":
        provider = provider_named(text)
        return provider.doc if provider else ""
    if key == "provider":
        return GENERATOR_PROVIDERS.get(text, "")
    if key == "relationMode":
        return RELATION_MODES.get(text, "")
    if key == "previewFeatures":
        feature = schema.dialect.preview_feature(text)
        return f"{feature.doc} State: {schema.dialect.preview_feature_state(text)}." if feature else ""
    return ""
