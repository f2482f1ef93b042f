"""The blocks of a file and what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.span import Span
from schema_ls.ide.names import places_of
from schema_ls.model.items import AnyItem, ConfigItem, EnumItem, Member, ModelItem
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
            children = tuple(_moved(child, place.row) for child in _members(item))
            whole, selection = block.span.moved(place.row), block.name_span.moved(place.row)
            entries.append(Entry(item.name, item.kind, _detail(item), whole, selection, children))
    return entries


def _detail(item: AnyItem) -> str:
    if isinstance(item, ModelItem):
        return item.face.map
    return item.face.map if isinstance(item, EnumItem) else ""


def _members(item: ModelItem | EnumItem | ConfigItem) -> Iterator[Entry]:
    if isinstance(item, ModelItem):
        for field in item.fields:
            yield _entry(field, "field", field.face.type + field.face.arity)
    elif isinstance(item, EnumItem):
        for value in item.values:
            yield _entry(value, "value", value.map)
    else:
        for setting in item.settings:
            yield _entry(setting, "setting", written(setting.value))
    for attribute in item.attributes:
        view = attribute.attribute_view
        span = attribute.span(view.columns)
        yield Entry(f"@@{view.name}", "attribute", _arguments(attribute.line.text, view.parentheses), span, span)


def _entry(member: Member, kind: str, detail: str) -> Entry:
    return Entry(member.name, kind, detail, member.line_span, member.name_span)


def _arguments(text: str, columns: tuple[int, int] | None) -> str:
    return text[columns[0] : columns[1]] if columns else ""


def _moved(entry: Entry, rows: int) -> Entry:
    return Entry(entry.name, entry.kind, entry.detail, entry.whole.moved(rows), entry.selection.moved(rows))
