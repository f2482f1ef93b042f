"""Where a name is declared, and where else it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from schema_ls.base.span import Span
from schema_ls.ide.uses import field_at
from schema_ls.model.faces import ModelFace
from schema_ls.model.handles import RelationField
from schema_ls.model.mentions import Meaning, Name, Sort, mentions_in, name_at, names_meaning, place_at, places_naming
from schema_ls.model.schema import Place, Schema


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, by its index; rows count from the start of the file."""

    file: int
    span: Span
    is_declaration: bool = False


@dataclass(frozen=True, slots=True)
class Declaration:
    """Where something is declared: all of it, and its name in that."""

    file: int
    whole: Span
    name: Span


@dataclass(frozen=True, slots=True)
class Definition:
    """The declarations behind the name at `origin`, which lies in the file that was asked about."""

    origin: Span
    declarations: tuple[Declaration, ...]


def definition(schema: Schema, file: int, row: int, column: int) -> Definition | None:
    """What the name at a place stands for; None where there is no name, or nothing declares it."""
    found = name_at(schema, file, row, column)
    if found is None:
        return None
    place, name = found
    declared = tuple(_declarations(schema, name.meaning))
    return Definition(name.span.moved(place.row), declared) if declared else None


def type_definition(schema: Schema, file: int, row: int, column: int) -> Definition | None:
    """The declaration of the type of the field at a place."""
    found = name_at(schema, file, row, column)
    if found is None:
        return None
    place, name = found
    meaning = name.meaning
    if meaning.sort is Sort.MEMBER:
        face = schema.faces.get(meaning.name)
        field = face.field(meaning.member) if isinstance(face, ModelFace) else None
        meaning = Meaning(Sort.TYPE, field.type if field else meaning.name)
    declared = tuple(_declarations(schema, meaning))
    return Definition(name.span.moved(place.row), declared) if declared else None


def references(schema: Schema, file: int, row: int, column: int, *, declaration: bool = True) -> Iterator[Spot]:
    """All places of the name at a place, in the order of files and lines; `declaration`: the declarations, too.

    A dotted path refers to a field as a whole.
    """
    found = name_at(schema, file, row, column)
    names = names_meaning(schema, found[1].meaning) if found else ()
    return (_spot(place, name, name.path) for place, name in names if declaration or not name.is_declaration)


def _spot(place: Place, name: Name, whole: Span | None = None) -> Spot:
    return Spot(place.file, (whole or name.span).moved(place.row), name.is_declaration)


def highlights(schema: Schema, file: int, row: int, column: int) -> list[Spot]:
    """The places of the name at a place in the same file; of a scalar none, as they are nearly everywhere."""
    found = name_at(schema, file, row, column)
    if found is None or found[1].meaning.sort is Sort.SCALAR:
        return []
    places = [place for place in places_naming(schema, found[1].meaning) if place.file == file]
    return [_spot(place, name) for place in places for name in mentions_in(schema, place, found[1].meaning)]


def other_side(schema: Schema, file: int, row: int, column: int) -> Definition | None:
    """The field that makes a relation together with the field of a line; None for all other lines."""
    place = place_at(schema, file, row)
    field = field_at(schema, place, row - place.row) if place else None
    side = field.opposite if isinstance(field, RelationField) else None
    if place is None or not isinstance(field, RelationField) or side is None:
        return None
    if not field.item.line_span.moved(place.row).holds(row, column):
        return None
    found = tuple(_declarations(schema, Meaning(Sort.MEMBER, field.other.name, side.name)))
    return Definition(field.name_span.moved(place.row), found) if found else None


def is_declared(schema: Schema, meaning: Meaning) -> bool:
    """Whether anything in the schema declares it."""
    return next(_declarations(schema, meaning), None) is not None


def _declarations(schema: Schema, meaning: Meaning) -> Iterator[Declaration]:
    if meaning.sort is Sort.RELATION:
        for place, name in names_meaning(schema, meaning):
            yield from _declared_in(place, [replace(name, is_declaration=True)])
        return
    is_typed = meaning.sort in (Sort.TYPE, Sort.MEMBER)
    for place in schema.named(meaning.name) if is_typed else schema.config_places:
        yield from _declared_in(place, mentions_in(schema, place, meaning))


def _declared_in(place: Place, names: list[Name]) -> Iterator[Declaration]:
    block = place.item.block
    for name in names:
        if name.is_declaration:
            line = Span.of_line(name.span.row, block.lines[name.span.row].content_columns)
            whole = block.span if name.span == block.name_span else line
            yield Declaration(place.file, whole.moved(place.row), name.span.moved(place.row))
