"""Wanted blocks and their members as text.

A new block comes out as the formatter of the project writes it. Single members have one space between words: the block
that they go into is laid out afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.record import Record
from schema_ls.base.text import BYTE_ORDER_MARK
from schema_ls.format import EMPTY, Align, Row, attribute_rank, layout, table_lines
from schema_ls.pull.values import Text, attribute, write_attribute
from schema_ls.pull.wanted import WantedBlock, WantedEnum, WantedField, WantedLine, WantedModel, WantedNote, WantedValue
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.make import shown


class Style(Record):
    """How text is laid out: the language, the spaces before a member, and which lines share columns."""

    dialect: Dialect
    indent: int = 2
    align: Align = "group"

    def lay_out(self, text: str) -> str:
        """The text as the formatter of the project writes it; a byte order mark before it stays."""
        mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
        return mark + layout(text[len(mark) :], version=self.dialect.version, tab=self.indent, align=self.align)


def block_text(wanted: WantedBlock, style: Style, end: str = "\n") -> str:
    """The text of a new block, with its docs, as it is laid out; `end` ends its lines."""
    if isinstance(wanted, WantedNote):
        return wanted.text + end
    rows = list(_rows(wanted))
    if wanted.lines:
        rows += [EMPTY] if rows else []
        rows += [Row(suffix=render_line(line)) for line in _in_order(wanted.lines)]
    members = table_lines(rows, " " * style.indent, aligned=style.align != "none")
    docs = render_docs((*wanted.docs, *wanted.notes))
    return end.join((*docs, f"{wanted.keyword} {wanted.name} {{", *members, "}", ""))


def _in_order(lines: Iterable[WantedLine]) -> list[WantedLine]:
    return sorted(lines, key=lambda line: attribute_rank(line.attribute.name))


def _rows(wanted: WantedModel | WantedEnum) -> Iterator[Row]:
    """Rows of the fields of a model or the values of an enum."""
    if isinstance(wanted, WantedEnum):
        for value in wanted.values:
            yield from (Row(suffix=doc) for doc in render_docs(value.docs))
            yield Row(_value_cells(value))
        return
    for field in wanted.fields:
        if field.docs or field.notes:
            yield from (Row(suffix=doc) for doc in render_docs((*field.docs, *field.notes)))
        yield field.row


def render_new_field(wanted: WantedField) -> list[str]:
    """The lines of a field, with its docs, without indentation."""
    return [*render_docs((*wanted.docs, *wanted.notes)), render_field(wanted)]


def render_field(wanted: WantedField) -> str:
    """The line of a field, without indentation."""
    return " ".join(wanted.row.cells)


def render_value(wanted: WantedValue) -> str:
    """The line of an enum value."""
    return " ".join(_value_cells(wanted))


def _value_cells(wanted: WantedValue) -> tuple[str, ...]:
    if wanted.name == wanted.database and not wanted.says_map:
        return (wanted.name,)
    return wanted.name, write_attribute(attribute("map", Text(wanted.database)))


def render_line(wanted: WantedLine) -> str:
    """A block attribute."""
    return write_attribute(wanted.attribute, "@")


def render_docs(docs: tuple[str, ...]) -> list[str]:
    """Lines of documentation."""
    return [shown(f"/// {line}".rstrip()) for line in docs]
