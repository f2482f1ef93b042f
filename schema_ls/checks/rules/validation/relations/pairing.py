"""Rules on which two fields make a relation: ambiguous ones, reused names, a missing opposite side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Related, Symbol
from schema_ls.base.record import replaced
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.relations.causes import meant_as_value
from schema_ls.checks.rules.validation.relations.mending import named
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import RelationField
from schema_ls.model.missing import MissingMember, opposite_list, opposite_members
from schema_ls.model.relations import alike, lonely_mate, opposites, relation_of
from schema_ls.syntax import make

_MOST_SELF_SIDES = 2


def doubt(field: RelationField) -> Finding | None:
    """The cause of whatever seems to be missing around a relation whose models cannot be read in full."""
    if not field.is_doubtful and not _is_unclear_there(field):
        return None
    return Finding(field.name_span, f"`{field.model.name}` or `{field.other.name}` cannot be understood in full.")


def _is_unclear_there(field: RelationField) -> bool:
    """Whether the other model has two fields that lead here under one name, so that neither can be paired."""
    return not field.is_self and field.model.name in field.other.led_to_twice


def _pairing(field: RelationField) -> Iterator[Finding]:
    if field.model.kind == "type":
        return
    if field.is_self:
        yield from _self_pairing(field)
    elif len(same := alike(field.model.face, field.face, field.other)) > 1:
        if same[0] is field.face:
            yield _ambiguous(field, same)
    elif not opposites(field.model.face, field.face, field.other):
        yield _opposite_missing(field)


def _self_pairing(field: RelationField) -> Iterator[Finding]:
    count, name = len(field.siblings), field.relation.name
    if count == 1:
        yield _opposite_missing(field)
    elif field.siblings[0] is field.face and (not name or count > _MOST_SELF_SIDES):
        yield _ambiguous(field, field.siblings)


def _ambiguous(field: RelationField, same: Sequence[FieldFace]) -> Finding:
    name = field.relation.name
    code = "relation-name-reused" if name else "relation-ambiguous"
    if field.is_self:
        code = f"{code}-self" if name or len(field.siblings) == _MOST_SELF_SIDES else "relation-unnamed-self"
    others = [sibling.name for sibling in same[1:]]
    listed = ", ".join(f"`{other}`" for other in others)
    under = f"share the relation name `{name}`" if name else "have no relation name"
    return Finding(
        field.name_span,
        f"`{field.name}` and {listed} of `{field.model.name}` all lead to `{field.other.name}` and {under}, so nobody can "
        f'tell which field is whose other side. Give each pair a name of its own: `@relation("...")` on both sides.',
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


def _opposite_missing(field: RelationField) -> Finding:
    mate = lonely_mate(field.model.face, field.face, field.other)
    return _alone(field) if mate is None or not _is_slip(field, mate) else _named_otherwise(field, mate)


def _is_slip(field: RelationField, mate: FieldFace) -> bool:
    """Whether two lonely sides were meant to share their relation name: one has none, or the names are nearly equal."""
    mine, theirs = field.relation.name, relation_of(mate).name
    return not mine or not theirs or nearest(mine, (theirs,)) is not None


def _follows(field: RelationField, mate: FieldFace) -> bool:
    """Whether the name of this side is the one to change: it has none, or the other side holds the key."""
    mine, theirs = field.relation, relation_of(mate)
    if not mine.name or not theirs.name:
        return not mine.name
    if (mine.fields is None) != (theirs.fields is None):
        return mine.fields is None
    return (field.model.name, field.name) > (field.other.name, mate.name)


def _named_otherwise(field: RelationField, mate: FieldFace) -> Finding:
    """Two sides that do not find each other are one mistake, told at the one whose name is to follow the other's."""
    if not _follows(field, mate):
        return replaced(_alone(field), cause=Finding(field.name_span, f"`{mate.name}` has another relation name."))
    own, other, name = f"{field.model.name}.{field.name}", f"{field.other.name}.{mate.name}", relation_of(mate).name
    kind = FixClass.MIGRATION if field.face.is_list and mate.is_list else FixClass.SAFE
    return Finding(
        field.name_span,
        f"Relation field `{own}` has no other side: `{other}` leads back under another relation name. Write "
        f"`{make.attribute('relation', (make.quoted(name),))}` here, too.",
        code="relation-opposite-missing",
        related=(Related(Symbol(field.other.name, mate.name), "leads back under another name"),),
        fixes=(Fix(f"Give `{field.name}` the relation name of `{other}`", (named(field, name),), kind),),
        cause=doubt(field) or meant_as_value(field),
    )


def _alone(field: RelationField) -> Finding:
    """A model to which nothing leads back at all is one mistake, told at its first relation, with one fix."""
    lonely = field.model.relation_fields if field.model.is_lonely else (field,)
    own = _members(field)[0]
    is_first = lonely[0].name == field.name
    others = lonely[1:] if is_first else ()
    return Finding(
        field.name_span,
        f"Relation field `{field.model.name}.{field.name}` has no other side in `{field.other.name}`. Add a field such as "
        f"`{own.text}` there.",
        code="relation-opposite-missing",
        related=(
            Related(Symbol(field.other.name), "the other model"),
            *(Related(Symbol(field.model.name, side.name), "has no other side, either") for side in others),
        ),
        fixes=tuple(_adding_sides(lonely, own)) if is_first else (),
        cause=doubt(field) or meant_as_value(field) or (None if is_first else _one_of(lonely[0])),
    )


def _adding_sides(lonely: Sequence[RelationField], own: MissingMember) -> Iterator[Fix]:
    many = f"Add the other sides of {len(lonely)} relations"
    title = f"Add `{own.text}` to `{own.model}`" if len(lonely) == 1 else many
    members = [member for side in lonely for member in _members(side)]
    yield _adding(title, members, FixClass.SAFE if len(members) == len(lonely) else FixClass.MIGRATION)
    if len(lonely) == 1:
        yield from _as_list(lonely[0], own.text)


def _members(field: RelationField) -> tuple[MissingMember, ...]:
    in_camel_case = field.dialect.knows("camel-case-relations")
    return opposite_members(field.model.face, field.face, field.other, in_camel_case=in_camel_case)


def _adding(title: str, members: Iterable[MissingMember], kind: FixClass) -> Fix:
    return Fix(title, tuple(InsertMember(member.model, member.text) for member in members), kind)


def _as_list(field: RelationField, text: str) -> Iterator[Fix]:
    """The other side as a list, where that is another line: many-to-many for a list, else several for a unique key."""
    in_camel_case = field.dialect.knows("camel-case-relations")
    member = opposite_list(field.model.face, field.face, field.other, in_camel_case=in_camel_case)
    ids = (field.model.face.id, field.other.id)
    can_be = field.dialect.supports("ImplicitManyToManyRelation") and all(key and len(key.columns) == 1 for key in ids)
    if member.text != text and (can_be or not field.face.is_list):
        yield _adding(f"Add `{member.text}` to `{member.model}`", (member,), FixClass.MIGRATION)


def _one_of(first: RelationField) -> Finding:
    return Finding(first.name_span, f"Nothing leads back to `{first.model.name}`.")


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
