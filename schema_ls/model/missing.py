"""What a schema lacks, as values: parts of relations. Fixes, the formatter and pull write them from here.

A relation that is not many-to-many has a *holder*, the model with the foreign key and the *forward* field, and a
*target*, the model that the key points at, with the *back* field. Looks at faces only and judges nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schema_ls.model.faces import ID, Face, FieldFace, ModelFace
from schema_ls.model.names import lower_camel, plural
from schema_ls.model.relations import NO_RELATION, is_forward, opposites, relation_of
from schema_ls.syntax import make


@dataclass(frozen=True, slots=True)
class MissingMember:
    """A line that a model lacks."""

    model: str
    text: str


@dataclass(frozen=True, slots=True)
class MissingArguments:
    """Arguments that the `@relation` of a field lacks; all of them where the field has no `@relation`."""

    model: str
    field: str
    arguments: tuple[str, ...]


Missing = MissingMember | MissingArguments


def opposite_members(owner: ModelFace, field: FieldFace, other: ModelFace) -> tuple[MissingMember, ...]:
    """The lines that `other` lacks to be the other side of `owner.field`; the relation field comes first.

    They carry the name of the relation, and are called as nothing else in `other` is.
    """
    if not field.is_list:
        relation = _Relation(owner, field, other, None)
        return (_back_field(relation, _free_name(_back_name(relation), other)),)
    relation = _Relation(other, None, owner, field)
    key = _key_of(relation)
    free = _free_name(_forward_name(relation), other)
    if key is None:
        return (MissingMember(other.name, make.field(free, owner.name, "?")),)
    return (_forward_field(relation, key, free), *key.new_fields("?"))


def missing_parts(faces: Mapping[str, Face], *, in_camel_case: bool = True) -> tuple[Missing, ...]:
    """What the relations of a schema lack, in the order in which the official formatter adds it.

    `faces` are those of the whole schema, in the order of its files. `in_camel_case` calls fields `posts` rather than
    `Post`. What could not be right is left alone: a field whose name is taken, be it by another addition; a foreign
    key to a model that has no key to point at; a second field for a relation that has a name.
    """
    units = [unit for relation in _relations(faces) for unit in _units(relation, in_camel_case)]
    wanted = Counter(place for unit in units for place in unit.places)
    fitting = (unit for unit in units if all(_is_free(faces, place) and wanted[place] == 1 for place in unit.places))
    return tuple(part for unit in fitting for part in unit.parts)


@dataclass(frozen=True, slots=True)
class _Relation:
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
    def is_one_to_one(self) -> bool:
        """Whether the foreign key is unique. That it is the primary key does not count."""
        fields = relation_of(self.forward).fields if self.forward else None
        return bool(fields) and any(
            key.is_unique and key.kind != ID and key.is_readable and key.column_names == fields
            for key in self.holder.keys
        )


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


@dataclass(frozen=True, slots=True)
class _Unit:
    """Parts that make sense only together, and the fields that they declare as (model, field)."""

    places: tuple[tuple[str, str], ...]
    parts: tuple[Missing, ...]


def _units(relation: _Relation, in_camel_case: bool) -> Iterator[_Unit]:
    if relation.back is None and relation.name is None:
        name = _back_name(relation, in_camel_case)
        yield _Unit(((relation.target.name, name),), (_back_field(relation, name),))
    forward, holder = relation.forward, relation.holder
    key = _key_of(relation)
    if key is None:
        return
    if forward is None:
        if relation.name is None:
            name = _forward_name(relation, in_camel_case)
            yield _unit_of(key, [name], _forward_field(relation, key, name), "?")
    elif lacking := tuple(key.lacking_arguments(forward)):
        yield _unit_of(key, [], MissingArguments(holder.name, forward.name, lacking), forward.arity)


def _unit_of(key: _ForeignKey, names: list[str], first: Missing, arity: str) -> _Unit:
    places = tuple((key.holder.name, name) for name in (*names, *key.new_names))
    return _Unit(places, (first, *key.new_fields(arity)))


def _is_free(faces: Mapping[str, Face], place: tuple[str, str]) -> bool:
    """Whether no field has that name, neither in the schema nor in the database."""
    face = faces[place[0]]
    return isinstance(face, ModelFace) and all(place[1] not in (field.name, field.column) for field in face.fields)


@dataclass(frozen=True, slots=True)
class _ForeignKey:
    """Fields of the holder, existing or not, by name, and those of the target that they point at."""

    holder: ModelFace
    names: tuple[str, ...]
    referenced: tuple[FieldFace, ...]

    @property
    def new_names(self) -> tuple[str, ...]:
        return tuple(name for name in self.names if self.holder.field(name) is None)

    @property
    def arity(self) -> str:
        """Of the forward field: optional with an optional field. New ones are, as there may be rows already."""
        existing = (self.holder.field(name) for name in self.names)
        return "" if all(field is not None and field.is_required for field in existing) else "?"

    def new_fields(self, arity: str) -> Iterator[MissingMember]:
        for name, field in zip(self.names, self.referenced, strict=True):
            if name in self.new_names:
                yield MissingMember(self.holder.name, make.field(name, field.type, arity, _native(field)))

    def lacking_arguments(self, forward: FieldFace) -> Iterator[str]:
        said = relation_of(forward)
        if said.fields is None:
            yield f"fields: {make.array(self.names)}"
        if said.references is None:
            yield f"references: {make.array(field.name for field in self.referenced)}"


def _key_of(relation: _Relation) -> _ForeignKey | None:
    """The foreign key as far as it is written, and as it should be for the rest; None where there is none."""
    said = relation_of(relation.forward) if relation.forward else NO_RELATION
    referenced = _fields(relation.target, said.references) if said.references else _referable(relation.target)
    names = said.fields if said.fields is not None else tuple(_joined(relation.target, field) for field in referenced)
    return _ForeignKey(relation.holder, names, referenced) if referenced and len(names) == len(referenced) else None


def _referable(target: ModelFace) -> tuple[FieldFace, ...]:
    """The first key that a foreign key can point at, the id before others; empty without one."""
    for key in sorted(target.keys, key=lambda key: key.kind != ID):
        fields = _fields(target, key.column_names) if key.is_unique and key.is_readable else ()
        if fields and all(field.is_required and not field.is_unsupported for field in fields):
            return fields
    return ()


def _fields(model: ModelFace, names: tuple[str, ...]) -> tuple[FieldFace, ...]:
    """The fields of these names; empty if one is missing."""
    found = tuple(field for field in map(model.field, names) if field is not None)
    return found if len(found) == len(names) else ()


def _joined(target: ModelFace, field: FieldFace) -> str:
    return f"{target.name[:1].lower()}{target.name[1:]}{field.name[:1].upper()}{field.name[1:]}"


def _back_name(relation: _Relation, in_camel_case: bool = True) -> str:
    name = relation.holder.name
    if not in_camel_case:
        return name
    return lower_camel(name) if relation.is_one_to_one else plural(lower_camel(name))


def _forward_name(relation: _Relation, in_camel_case: bool = True) -> str:
    return lower_camel(relation.target.name) if in_camel_case else relation.target.name


def _back_field(relation: _Relation, name: str) -> MissingMember:
    attributes = [make.attribute("relation", (make.quoted(relation.name),))] if relation.name else []
    attributes += [make.attribute("ignore")] if relation.holder.is_ignored else []
    arity = "?" if relation.is_one_to_one else "[]"
    return MissingMember(relation.target.name, make.field(name, relation.holder.name, arity, attributes))


def _forward_field(relation: _Relation, key: _ForeignKey, name: str) -> MissingMember:
    attribute = make.relation(relation.name, key.names, (field.name for field in key.referenced))
    return MissingMember(key.holder.name, make.field(name, relation.target.name, key.arity, (attribute,)))


def _native(field: FieldFace) -> tuple[str, ...]:
    native = field.native
    return (make.attribute(f"{native.prefix}.{native.name}", native.arguments),) if native else ()


def _free_name(name: str, model: ModelFace) -> str:
    taken = {field.name for field in model.fields}
    candidate, number = name, 2
    while candidate in taken:
        candidate, number = f"{name}{number}", number + 1
    return candidate
