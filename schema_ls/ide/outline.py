"""The blocks of a file and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.span import Span
from schema_ls.model.items import ConfigItem, EnumItem, Member, ModelItem
from schema_ls.model.reading import written
from schema_ls.model.schema import Schema


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a name. `kind` is that of a block, or `field`, `value`, `setting`, `attribute`.

    `whole` and `selection` are spans of the block, the second one within the first.
    """

    name: str
    kind: str
    detail: str
    whole: Span
    selection: Span
    children: tuple[Entry, ...] = ()


Outlined = ModelItem | EnumItem | ConfigItem
"""What has an entry, if it has a name."""


def outline(schema: Schema, file: int) -> Iterator[tuple[int, Outlined]]:
    """All named blocks of a file with the rows where they start."""
    for place in schema.places_in(file):
        if isinstance(place.item, Outlined) and place.item.name:
            yield place.row, place.item


def entry_of(item: Outlined) -> Entry:
    """The entry of a block with its members. Members without a name that can be read are left out."""
    block = item.block
    return Entry(item.name, item.kind, _detail(item), block.span, block.name_span, tuple(_members(item)))


def _detail(item: Outlined) -> str:
    return "" if isinstance(item, ConfigItem) else item.face.map


def _members(item: Outlined) -> Iterator[Entry]:
    if isinstance(item, ModelItem):
        for field, face in zip(item.fields, item.face.fields, strict=True):
            yield _entry(field, "field", face.type + face.arity)
    elif isinstance(item, EnumItem):
        for value in item.values:
            yield _entry(value, "value", value.map)
    else:
        for setting in item.settings:
            yield _entry(setting, "setting", written(setting.value))
    for attribute in item.attributes:
        view = attribute.attribute_view
        span = Span.of_line(attribute.row, view.columns)
        arguments = attribute.line.text[slice(*view.parentheses)] if view.parentheses else ""
        name = attribute.line.text[
            view.columns[0] : view.name_columns[1]
        ]  # as written: a broken line may have more `@`
        yield Entry(name, "attribute", arguments, span, span)


def _entry(member: Member, kind: str, detail: str) -> Entry:
    line, row = member.line, member.row
    whole = Span.of_line(row, line.content_columns)
    first = line.text.find(member.name, whole.column)
    return Entry(member.name, kind, detail, whole, Span(row, first, row, first + len(member.name)))
