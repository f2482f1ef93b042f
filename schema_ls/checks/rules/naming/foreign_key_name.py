"""Rule: foreign-key-name."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity, Symbol
from schema_ls.base.words import camel_case, snake_case, words_of
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.naming.styles import renaming
from schema_ls.model.handles import RelationField


@rule("foreign-key-name", group="naming", on=RelationField, severity=Severity.INFO, is_default=False)
def foreign_key_name(field: RelationField) -> Iterator[Finding]:
    """The field of a foreign key is not called after its relation.

    `authorId` beside `author` says by itself what belongs together. Foreign keys of several fields, and fields that several
    relations share, are left alone.

    Bad:
        model User {
          id    Int    @id
          posts Post[]
        }

        model Post {
          id     Int  @id
          writer Int
        //^^^^^^ foreign-key-name
          author User @relation(fields: [writer], references: [id])

          @@index([writer])
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
    if len(field.local_fields) != 1 or len(field.referenced_fields) != 1:
        return
    key = field.model.field(field.local_fields[0])
    sharing = [other for other in field.model.relation_fields if key and key.name in other.local_fields]
    if key is None or len(sharing) > 1:
        return
    wanted = f"{field.name}_{field.referenced_fields[0]}"
    if words_of(key.name) != words_of(wanted) and key.name not in _ids(field):
        styled = snake_case(wanted) if "_" in key.name else camel_case(wanted)
        yield Finding(
            key.name_span,
            f"Call `{key.name}` `{styled}`: it is the foreign key of `{field.name}`.",
            fixes=renaming(Symbol(field.model.name, key.name), styled),
        )


def _ids(field: RelationField) -> tuple[str, ...]:
    """The fields of the primary key: one that is a foreign key, too, keeps its name."""
    id_ = field.model.face.id
    return id_.column_names if id_ else ()
