"""What there is to draw: entities with rows, and relations between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schema_ls.model.faces import ID, FieldFace
from schema_ls.model.handles import COMPOSITE, RELATION, UNSUPPORTED, Enum, Field, Model, RelationField
from schema_ls.model.items import EnumItem, ModelItem
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Place, Schema

ONE, MAYBE, MANY = "one", "maybe", "many"
"""How many records an end of a relation stands for: exactly one, none or one, any number."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field that is a column, or holds a composite value: what leads to other models is a relation."""

    name: str
    type: str
    """As it is written, without `?` and `[]`."""
    arity: str
    is_id: bool = False
    is_unique: bool = False
    is_foreign: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A model, view or composite type. `table` is its name in the database where that is another one."""

    name: str
    kind: str
    rows: tuple[Row, ...]
    table: str
    file: str
    line: int
    """Where it is declared, counted from 0."""


@dataclass(frozen=True, slots=True)
class End:
    """An end of a relation: which rows of which entity, and how many records it stands for."""

    entity: str
    rows: tuple[str, ...]
    count: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A line: from the side that holds the foreign key to the one that it refers to. `name` is that of the field."""

    name: str
    start: End
    end: End


@dataclass(frozen=True, slots=True)
class Values:
    """An enum with its values."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn of a schema. Relations lead to entities of it only."""

    entities: tuple[Entity, ...]
    relations: tuple[Relation, ...]
    enums: tuple[Values, ...] = ()


def picture_of(schema: Schema) -> Picture:
    """The picture of a schema, broken ones included: of blocks with one name the first counts."""
    first = [places[0] for places in schema.declared.values()]
    models = [(place, Model(schema.scope(place), place.item)) for place in first if isinstance(place.item, ModelItem)]
    enums = [Enum(schema.scope(place), place.item) for place in first if isinstance(place.item, EnumItem)]
    names = {model.name for _, model in models}
    lines = [line for _, model in models for line in _lines(model) if line.end.entity in names]
    return Picture(
        tuple(_entity(schema, place, model) for place, model in models),
        tuple(lines),
        tuple(Values(enum.name, tuple(value.name for value in enum.values)) for enum in enums),
    )


def focused(picture: Picture, name: str, depth: int) -> Picture:
    """The part of a picture that is at most `depth` relations away from an entity."""
    near = {name}
    for _ in range(depth):
        ends = [(line.start.entity, line.end.entity) for line in picture.relations]
        near |= {other for pair in ends if near.intersection(pair) for other in pair}
    return replace(
        picture,
        entities=tuple(entity for entity in picture.entities if entity.name in near),
        relations=tuple(r for r in picture.relations if {r.start.entity, r.end.entity} <= near),
    )


def keys_only(picture: Picture) -> Picture:
    """The picture with those rows alone that identify a record or lead to another one."""
    lead = {(end.entity, name) for line in picture.relations for end in (line.start, line.end) for name in end.rows}
    return replace(
        picture,
        entities=tuple(
            replace(one, rows=tuple(r for r in one.rows if r.is_id or r.is_unique or (one.name, r.name) in lead))
            for one in picture.entities
        ),
    )


def _entity(schema: Schema, place: Place, model: Model) -> Entity:
    foreign = {name for field in model.relation_fields for name in field.local_fields}
    keys = [key for key in model.face.keys if key.is_unique]
    ids = {name for key in keys if key.kind == ID for name in key.column_names}
    unique = {key.column_names[0] for key in keys if key.kind != ID and len(key.columns) == 1}
    rows = tuple(
        Row(field.name, _type(field), field.face.arity, field.name in ids, field.name in unique, field.name in foreign)
        for field in model.fields
        if field.kind != RELATION and field.name
    )
    file = schema.files[place.file].name
    return Entity(model.name, model.kind, rows, model.face.map, file, place.row + model.name_span.row)


def _type(field: Field) -> str:
    return field.unsupported_type or field.type if field.kind == UNSUPPORTED else field.type


def _lines(model: Model) -> Iterator[Relation]:
    for field in model.fields:
        if isinstance(field, RelationField) and _is_drawn(field):
            alone = MAYBE if field.face.is_list else MANY
            near = _count(field.opposite) if field.opposite else alone
            start = End(model.name, field.local_fields, near)
            yield Relation(field.name, start, End(field.other.name, field.referenced_fields, _count(field.face)))
        elif field.kind == COMPOSITE:
            yield Relation(field.name, End(model.name, (field.name,), ONE), End(field.type, (), _count(field.face)))


def _is_drawn(field: RelationField) -> bool:
    """Whether this side stands for both: it holds the key, or no side does and it comes first."""
    opposite = field.opposite
    if field.local_fields or opposite is None:
        return True
    if relation_of(opposite).fields:
        return False
    return (field.model.name, field.name) <= (field.other.name, opposite.name)


def _count(field: FieldFace) -> str:
    if field.is_list:
        return MANY
    # Where the key stands on the other side, nothing makes sure that a record is there.
    return ONE if field.is_required and relation_of(field).fields else MAYBE
