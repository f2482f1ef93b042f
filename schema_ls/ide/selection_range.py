"""What a selection grows to, step by step: word, value, argument, attribute, line, block, file."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.span import Span
from schema_ls.base.text import without_end
from schema_ls.model.items import AnyItem, FieldItem, Member, SettingItem, members_by_row
from schema_ls.model.mentions import place_at
from schema_ls.model.schema import Schema
from schema_ls.syntax.ast import Argument, Array, Attribute, Call, Columns, Object, String, Value


def selections(schema: Schema, file: int, row: int, column: int) -> list[Span]:
    """Spans around a place of a file, the smallest first; each lies in the next one and differs from it."""
    place = place_at(schema, file, row)
    here = Span(row, column, row, column)
    if place is None:
        return [here]
    inside = row - place.row
    found = [span.moved(place.row) for span in _spans(place.item, inside)]
    tree = schema.files[file].tree
    last = tree.line(tree.row_count - 1)
    found.append(Span(0, 0, tree.row_count - 1, len(without_end(last.text)) if last else 0))
    around = sorted({span for span in found if span.holds(row, column)}, key=_size)
    grown: list[Span] = []
    for span in around:
        if not grown or _lies_in(grown[-1], span):
            grown.append(span)
    return grown or [here]


def _size(span: Span) -> tuple[int, int, int]:
    return span.end_row - span.row, span.end_column - span.column, span.column


def _lies_in(inner: Span, outer: Span) -> bool:
    starts = (outer.row, outer.column) <= (inner.row, inner.column)
    return starts and (inner.end_row, inner.end_column) <= (outer.end_row, outer.end_column)


def _spans(item: AnyItem, row: int) -> Iterator[Span]:
    block = item.block
    line = block.lines[row]
    start = 0
    for token in line.tokens:
        if token.strip():
            yield Span.of_line(row, (start, start + len(token.rstrip())))
        start += len(token)
    yield Span.of_line(row, line.content_columns)
    member = members_by_row(item).get(row)
    if member is not None:
        yield from (Span.of_line(row, columns) for columns in _columns(member))
    if not block.is_loose:
        yield block.span
        last = len(block.lines) - 1
        yield Span(0, 0, last, len(without_end(block.lines[last].text)))


def _columns(member: Member) -> Iterator[Columns]:
    if isinstance(member, FieldItem) and member.type is not None:
        yield member.type.columns
    if isinstance(member, SettingItem):
        yield from _of_value(member.value)
    for attribute in member.attributes:
        yield from _of_attribute(attribute)


def _of_attribute(attribute: Attribute) -> Iterator[Columns]:
    yield attribute.columns
    yield attribute.columns[0], attribute.name_columns[1]
    if attribute.parentheses is not None:
        yield _inside(attribute.parentheses)
    for argument in attribute.arguments:
        yield from _of_argument(argument)


def _of_argument(argument: Argument) -> Iterator[Columns]:
    yield argument.columns
    yield from _of_value(argument.value)


def _of_value(value: Value | None) -> Iterator[Columns]:
    if value is None:
        return
    yield value.columns
    if isinstance(value, String | Array | Object):
        yield _inside(value.columns)
    if isinstance(value, Array):
        for item in value.items:
            yield from _of_value(item)
    elif isinstance(value, Call):
        for argument in value.arguments:
            yield from _of_argument(argument)
    elif isinstance(value, Object):
        for pair in value.pairs:
            yield from _of_argument(pair)


def _inside(columns: Columns) -> Columns:
    start, end = columns
    return (start + 1, end - 1) if end - start > 1 else columns
