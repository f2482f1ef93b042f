"""Rules on relations that cascade in a circle, or along two ways to one model, where the database minds."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.related import with_other_end
from schema_ls.model.cascades import holds_key, modifies
from schema_ls.model.handles import RelationField

_REMEDY = "Set `onDelete: NoAction, onUpdate: NoAction`"


@with_other_end
def _cycles(field: RelationField) -> Iterator[Finding]:
    if not field.dialect.refuses_cascade_cycles or field.model.kind == "type":
        return
    spread = field.model.scope.facts.spread
    if field.is_self:
        if holds_key(field.model.face, field.face, field.other) and modifies(
            field.model.face, field.face, field.dialect
        ):
            yield _self(field)
    elif field.name in spread.circling:
        yield Finding(
            field.name_span,
            f"`{field.model.name}.{field.name}` is part of a circle of relations that all cascade, by default on update. "
            f"{_REMEDY} on one of them.",
            code="cycle",
            related=(Related(Symbol(field.other.name), "the way back begins here"),),
        )
    elif field.name in spread.crossing and field.dialect.refuses_cascade_paths:
        yield Finding(
            field.name_span,
            f"One deletion or update may reach `{field.model.name}` through `{field.name}` and on a second way, which "
            f"{field.dialect.title} refuses. {_REMEDY} on one of the ways.",
            code="multiple-cascade-paths",
        )


def _self(field: RelationField) -> Finding:
    where = field.dialect.title if field.dialect.foreign_keys_exist else '`relationMode = "prisma"`'
    return Finding(
        field.name_span,
        f"`{field.model.name}.{field.name}` leads back to its own model and cascades, by default on update, which {where} does "
        f"not take. {_REMEDY}.",
        code="cycle-self",
    )


RULES = family(
    (RelationField, _cycles),
    group="validation",
    rows={
        "cycle-self": """
            A relation of a model with itself cascades. SQL Server refuses that, and so does the client without foreign keys.

            Bad:
                // provider: sqlserver
                model Person {
                  id      Int      @id
                  bossId  Int?
                  boss    Person?  @relation("boss", fields: [bossId], references: [id])
                //^^^^ cycle-self
                  reports Person[] @relation("boss")

                  @@index([bossId])
                }

            Good:
                // provider: sqlserver
                model Person {
                  id      Int      @id
                  bossId  Int?
                  boss    Person?  @relation("boss", fields: [bossId], references: [id], onDelete: NoAction, onUpdate: NoAction)
                  reports Person[] @relation("boss")

                  @@index([bossId])
                }
            """,
        "cycle": """
            Relations that cascade make a circle.

            Bad:
                // provider: sqlserver
                model User {
                  id       Int    @id
                  pinnedId Int?
                  pinned   Post?  @relation("pinned", fields: [pinnedId], references: [id])
                //^^^^^^ cycle
                  posts    Post[] @relation("author")

                  @@index([pinnedId])
                }

                model Post {
                  id       Int    @id
                  authorId Int
                  author   User   @relation("author", fields: [authorId], references: [id])
                //^^^^^^ cycle
                  pinnedBy User[] @relation("pinned")

                  @@index([authorId])
                }

            Good:
                // provider: sqlserver
                model User {
                  id       Int    @id
                  pinnedId Int?
                  pinned   Post?  @relation("pin", fields: [pinnedId], references: [id], onDelete: NoAction, onUpdate: NoAction)
                  posts    Post[] @relation("author")

                  @@index([pinnedId])
                }

                model Post {
                  id       Int    @id
                  authorId Int
                  author   User   @relation("author", fields: [authorId], references: [id])
                  pinnedBy User[] @relation("pin")

                  @@index([authorId])
                }
            """,
        "multiple-cascade-paths": """
            Cascades reach a model along two ways.

            Bad:
                // provider: sqlserver
                model User {
                  id    Int    @id
                  wrote Post[] @relation("author")
                  likes Post[] @relation("fan")
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  fanId    Int
                  author   User @relation("author", fields: [authorId], references: [id])
                //^^^^^^ multiple-cascade-paths
                  fan      User @relation("fan", fields: [fanId], references: [id])
                //^^^ multiple-cascade-paths

                  @@index([authorId])
                  @@index([fanId])
                }

            Good:
                // provider: sqlserver
                model User {
                  id    Int    @id
                  wrote Post[] @relation("author")
                  likes Post[] @relation("fan")
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  fanId    Int
                  author   User @relation("author", fields: [authorId], references: [id])
                  fan      User @relation("fan", fields: [fanId], references: [id], onDelete: NoAction, onUpdate: NoAction)

                  @@index([authorId])
                  @@index([fanId])
                }
            """,
    },
)
