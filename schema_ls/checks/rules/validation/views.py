"""Views: the preview feature that they need, and keys that they have no more."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, Replace
from schema_ls.checks.rule import family
from schema_ls.model.handles import Model
from schema_ls.model.items import BlockAttribute, Member
from schema_ls.spec.attributes import BLOCK_ATTRIBUTES, FIELD_ATTRIBUTES
from schema_ls.spec.attributes import Attribute as Row
from schema_ls.syntax.ast import Argument, Array, Attribute, Call


def _view(view: Model) -> Iterator[Finding]:
    if view.kind != "view":
        return
    preview = view.dialect.missing_preview("views")
    if preview:
        message = f'Views need `previewFeatures = ["{preview}"]` in a generator.'
        yield Finding(view.name_span, message, "view-needs-preview")
    for field in view.fields:
        for attribute in field.item.attributes:
            row = FIELD_ATTRIBUTES.get(f"@{attribute.name}")
            if row is not None:
                yield from _attribute(view, field.item, attribute, row)
    for member in view.item.attributes:
        row = BLOCK_ATTRIBUTES.get(f"@@{member.name}")
        if row is not None:
            yield from _attribute(view, member, member.attribute_view, row)


def _attribute(view: Model, member: Member, attribute: Attribute, row: Row) -> Iterator[Finding]:
    if row.in_views is not None and not view.dialect.has(row.in_views):
        code = "view-id" if row.name.endswith("id") else "view-index"
        is_line = isinstance(member, BlockAttribute)
        start, end = attribute.columns
        blank = len(member.line.text[:start].rstrip())
        change = DeleteLine(member.row) if is_line else Replace(member.span((blank, end)), "")
        message = f"A view has no `{row.name}`: the database has no such key on it. Remove it."
        yield Finding(member.span(attribute.columns), message, code, fixes=(Fix(f"Remove `{row.name}`", (change,)),))
        return
    holders: tuple[Attribute | Call, ...] = (attribute, *_entries(attribute))
    for holder in holders:
        for argument in holder.arguments:
            parameter = row.parameter(argument.name) or row.entry_parameter(argument.name)
            if parameter and parameter.in_views is not None and not view.dialect.has(parameter.in_views):
                message = f"`{argument.name}` has no effect in a view, which has no indexes. Remove it."
                fixes = (_without(member, holder, argument),)
                yield Finding(member.span(argument.columns), message, "view-unique-args", fixes=fixes)


def _entries(attribute: Attribute) -> tuple[Call, ...]:
    """Fields with arguments of their own in the field list."""
    listed = attribute.argument("fields", "")
    value = listed.value if listed else None
    items = value.items if isinstance(value, Array) else ()
    return tuple(item for item in items if isinstance(item, Call))


def _without(member: Member, holder: Attribute | Call, argument: Argument) -> Fix:
    """The fix that takes an argument out, with its comma; the only one with its brackets."""
    start, end = argument.columns
    others = [other.columns for other in holder.arguments if other is not argument]
    before = [columns[1] for columns in others if columns[1] <= start]
    after = [columns[0] for columns in others if columns[0] >= end]
    if before:
        start = before[-1]
    elif after:
        end = after[0]
    else:
        start, end = member.line.text.rindex("(", 0, start), holder.columns[1]
    return Fix(f"Remove `{argument.name}`", (Replace(member.span((start, end)), ""),))


_GENERATOR = """generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["views"]
                }
"""


def _example(why: str, marked: str, good: str) -> str:
    return f"""{why}

            Bad:
                {_GENERATOR}
                view Sale {{
                  id    Int
                  total Int
{marked}
                }}

            Good:
                {_GENERATOR}
                view Sale {{
                  id    Int
                  total Int
{good}
                }}
            """


_INDENT = " " * 18

RULES = family(
    (Model, _view),
    group="validation",
    rows={
        "view-needs-preview": f"""Views are a preview feature that has to be switched on.

            Bad:
                view Sale {{
                   //^^^^ view-needs-preview
                  id Int @unique
                }}

            Good:
                {_GENERATOR}
                view Sale {{
                  id Int @unique
                }}
            """,
        "view-id": _example(
            "A view has an id. From Prisma 6 on it cannot have one.",
            f"\n{_INDENT}@@id([id])\n                //^^^^^^^^^^ view-id",
            f"\n{_INDENT}@@unique([id])",
        ),
        "view-index": _example(
            "A view has an index. From Prisma 6 on it cannot have one.",
            f"\n{_INDENT}@@index([total])\n                //^^^^^^^^^^^^^^^^ view-index",
            f"\n{_INDENT}@@unique([id])",
        ),
        "view-unique-args": _example(
            "A unique of a view has an option of an index, which it is not.",
            f'\n{_INDENT}@@unique([id], map: "sale_key")\n{" " * 31}//^^^^^^^^^^^^^^^ view-unique-args',
            f"\n{_INDENT}@@unique([id])",
        ),
    },
)
