"""Rule: implicit-on-delete."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace, Severity
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.model.handles import RelationField


@rule(
    "implicit-on-delete", group="relation", on=RelationField, severity=Severity.INFO, is_default=False, is_strict=True
)
def implicit_on_delete(field: RelationField) -> Iterator[Finding]:
    """A relation does not say what happens when the row it refers to is deleted.

    What happens then depends on whether its fields are optional, which nobody reads out of the schema. Writing it down
    changes nothing in the database.

    Bad:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        //^^^^^^ implicit-on-delete
        }

    Good:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id], onDelete: Restrict)
        }
    """
    attribute = field.attribute("relation")
    if attribute is None or field.face.is_list or not field.local_fields or field.relation.on_delete:
        return
    if not field.relation.is_whole:
        return
    columns = [field.model.field(name) for name in field.local_fields]
    is_optional = not any(column is None or column.face.is_required for column in columns)
    action = field.dialect.default_on_delete(optional=is_optional)
    fixes: tuple[Fix, ...] = ()
    if attribute.parentheses is not None:
        end = attribute.parentheses[1] - 1
        lead = " " if attribute.trailing_comma else ", "
        row = field.item.row
        fixes = (Fix(f"Write `onDelete: {action}`", (Replace(Span(row, end, row, end), f"{lead}onDelete: {action}"),)),)
    yield Finding(
        field.name_span,
        f"Nothing says what happens to `{field.model.name}` when its `{field.other.name}` is deleted; it is `{action}`. "
        f"Write `onDelete: {action}`, or the action that you want.",
        fixes=fixes,
    )
