"""The blocks of a file and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.span import Span
from schema_ls.ide.names import places_of
from schema_ls.model.items import ConfigItem, EnumItem, Member, ModelItem
from schema_ls.model.reading import written
from schema_ls.model.schema import Schema


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a name. `kind` is that of a block, or `field`, `value`, `setting`, `attribute`.

    `whole` and `name` are spans of the file, the second one within the first.
    """

    name: str
    kind: str
    detail: str
    whole: Span
    selection: Span
    children: tuple[Entry, ...] = ()


def outline(schema: Schema, file: int) -> list[Entry]:
    """All named blocks of a file with their members. Members without a name that can be read are left out."""
    entries = []
    for place in places_of(schema, file):
        item = place.item
        if isinstance(item, ModelItem | EnumItem | ConfigItem) and item.name:
            block = item.block
            children = tuple(_members(item, place.row))
            whole, selection = block.span.moved(place.row), block.name_span.moved(place.row)
            entries.append(Entry(item.name, item.kind, _detail(item), whole, selection, children))
    return entries


def _detail(item: ModelItem | EnumItem | ConfigItem) -> str:
    return "" if isinstance(item, ConfigItem) else item.face.map


def _members(item: ModelItem | EnumItem | ConfigItem, start: int) -> Iterator[Entry]:
    """Entries of the members of a block that starts at a row of the file."""
    if isinstance(item, ModelItem):
        for field, face in zip(item.fields, item.face.fields, strict=True):
            yield _entry(field, start, "field", face.type + face.arity)
    elif isinstance(item, EnumItem):
        for value in item.values:
            yield _entry(value, start, "value", value.map)
    else:
        for setting in item.settings:
            yield _entry(setting, start, "setting", written(setting.value))
    for attribute in item.attributes:
        view, row = attribute.attribute_view, start + attribute.row
        span = Span.of_line(row, view.columns)
        arguments = attribute.line.text[slice(*view.parentheses)] if view.parentheses else ""
        yield Entry(f"@@{view.name}", "attribute", arguments, span, span)


def _entry(member: Member, start: int, kind: str, detail: str) -> Entry:
    line, row = member.line, start + member.row
    whole = Span.of_line(row, line.content_columns)
    first = line.text.find(member.name, whole.column)
    return Entry(member.name, kind, detail, whole, Span(row, first, row, first + len(member.name)))
