"""Wanted blocks as lines of text.

One space between words. Columns are aligned by the formatter afterwards.
"""

from __future__ import annotations

from schema_ls.pull.values import Text, attribute, write_attribute
from schema_ls.pull.wanted import WantedBlock, WantedEnum, WantedField, WantedLine, WantedValue
from schema_ls.syntax import make


def render_block(wanted: WantedBlock) -> list[str]:
    """Lines of a whole block, with its docs, without line ends."""
    members = [*render_members(wanted)]
    if wanted.lines and members:
        members.append("")
    members += [render_line(line) for line in wanted.lines]
    return [*render_docs(wanted.docs), *make.block(wanted.keyword, wanted.name, members).splitlines()]


def render_members(wanted: WantedBlock) -> list[str]:
    """Lines of the fields of a model or the values of an enum."""
    if isinstance(wanted, WantedEnum):
        return [render_value(value) for value in wanted.values]
    return [line for field in wanted.fields for line in (*render_docs(field.docs), render_field(field))]


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
