"""Relations with a field on one side only, or with two sides that do not find each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from schema_ls.base.finding import Change, Finding, Fix, FixClass, InsertMember, Related, Symbol
from schema_ls.base.record import replaced
from schema_ls.base.spelling import nearest
from schema_ls.checks.rules.validation.relations.causes import doubt, meant_as_value
from schema_ls.checks.rules.validation.relations.mending import named
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import RelationField
from schema_ls.model.missing import MissingMember, opposite_list, opposite_members
from schema_ls.model.relations import lonely_mate, relation_of
from schema_ls.syntax import make


def opposite_missing(field: RelationField) -> Finding:
    """The finding about a relation field that has no other side."""
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
    members: list[MissingMember] = []
    for side in lonely:
        members += _members(side, {member.name for member in members if member.model == side.other.name})
    given = tuple(named(side, relation_of(_named_side(side)).name) for side in lonely if _lacks_name(side))
    kind = FixClass.SAFE if len(members) == len(lonely) else FixClass.MIGRATION
    yield _adding(title, members, kind, given)
    if len(lonely) == 1:
        yield from _as_list(lonely[0], own.text)


def _members(field: RelationField, taken: Set[str] = frozenset()) -> tuple[MissingMember, ...]:
    in_camel_case, cascades = field.dialect.knows("camel-case-relations"), not field.dialect.refuses_cascade_paths
    faces = field.model.face, _named_side(field), field.other
    return opposite_members(*faces, in_camel_case=in_camel_case, taken=taken, cascades=cascades)


def _lacks_name(field: RelationField) -> bool:
    """Whether its two sides could not be told apart: they are in one model."""
    return field.is_self and not field.relation.name


def _named_side(field: RelationField) -> FieldFace:
    """The field with the name that its relation needs."""
    if not _lacks_name(field):
        return field.face
    return replaced(field.face, relation=replaced(field.relation, name=f"{field.model.name}_{field.name}"))


def _adding(title: str, members: Iterable[MissingMember], kind: FixClass, given: tuple[Change, ...] = ()) -> Fix:
    return Fix(title, (*given, *(InsertMember(member.model, member.text) for member in members)), kind)


def _as_list(field: RelationField, text: str) -> Iterator[Fix]:
    """The other side as a list, where that is another line: many-to-many for a list, else several for a unique key."""
    in_camel_case = field.dialect.knows("camel-case-relations")
    member = opposite_list(field.model.face, field.face, field.other, in_camel_case=in_camel_case)
    if _lacks_name(field):
        return
    ids = (field.model.face.id, field.other.id)
    can_be = field.dialect.supports("ImplicitManyToManyRelation") and all(key and len(key.columns) == 1 for key in ids)
    if member.text != text and (can_be or not field.face.is_list):
        yield _adding(f"Add `{member.text}` to `{member.model}`", (member,), FixClass.MIGRATION)


def _one_of(first: RelationField) -> Finding:
    return Finding(first.name_span, f"Nothing leads back to `{first.model.name}`.")
