"""Rule: implicit-many-to-many."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity, Symbol
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import RelationField


class Options(Record, slots=False):
    """What can be set."""

    allow: tuple[str, ...] = ()


@rule_with(
    Options(), "implicit-many-to-many", group="relation", on=RelationField, severity=Severity.INFO, is_default=False
)
def implicit_many_to_many(field: RelationField, options: Options) -> Iterator[Finding]:
    """Two models hold lists of each other, without a model between them.

    The table between them has a name that Prisma chose, takes no further columns and always cascades. A model of its own
    can have all of that. `allow` names models for which this is fine.

    Bad:
        model Post {
          id   Int   @id
          tags Tag[]
        //^^^^ implicit-many-to-many
        }

        model Tag {
          id    Int    @id
          posts Post[]
        //^^^^^ implicit-many-to-many
        }

    Good:
        model Post {
          id   Int       @id
          tags PostTag[]
        }

        model Tag {
          id    Int       @id
          posts PostTag[]
        }

        model PostTag {
          postId Int
          tagId  Int
          post   Post @relation(fields: [postId], references: [id])
          tag    Tag  @relation(fields: [tagId], references: [id])

          @@id([postId, tagId])
          @@index([tagId])
        }
    """
    opposite = field.opposite
    if opposite is None or not field.face.is_list or not opposite.is_list:
        return
    if not field.dialect.supports("ForeignKeys") or {field.other.name, field.model.name} & set(options.allow):
        return
    yield Finding(
        field.name_span,
        f"Prisma makes the table between `{field.model.name}` and `{field.other.name}`; it can hold nothing else. "
        "Write a model for it if it shall.",
        related=(Related(Symbol(field.other.name, opposite.name), "the other side"),),
    )
