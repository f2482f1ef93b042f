"""Wanted blocks as lines of text.

One space between words. Columns are aligned by the formatter afterwards, in the style of the project.
"""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.format import Align, layout
from schema_ls.pull.values import Text, attribute, write_attribute
from schema_ls.pull.wanted import WantedBlock, WantedEnum, WantedField, WantedLine, WantedModel, WantedNote, WantedValue
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax import make


@dataclass(frozen=True, slots=True)
class Style:
    """How text is laid out: the language, the spaces before a member, and which lines share columns."""

    dialect: Dialect
    indent: int = 2
    align: Align = "group"

    def lay_out(self, text: str) -> str:
        """The text as the formatter of the project writes it."""
        return layout(text, version=self.dialect.version, tab=self.indent, align=self.align)


def render_block(wanted: WantedBlock) -> list[str]:
    """Lines of a whole block, with its docs, without line ends."""
    if isinstance(wanted, WantedNote):
        return [wanted.text]
    members = [*render_members(wanted)]
    if wanted.lines and members:
        members.append("")
    members += [render_line(line) for line in wanted.lines]
    return [*render_docs((*wanted.docs, *wanted.notes)), *make.block(wanted.keyword, wanted.name, members).splitlines()]


def render_members(wanted: WantedModel | WantedEnum) -> list[str]:
    """Lines of the fields of a model or the values of an enum."""
    if isinstance(wanted, WantedEnum):
        return [render_value(value) for value in wanted.values]
    return [line for field in wanted.fields for line in render_new_field(field)]


def render_new_field(wanted: WantedField) -> list[str]:
    """The lines of a field, with its docs, without indentation."""
    return [*render_docs((*wanted.docs, *wanted.notes)), render_field(wanted)]


def render_field(wanted: WantedField) -> str:
    """The line of a field, without indentation."""
    attributes = (write_attribute(each) for each in wanted.attributes)
    return make.field(wanted.name, wanted.type, wanted.arity.value, attributes)


def render_value(wanted: WantedValue) -> str:
    """The line of an enum value."""
    if wanted.name == wanted.database:
        return wanted.name
    return f"{wanted.name} {write_attribute(attribute('map', Text(wanted.database)))}"


def render_line(wanted: WantedLine) -> str:
    """A block attribute."""
    return write_attribute(wanted.attribute, "@")


def render_docs(docs: tuple[str, ...]) -> list[str]:
    """Lines of documentation."""
    return [f"/// {line}".rstrip() for line in docs]
