"""Every name that a block declares or uses, what it stands for, and where else that is named.

Navigation, hover and renaming all ask here.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from schema_ls.base.span import Span
from schema_ls.model.faces import EnumFace, ModelFace
from schema_ls.model.items import (
    AnyItem,
    BlockAttribute,
    ConfigItem,
    EnumItem,
    FieldItem,
    Member,
    ModelItem,
    is_builtin,
    members_of,
)
from schema_ls.model.reading import BLOCK_KEYS, field_list
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax.ast import Array, Attribute, Call, Columns, Constant, Object, String, Value


class Sort(Enum):
    """What kind of thing a name stands for."""

    TYPE = "type"
    """A model, view, composite type or enum."""
    MEMBER = "member"
    """A field, or a value of an enum."""
    DATASOURCE = "datasource"
    GENERATOR = "generator"
    DATABASE_SCHEMA = "database schema"
    RELATION = "relation"
    """The name of a relation between two models: `name` holds theirs, in order and parted by a blank."""
    SCALAR = "scalar"
    """A type of the language: nothing declares it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for. Equal for all names of one thing; `member` is set for members and relations only."""

    sort: Sort
    name: str
    member: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at a place of a block: `span` is relative to the block."""

    span: Span
    meaning: Meaning
    is_declaration: bool = False
    path: Span | None = None
    """The whole dotted path that it is a part of."""


def name_at(schema: Schema, file: int, row: int, column: int) -> tuple[Place, Name] | None:
    """The name that a place of a file touches, with the block it is in. The smallest of several."""
    place = place_at(schema, file, row)
    if place is None:
        return None
    found = [
        name for name in names_of(schema, place.item, (row - place.row,)) if name.span.holds(row - place.row, column)
    ]
    found.sort(key=lambda name: name.span.end_column - name.span.column)
    return (place, found[0]) if found else None


def place_at(schema: Schema, file: int, row: int) -> Place | None:
    """The block that holds a row of a file."""
    tree = schema.files[file].tree
    if not 0 <= row < tree.row_count:
        return None
    return schema.place(file, tree.block_index(row))


def names_meaning(schema: Schema, meaning: Meaning) -> Iterator[tuple[Place, Name]]:
    """All names that stand for something, with their blocks, in order."""
    for place in places_naming(schema, meaning):
        yield from ((place, name) for name in mentions_in(schema, place, meaning))


def places_naming(schema: Schema, meaning: Meaning) -> Sequence[Place]:
    """The blocks that may name something: all of them only where any block may."""
    if meaning.sort is Sort.GENERATOR:
        return schema.config_places
    if meaning.sort is Sort.RELATION:
        one, other = meaning.name.split(" ")
        return sorted({*schema.named(one), *schema.named(other)}, key=lambda place: (place.file, place.block))
    is_typed = meaning.sort in (Sort.TYPE, Sort.MEMBER) and meaning.name
    return schema.places_seeing(meaning.name) if is_typed else schema.places


def mentions_in(schema: Schema, place: Place, meaning: Meaning) -> list[Name]:
    """The names in a block that stand for something, in order."""
    # Most lines do not hold the word at all: they are not taken apart.
    word = meaning.member or meaning.name
    rows = [row for row, line in enumerate(place.item.block.lines) if word in line.text]
    found = [name for name in names_of(schema, place.item, rows) if name.meaning == meaning] if rows else []
    return sorted(found, key=lambda name: name.span)


def names_of(schema: Schema, item: AnyItem, rows: Container[int]) -> Iterator[Name]:
    """The names in some rows of a block, which is many lines; rows count from its start."""
    if isinstance(item, ConfigItem):
        yield from _head(item, Sort.DATASOURCE if item.kind == "datasource" else Sort.GENERATOR, rows)
        yield from _schemas(item, rows)
    elif isinstance(item, ModelItem | EnumItem):
        yield from _head(item, Sort.TYPE, rows)
        for member in members_of(item):
            if member.row in rows:
                yield Name(member.name_span, Meaning(Sort.MEMBER, item.name, member.name), True)
                if isinstance(item, ModelItem) and isinstance(member, FieldItem):
                    yield from _named_by(schema, item, member)
        for attribute in item.attributes:
            if attribute.row in rows:
                yield from _block_attribute(schema, item, attribute)


def _head(item: AnyItem, sort: Sort, rows: Container[int]) -> Iterator[Name]:
    if item.name and item.block.header in rows:
        yield Name(item.block.name_span, Meaning(sort, item.name), True)


