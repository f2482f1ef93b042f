"""Rules on which two fields make a relation: ambiguous ones, reused names, a missing opposite side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schema_ls.base.finding import Finding, Related, Symbol
from schema_ls.base.listing import listed_names
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.causes import doubt, meant_as_value
from schema_ls.checks.rules.validation.relations.opposite import opposite_missing
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import RelationField
from schema_ls.model.relations import alike, opposites

_MOST_SELF_SIDES = 2


def _pairing(field: RelationField) -> Iterator[Finding]:
    if field.model.kind == "type":
        return
    if field.is_self:
        yield from _self_pairing(field)
    elif len(same := alike(field.model.face, field.face, field.other)) > 1:
        if same[0] is field.face:
            yield _ambiguous(field, same)
    elif not opposites(field.model.face, field.face, field.other):
        yield opposite_missing(field)


def _self_pairing(field: RelationField) -> Iterator[Finding]:
    count, name = len(field.siblings), field.relation.name
    if count == 1:
        yield opposite_missing(field)
    elif field.siblings[0] is field.face and (not name or count > _MOST_SELF_SIDES):
        yield _ambiguous(field, field.siblings)


def _ambiguous(field: RelationField, same: Sequence[FieldFace]) -> Finding:
    name = field.relation.name
    code = "relation-name-reused" if name else "relation-ambiguous"
    if field.is_self:
        code = f"{code}-self" if name or len(field.siblings) == _MOST_SELF_SIDES else "relation-unnamed-self"
    others = [sibling.name for sibling in same[1:]]
    under = f"share the relation name `{name}`" if name else "have no relation name"
    return Finding(
        field.name_span,
        f"{listed_names([field.name, *others])} of `{field.model.name}` lead to `{field.other.name}` and {under}, so nobody "
        f'can tell which field is whose other side. Give each pair a name of its own: `@relation("...")` on both sides.',
        code=code,
        related=tuple(Related(Symbol(field.model.name, other), "also leads there") for other in others),
        cause=_no_pair(field, same),
    )


def _no_pair(field: RelationField, same: Sequence[FieldFace]) -> Finding | None:
    """The cause where the fields do not all make a relation: one stands there twice, or was meant as a value."""
    if field.model.name in field.model.scope.facts.doubtful:
        return doubt(field)
    if len({sibling.name for sibling in same}) < len(same):
        return Finding(field.name_span, "One of the fields stands there twice.")
    sides = (field.model.field(sibling.name) for sibling in same)
    return next((cause for side in sides if isinstance(side, RelationField) and (cause := meant_as_value(side))), None)


RULES = family(
    (RelationField, _pairing),
    group="validation",
    rows={
        "relation-opposite-missing": """
            A relation has a field on one side only.

            Bad:
                model User {
                  id Int @id
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id])
                //^^^^^^ relation-opposite-missing

                  @@index([authorId])
                }

            Bad:
                model Tag {
                  id    Int    @id
                  posts Post[]
                //^^^^^ relation-opposite-missing
                }

                model Post {
                  id Int @id
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
            """,
        "relation-ambiguous": """
            Two fields lead to the same model, and no relation name tells them apart.

            Bad:
                model User {
                  id    Int    @id
                  wrote Post[] @relation("author")
                  likes Post[] @relation("fan")
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  fanId    Int
                  author   User @relation(fields: [authorId], references: [id])
                //^^^^^^ relation-ambiguous
                  fan      User @relation(fields: [fanId], references: [id])

                  @@index([authorId])
                  @@index([fanId])
                }

            Good:
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
                  fan      User @relation("fan", fields: [fanId], references: [id])

                  @@index([authorId])
                  @@index([fanId])
                }
            """,
        "relation-name-reused": """
            Two fields lead to the same model under the same relation name.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[] @relation("author")
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  fanId    Int
                  author   User @relation("author", fields: [authorId], references: [id])
                //^^^^^^ relation-name-reused
                  fan      User @relation("author", fields: [fanId], references: [id])

                  @@index([authorId])
                  @@index([fanId])
                }

            Good:
                model User {
                  id    Int    @id
                  posts Post[] @relation("author")
                  likes Post[] @relation("fan")
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  fanId    Int
                  author   User @relation("author", fields: [authorId], references: [id])
                  fan      User @relation("fan", fields: [fanId], references: [id])

                  @@index([authorId])
                  @@index([fanId])
                }
            """,
        "relation-ambiguous-self": """
            Two fields lead back to their own model without a relation name.

            Bad:
                model Person {
                  id       Int      @id
                  bossId   Int?
                  boss     Person?  @relation(fields: [bossId], references: [id])
                //^^^^ relation-ambiguous-self
                  reports  Person[]

                  @@index([bossId])
                }

            Good:
                model Person {
                  id      Int      @id
                  bossId  Int?
                  boss    Person?  @relation("boss", fields: [bossId], references: [id])
                  reports Person[] @relation("boss")

                  @@index([bossId])
                }
            """,
        "relation-unnamed-self": """
            Three or more fields lead back to their own model without a relation name.

            Bad:
                model Person {
                  id      Int      @id
                  bossId  Int?
                  boss    Person?  @relation(fields: [bossId], references: [id])
                //^^^^ relation-unnamed-self
                  reports Person[]
                  friends Person[]

                  @@index([bossId])
                }

            Good:
                model Person {
                  id      Int      @id
                  bossId  Int?
                  boss    Person?  @relation("boss", fields: [bossId], references: [id])
                  reports Person[] @relation("boss")

                  @@index([bossId])
                }
            """,
        "relation-name-reused-self": """
            Three or more fields lead back to their own model under the same relation name.

            Bad:
                model Person {
                  id      Int      @id
                  bossId  Int?
                  boss    Person?  @relation("boss", fields: [bossId], references: [id])
                //^^^^ relation-name-reused-self
                  reports Person[] @relation("boss")
                  friends Person[] @relation("boss")

                  @@index([bossId])
                }

            Good:
                model Person {
                  id      Int      @id
                  bossId  Int?
                  boss    Person?  @relation("boss", fields: [bossId], references: [id])
                  reports Person[] @relation("boss")

                  @@index([bossId])
                }
            """,
    },
)
