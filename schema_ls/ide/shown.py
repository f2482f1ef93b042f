"""How declarations are shown to people: as written, without comments, and not too long."""

from __future__ import annotations

from schema_ls.model.items import AnyItem, EnumItem, Member, ModelItem, documentation
from schema_ls.model.schema import Schema
from schema_ls.syntax.tree import Block

_MEMBERS = 10
"""Members of a block that are shown at most."""


def block_code(item: AnyItem) -> str:
    """The head of a block and its members as written, without comments; of many members the first ones."""
    members: tuple[Member, ...] = ()
    if isinstance(item, ModelItem):
        members = item.fields
    elif isinstance(item, EnumItem):
        members = item.values
    lines = [f"  {code_of(item.block, member.row)}" for member in members[:_MEMBERS]]
    if len(members) > _MEMBERS:
        lines.append(f"  // {len(members) - _MEMBERS} more")
    return "\n".join((f"{item.kind} {item.name} {{", *lines, "}"))


def code_of(block: Block, row: int) -> str:
    """A line of a block without its comment and the blanks around it."""
    line = block.lines[row]
    comment = line.comment
    text = line.text.strip()
    return text.removesuffix(comment).rstrip() if comment else text


def declaration_of(schema: Schema, name: str) -> str:
    """The declaration of a type in Markdown, with its comment; empty for a name that nothing declares."""
    place = schema.first(name)
    if place is None:
        return ""
    item = place.item
    doc = documentation(item.block, item.block.header)
    code = f"```prisma\n{block_code(item)}\n```"
    return f"{code}\n\n{doc}" if doc else code