def _schemas(item: ConfigItem, rows: Container[int]) -> Iterator[Name]:
    setting = item.setting("schemas")
    if setting is not None and setting.row in rows and isinstance(setting.value, Array):
        for value in setting.value.items:
            if isinstance(value, String):
                yield Name(setting.span(_inside(value)), Meaning(Sort.DATABASE_SCHEMA, value.text), True)


def _inside(value: String) -> Columns:
    return value.columns[0] + 1, value.columns[1] - 1


def _named_by(schema: Schema, item: ModelItem, field: FieldItem) -> Iterator[Name]:
    """The names behind that of a field."""
    reference = field.type
    if reference is not None:
        sort = Sort.SCALAR if is_builtin(reference.name) else Sort.TYPE
        yield Name(field.span(reference.name_columns), Meaning(sort, reference.name))
    for attribute in field.attributes:
        yield from _field_attribute(schema, item, field, attribute)


def _field_attribute(schema: Schema, item: ModelItem, field: FieldItem, attribute: Attribute) -> Iterator[Name]:
    prefix, dot, _ = attribute.name.partition(".")
    if dot:
        yield Name(field.span(attribute.name_columns), Meaning(Sort.DATASOURCE, prefix))
    elif attribute.name == "relation":
        yield from _relation(schema, item, field, attribute)
    elif attribute.name == "unique":
        yield from _condition(item, field, attribute)
    elif attribute.name == "default" and isinstance(schema.faces.get(field.face.type), EnumFace):
        default = attribute.argument("", "value")
        yield from _members(schema, field.face.type, field, default.value if default else None)


def _relation(schema: Schema, item: ModelItem, field: FieldItem, attribute: Attribute) -> Iterator[Name]:
    for argument in attribute.arguments:
        owner = {"fields": item.name, "references": field.face.type}.get(argument.name)
        if owner is not None:
            yield from _members(schema, owner, field, argument.value)
        elif argument.name in ("", "name") and isinstance(argument.value, String):
            name = argument.value.raw[1:-1]
            if name and name == argument.value.text:
                ends = " ".join(sorted((item.name, field.face.type)))
                yield Name(field.span(_inside(argument.value)), Meaning(Sort.RELATION, ends, name))


def _condition(item: AnyItem, member: Member, attribute: Attribute) -> Iterator[Name]:
    """The fields in the condition of a partial index."""
    argument = attribute.argument("where")
    if argument is not None and isinstance(argument.value, Object):
        for pair in argument.value.pairs:
            assert pair.name_columns is not None  # in braces everything is named
            yield Name(member.span(pair.name_columns), Meaning(Sort.MEMBER, item.name, pair.name))


def _block_attribute(schema: Schema, item: AnyItem, member: BlockAttribute) -> Iterator[Name]:
    attribute = member.attribute_view
    if attribute.name in BLOCK_KEYS or attribute.name == "shardKey":
        listed = field_list(attribute)
        yield from _members(schema, item.name, member, listed.value if listed else None)
        yield from _condition(item, member, attribute)
    elif attribute.name == "schema":
        argument = attribute.argument("", "map")
        if argument is not None and isinstance(argument.value, String):
            meaning = Meaning(Sort.DATABASE_SCHEMA, argument.value.text)
            yield Name(member.span(_inside(argument.value)), meaning)


def _members(schema: Schema, owner: str, member: Member, value: Value | None) -> Iterator[Name]:
    """Names of members of `owner` in a value: a word, a list of words, entries with options, dotted paths."""
    if isinstance(value, Array):
        for entry in value.items:
            yield from _members(schema, owner, member, entry)
    elif isinstance(value, Constant):
        yield from _path(schema, owner, member, value.text, value.columns[0])
    elif isinstance(value, Call):
        yield from _path(schema, owner, member, value.name, value.name_columns[0])


def _path(schema: Schema, owner: str, member: Member, text: str, start: int) -> Iterator[Name]:
    path = member.span((start, start + len(text))) if "." in text else None
    for segment in text.split("."):
        end = start + len(segment)
        yield Name(member.span((start, end)), Meaning(Sort.MEMBER, owner, segment), path=path)
        face = schema.faces.get(owner)
        field = face.field(segment) if isinstance(face, ModelFace) else None
        inner = schema.faces.get(field.type) if field else None
        # Only into what the block can see: paths lead into composite types.
        owner, start = inner.name if inner is not None and inner.kind == "type" else "", end + 1
