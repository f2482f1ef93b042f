"""What a schema lacks, as values: parts of relations. Fixes, the formatter and pull write them from here.

A relation that is not many-to-many has a *holder*, the model with the foreign key and the *forward* field, and a
*target*, the model that the key points at, with the *back* field. Looks at faces only and judges nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Set
from itertools import takewhile

from schema_ls.base.record import Record
from schema_ls.model.faces import ID, Face, FieldFace, ModelFace
from schema_ls.model.names import free_name, key_name, lower_camel, plural
from schema_ls.model.relations import is_forward, opposites, relation_of
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax import make


class MissingMember(Record):
    """A line that a model lacks."""

    model: str
    text: str

    @property
    def name(self) -> str:
        """What the line declares."""
        return self.text.partition(" ")[0]


class MissingArguments(Record):
    """Arguments that the `@relation` of a field lacks; all of them where the field has no `@relation`."""

    model: str
    field: str
    arguments: tuple[str, ...]


Missing = MissingMember | MissingArguments


def opposite_members(
    owner: ModelFace,
    field: FieldFace,
    other: ModelFace,
    *,
    in_camel_case: bool = True,
    taken: Container[str] = (),
    cascades: bool = True,
) -> tuple[MissingMember, ...]:
    """The lines that `other` lacks to be the other side of `owner.field`; the relation field comes first.

    They carry the name of the relation, and are called as nothing else in `other` is, nor `taken` otherwise. `in_camel_case`
    calls fields `posts` rather than `Post`. Without `cascades` a new foreign key says that nothing happens through it.
    """
    if not field.is_list:
        relation = _Relation(owner, field, other, None)
        return (_back_field(relation, _free_name(_back_name(relation, in_camel_case), other, taken), relation.name),)
    relation = _Relation(other, None, owner, field)
    key = _sound_key(relation)
    free = _free_name(_forward_name(relation, in_camel_case), other, taken)
    if key is None:
        return (MissingMember(other.name, make.field(free, owner.name, "?")),)
    actions = () if cascades else _STAYS
    return (_forward_field(relation, key, free, relation.name, actions), *key.new_fields("?"))


_STAYS = ("onDelete: NoAction", "onUpdate: NoAction")


def new_relation(holder: ModelFace, name: str, target: ModelFace, dialect: Dialect) -> tuple[MissingMember, ...]:
    """The lines that make a relation: the forward field `name`, the fields of its key that `holder` lacks, the back field.

    Key fields are called after the field, and there are new ones only where none of that name and type exists. The
    relation gets a name of its own where the two models know each other already, or are one: then it is optional, as
    the first record points at none. It cascades nothing where the database may refuse that. Empty where the target has
    nothing to point at.
    """
    fields = _referable(target)
    if not fields:
        return ()
    is_self = holder.name == target.name
    is_known = any(f.type == target.name for f in holder.fields) or any(f.type == holder.name for f in target.fields)
    relation_name = f"{holder.name}_{name}" if is_known or is_self else None
    names = tuple(_name_of_key(holder, name, field) for field in fields)
    key = _ForeignKey(holder, names, fields, tuple(field.name for field in fields))
    is_optional = any((field := holder.field(known)) is not None and not field.is_required for known in names)
    arity = key.arity if is_self else "?" if is_optional else ""
    is_circle = dialect.refuses_cascade_cycles and (is_self or is_known)
    actions = _STAYS if is_circle or dialect.refuses_cascade_paths else ()
    attribute = make.relation(relation_name, names, key.references, actions)
    back = _Relation(holder, None, target, None)
    taken = {name, *names} if is_self else ()
    return (
        MissingMember(holder.name, make.field(name, target.name, arity, (attribute,))),
        *key.new_fields(arity),
        _back_field(back, _free_name(_back_name(back), target, taken), relation_name),
    )


def _name_of_key(holder: ModelFace, name: str, target: FieldFace) -> str:
    """What the key of `name` is called: as a field of its type that is there and free, or as nothing else."""
    called = key_name(name, target.name)
    found = holder.field(called)
    fits = found is None or (found.type == target.type and not found.is_list and called not in holder.listed_by)
    return called if fits else _free_name(called, holder)


def opposite_list(owner: ModelFace, field: FieldFace, other: ModelFace, *, in_camel_case: bool = True) -> MissingMember:
    """The other side of `owner.field` as a list: many-to-many where that field is one, too."""
    name = plural(lower_camel(owner.name)) if in_camel_case else owner.name
    relation = _Relation(owner, field, other, None)
    attributes = [make.attribute("relation", (make.quoted(relation.name),))] if relation.name else []
    return MissingMember(other.name, make.field(_free_name(name, other), owner.name, "[]", attributes))


class KeyFields(Record):
    """What the `@relation` of a field has to list; `new` are those of the own fields that do not exist, as they should
    be."""

    fields: tuple[str, ...]
    references: tuple[str, ...]
    new: tuple[FieldFace, ...]


def key_fields(owner: ModelFace, field: FieldFace, other: ModelFace) -> KeyFields | None:
    """The foreign key that `owner.field` should have; None where `other` has nothing to point at, or lists disagree.

    A field that is called as a key of this relation is, and has the type of one, is taken; else one is added.
    """
    said = relation_of(field)
    targets = _fields(other, said.references or ()) or _referable(other)
    if said.fields:
        fits = len(said.fields) == len(targets)
        return KeyFields(said.fields, tuple(target.name for target in targets), ()) if fits else None
    held = owner.listed_by.keys()
    found = [_key_field(owner, field, other, target, held) for target in targets]
    new = tuple(one for one in found if owner.field(one.name) is None)
    names = tuple(one.name for one in found)
    return KeyFields(names, tuple(target.name for target in targets), new) if targets else None


def _key_field(owner: ModelFace, field: FieldFace, other: ModelFace, target: FieldFace, held: Set[str]) -> FieldFace:
    names = (key_name(field.name, target.name), _joined(other, target))
    for name in names:
        found = owner.field(name)
        if found and name not in held and (found.type, found.arity) == (target.type, field.arity):
            return found
    free = _free_name(names[0], owner)
    return FieldFace(free, target.type, field.arity, native=target.native)


def missing_parts(faces: Mapping[str, Face], *, in_camel_case: bool = True) -> tuple[Missing, ...]:
    """What the relations of a schema lack, in the order in which the official formatter adds it.

    `faces` are those of the whole schema, in the order of its files. `in_camel_case` calls fields `posts` rather than
    `Post`. As with that formatter, a name may be taken or wanted twice, and the other side of a relation with a name
    gets none. Yet such a side is not added again when it is there.
    """
    return tuple(part for relation in _relations(faces) for part in _parts(relation, in_camel_case))


class _Relation(Record):
    """The sides of a relation, None for one that is missing."""

    holder: ModelFace
    forward: FieldFace | None
    target: ModelFace
    back: FieldFace | None

    @property
    def name(self) -> str | None:
        side = self.forward or self.back
        return (relation_of(side).name if side else "") or None

    @property
    def lone_side(self) -> tuple[ModelFace, FieldFace | None, ModelFace]:
        """The only side, None where there are two, after its model and before the other model."""
        if self.forward is None:
            return self.target, self.back, self.holder
        return self.holder, self.forward if self.back is None else None, self.target

    @property
    def is_one_to_one(self) -> bool:
        """Whether the foreign key is unique. That it is the primary key does not count."""
        fields = relation_of(self.forward).fields if self.forward else None
        return bool(fields) and fields in self.holder.uniques


def _relations(faces: Mapping[str, Face]) -> Iterator[_Relation]:
    """All relations that are not many-to-many, each once."""
    for owner in faces.values():
        for side in owner.fields if isinstance(owner, ModelFace) and owner.kind != "type" else ():
            other = faces.get(side.type)
            if isinstance(owner, ModelFace) and isinstance(other, ModelFace) and other.kind != "type":
                yield from _relation(owner, side, other)


def _relation(owner: ModelFace, side: FieldFace, other: ModelFace) -> Iterator[_Relation]:
    """The relation whose forward field, or only field, is `side`."""
    opposite = next(iter(opposites(owner, side, other)), None)
    if side.is_list:
        if opposite is None:
            yield _Relation(other, None, owner, side)
    elif opposite is None or opposite.is_list or is_forward(owner, side, other, opposite):
        yield _Relation(owner, side, other, opposite)


def _parts(relation: _Relation, in_camel_case: bool) -> Iterator[Missing]:
    if _is_stand_in(relation, in_camel_case):
        return
    forward, lacks_side = relation.forward, not _has_stand_in(relation, in_camel_case)
    if relation.back is None and lacks_side:
        yield _back_field(relation, _back_name(relation, in_camel_case))
    key = _official_key(relation)
    if forward is None and lacks_side:
        yield _forward_field(relation, key, _forward_name(relation, in_camel_case))
        yield from key.new_scalars("?")
    elif forward is not None and (lacking := tuple(key.lacking_arguments(forward))):
        yield MissingArguments(relation.holder.name, forward.name, lacking)
        if relation_of(forward).fields is None:
            yield from key.new_scalars(forward.arity)


def _is_stand_in(relation: _Relation, in_camel_case: bool) -> bool:
    """Whether a side that may lack something was added to a relation with a name, and has its other side there."""
    owner, side, other = relation.holder, relation.forward, relation.target
    if side is None:
        owner, side, other = relation.lone_side
    if side is None or side.name not in _stand_in_names(other, in_camel_case):
        return False
    return any(
        _stands_in(owner, side, other, field, in_camel_case) for field in other.fields if field.type == owner.name
    )


def _has_stand_in(relation: _Relation, in_camel_case: bool) -> bool:
    """Whether the missing side was added already, without the name of the relation."""
    owner, side, other = relation.lone_side
    if side is None or not relation_of(side).name:
        return False
    fields = filter(None, map(other.field, _stand_in_names(owner, in_camel_case)))
    return any(_stands_in(other, field, owner, side, in_camel_case) for field in fields if field.type == owner.name)


def _stand_in_names(other: ModelFace, in_camel_case: bool) -> tuple[str, ...]:
    """What a side that was added, and leads to `other`, may be called."""
    name = lower_camel(other.name) if in_camel_case else other.name
    return (name, plural(name)) if in_camel_case else (name,)


def _stands_in(model: ModelFace, field: FieldFace, other: ModelFace, named: FieldFace, in_camel_case: bool) -> bool:
    """Whether `model.field` is just what is added, without a name, as the other side of `other.named`, which has one."""
    said = relation_of(field)
    if said.name or not relation_of(named).name or opposites(other, named, model):
        return False
    name = lower_camel(other.name) if in_camel_case else other.name
    if named.is_list:
        return field.name == name and not field.is_list and None not in (said.fields, said.references)
    if field.is_list and in_camel_case:
        name = plural(name)
    return field.name == name and field.relation is None and not field.is_required


class _ForeignKey(Record):
    """Fields of the holder, existing or not, by name, what their types come from, and the fields that they point at."""

    holder: ModelFace
    names: tuple[str, ...]
    models: tuple[FieldFace, ...]
    references: tuple[str, ...]

    @property
    def arity(self) -> str:
        """Of the forward field: optional with an optional field. New ones are, as there may be rows already."""
        existing = (self.holder.field(name) for name in self.names)
        return "" if all(field is not None and field.is_required for field in existing) else "?"

    def new_fields(self, arity: str) -> Iterator[MissingMember]:
        """Those of the fields that do not exist."""
        for name, field in zip(self.names, self.models, strict=False):
            if self.holder.field(name) is None:
                yield MissingMember(self.holder.name, make.field(name, field.type, arity, _native(field)))

    def new_scalars(self, arity: str) -> Iterator[MissingMember]:
        """Those of them that the official formatter adds: it stops at the first one of another type."""
        scalars = tuple(takewhile(lambda field: field.type in SCALARS, self.models))
        return _ForeignKey(self.holder, self.names, scalars, self.references).new_fields(arity)

    def lacking_arguments(self, forward: FieldFace) -> Iterator[str]:
        said = relation_of(forward)
        if said.fields is None:
            yield f"fields: {make.array(self.names)}"
        if said.references is None:
            yield f"references: {make.array(self.references)}"


def _sound_key(relation: _Relation) -> _ForeignKey | None:
    """The key that a relation should have; None where the target has nothing to point at."""
    fields = _referable(relation.target)
    names = tuple(_joined(relation.target, field) for field in fields)
    return _ForeignKey(relation.holder, names, fields, tuple(field.name for field in fields)) if fields else None


def _official_key(relation: _Relation) -> _ForeignKey:
    """The key as the official formatter writes it: called after one key of the target, maybe pointing at another."""
    target = relation.target
    fields = next(iter(_unique_keys(target)), ())
    names = tuple(_joined(target, field) for field in fields)
    return _ForeignKey(relation.holder, names, fields, tuple(field.name for field in _referable(target)))


def _unique_keys(target: ModelFace) -> Iterator[tuple[FieldFace, ...]]:
    """The fields of each key that tells rows apart, the id before others."""
    for key in sorted(target.keys, key=lambda key: key.kind != ID):
        fields = _fields(target, key.column_names) if key.is_unique and key.is_readable else ()
        if fields:
            yield fields


def _referable(target: ModelFace) -> tuple[FieldFace, ...]:
    """The first key that a foreign key can point at; empty without one."""
    sound = (
        fields
        for fields in _unique_keys(target)
        if all(field.is_required and not field.is_unsupported for field in fields)
    )
    return next(sound, ())


def _fields(model: ModelFace, names: tuple[str, ...]) -> tuple[FieldFace, ...]:
    """The fields of these names; empty if one is missing."""
    found = tuple(field for field in map(model.field, names) if field is not None)
    return found if len(found) == len(names) else ()


def _joined(target: ModelFace, field: FieldFace) -> str:
    return key_name(target.name[:1].lower() + target.name[1:], field.name)


def _back_name(relation: _Relation, in_camel_case: bool = True) -> str:
    name = relation.holder.name
    if not in_camel_case:
        return name
    return lower_camel(name) if relation.is_one_to_one else plural(lower_camel(name))


def _forward_name(relation: _Relation, in_camel_case: bool) -> str:
    return lower_camel(relation.target.name) if in_camel_case else relation.target.name


def _back_field(relation: _Relation, name: str, relation_name: str | None = None) -> MissingMember:
    attributes = [make.attribute("relation", (make.quoted(relation_name),))] if relation_name else []
    attributes += [make.attribute("ignore")] if relation.holder.is_ignored else []
    arity = "?" if relation.is_one_to_one else "[]"
    return MissingMember(relation.target.name, make.field(name, relation.holder.name, arity, attributes))


def _forward_field(
    relation: _Relation, key: _ForeignKey, name: str, relation_name: str | None = None, actions: Iterable[str] = ()
) -> MissingMember:
    attribute = make.relation(relation_name, key.names, key.references, actions)
    return MissingMember(key.holder.name, make.field(name, relation.target.name, key.arity, (attribute,)))


def _native(field: FieldFace) -> tuple[str, ...]:
    return (field.native.attribute,) if field.native else ()


def _free_name(name: str, model: ModelFace, taken: Container[str] = ()) -> str:
    """A name that no field has, nor is `taken` otherwise."""
    return free_name(name, lambda one: one in model.by_name or one in taken)
