"""Rules on which two fields make a relation: ambiguous ones, reused names, a missing opposite side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Related, Symbol
from schema_ls.checks.rule import family
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import RelationField
from schema_ls.model.missing import opposite_members
from schema_ls.model.relations import opposites, relation_of

_MOST_SELF_SIDES = 2


def doubt(field: RelationField) -> Finding | None:
    """The cause of whatever seems to be missing around a relation whose models cannot be read in full."""
    if not field.is_doubtful and not _is_unclear_there(field):
        return None
    return Finding(field.name_span, f"`{field.model.name}` or `{field.other.name}` cannot be understood in full.")


def _is_unclear_there(field: RelationField) -> bool:
    """Whether the other model has two fields that lead here under one name, so that neither can be paired."""
    names = [relation_of(f).name for f in field.other.fields if f.type == field.model.name]
    return not field.is_self and len(names) > len(set(names))


def _pairing(field: RelationField) -> Iterator[Finding]:
    if field.model.kind == "type":
        return
    if field.is_self:
        yield from _self_pairing(field)
    elif len(alike := _alike(field)) > 1:
        if alike[0] is field.face:
            yield _ambiguous(field, alike)
    elif not opposites(field.model.face, field.face, field.other):
        yield _opposite_missing(field)


def _alike(field: RelationField) -> list[FieldFace]:
    """Fields to the same model whose relation has the same name, be it the one that it has where none is written."""
    default = "To".join(sorted((field.model.name, field.other.name)))
    name = field.relation.name or default
    return [f for f in field.model.face.fields if f.type == field.type and (relation_of(f).name or default) == name]


def _self_pairing(field: RelationField) -> Iterator[Finding]:
    count, name = len(field.siblings), field.relation.name
    if count == 1:
        yield _opposite_missing(field)
    elif field.siblings[0] is field.face and (not name or count > _MOST_SELF_SIDES):
        yield _ambiguous(field, field.siblings)


def _ambiguous(field: RelationField, alike: Sequence[FieldFace]) -> Finding:
    name = field.relation.name
    code = "relation-name-reused" if name else "relation-ambiguous"
    if field.is_self:
        code = f"{code}-self" if name or len(field.siblings) == _MOST_SELF_SIDES else "relation-unnamed-self"
    others = [sibling.name for sibling in alike[1:]]
    listed = ", ".join(f"`{other}`" for other in others)
    under = f"share the relation name `{name}`" if name else "have no relation name"
    return Finding(
        field.name_span,
        f"`{field.name}` and {listed} of `{field.model.name}` all lead to `{field.other.name}` and {under}, so nobody can "
        f'tell which field is whose other side. Give each pair a name of its own: `@relation("...")` on both sides.',
        code=code,
        related=tuple(Related(Symbol(field.model.name, other), "also leads there") for other in others),
        cause=doubt(field) if field.model.name in field.model.scope.facts.doubtful else None,
    )


def _opposite_missing(field: RelationField) -> Finding:
    members = opposite_members(field.model.face, field.face, field.other)
    fix = Fix(
        f"Add `{members[0].text}` to `{members[0].model}`",
        tuple(InsertMember(member.model, member.text) for member in members),
        FixClass.SAFE if len(members) == 1 else FixClass.MIGRATION,
    )
    return Finding(
        field.name_span,
        f"Relation field `{field.model.name}.{field.name}` has no other side in `{field.other.name}`. Add a field such as "
        f"`{members[0].text}` there.",
        code="relation-opposite-missing",
        related=(Related(Symbol(field.other.name), "the other model"),),
        fixes=(fix,),
        cause=doubt(field),
    )


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
