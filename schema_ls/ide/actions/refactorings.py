"""Changes of shape at a place: nothing is wrong there, but it could be otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.span import Span
from schema_ls.ide.actions.action import Action
from schema_ls.ide.actions.extracting import extract_enum
from schema_ls.ide.actions.joining import make_explicit
from schema_ls.ide.actions.relating import relate_by_key, relate_selected
from schema_ls.ide.uses import field_at
from schema_ls.model.mentions import place_at
from schema_ls.model.schema import Schema


def refactorings(schema: Schema, file: int, span: Span) -> Iterator[Action]:
    """What can be made of the field at a place, or of the two models that a selection touches."""
    if span.row != span.end_row:
        yield from relate_selected(schema, file, span)
        return
    place = place_at(schema, file, span.row)
    if place is None or schema.first(place.item.name) != place:
        return
    field = field_at(schema, place, span.row - place.row)
    if field is not None and not field.item.is_broken:
        yield from extract_enum(schema, place, field)
        yield from make_explicit(schema, place, field)
        yield from relate_by_key(schema, place, field)
