"""Rule: fk-without-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.fixes import add_index
from schema_ls.checks.rule import rule
from schema_ls.model.handles import RelationField
from schema_ls.model.indexes import usable_columns


@rule("fk-without-index", group="index", on=RelationField, severity=Severity.WARNING)
def unindexed_relation(field: RelationField) -> Iterator[Finding]:
    """No index starts with the columns of a foreign key.

    Most databases do not index foreign keys by themselves: joins, and deleting or updating a row on the other side,
    then read the whole table. A key that starts with only some of the columns helps a little: that is told as
    information.

    Bad:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])
        //^^^^^^ fk-without-index
        }

    Good:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])

          @@index([authorId])
        }
    """
    model, columns = field.model, field.local_fields
    if not columns or field.face.is_list or model.kind != "model" or model.face.is_ignored or field.face.is_ignored:
        return
    if not model.dialect.foreign_keys_exist or model.dialect.indexes_foreign_keys:
        return
    held = [model.field(name) for name in columns]
    if None in held or any(isinstance(f, RelationField) for f in held) or model.serving_key(columns):
        return
    first = next(f for f in model.relation_fields if set(f.local_fields) == set(columns))
    if first.name != field.name:
        return
    listed = ", ".join(columns)
    partly = next((key for key in model.face.keys if set(usable_columns(key)[:1]) & set(columns)), None)
    what = (
        f"is only partly covered, by `{usable_columns(partly)[0]}`"
        if partly
        else f"has no index: joins with `{field.other.name}` and deletes there read all rows of `{model.name}`"
    )
    yield Finding(
        field.name_span,
        f"Foreign key `{model.name}.{listed}` {what}. Add `@@index([{listed}])`.",
        severity=Severity.INFO if partly else None,
        fixes=(add_index(model, columns),),
    )
