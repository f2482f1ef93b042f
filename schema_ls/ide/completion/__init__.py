"""What can be typed at a cursor: each context has its own module, and this one picks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from schema_ls.ide import context as c
from schema_ls.ide.completion.arguments import argument_starts, argument_values, list_entries
from schema_ls.ide.completion.attributes import block_attributes, field_attributes, native_types
from schema_ls.ide.completion.blocks import keywords
from schema_ls.ide.completion.offer import MOST, Completion, Kind, Offer
from schema_ls.ide.completion.relation_pair import missing_sides
from schema_ls.ide.completion.settings import list_instead, setting_keys, setting_sign, setting_values, variables_of
from schema_ls.ide.completion.surroundings import fitting
from schema_ls.ide.completion.types import has_many, types
from schema_ls.model.items import ConfigItem
from schema_ls.model.schema import Schema

__all__ = ["Completion", "Kind", "Offer", "complete"]


"""What a value has to follow."""


Variables = Callable[[], Iterable[str]]
"""Asks for the names of environment variables, which only `env("...")` wants to know."""


def complete(schema: Schema, file: int, row: int, column: int, *, variables: Variables = tuple) -> Completion | None:
    """Everything that makes sense at a place of a file; None where nothing is known.

    `row` counts from the start of the file, `column` in code points.
    """
    context = c.context_at(schema, file, row, column)
    if isinstance(context, c.Nowhere):
        return None
    if isinstance(context, c.SettingValue) and context.call == "env":
        return Completion(row, context.word, tuple(variables_of(context, variables)))
    line = schema.files[file].tree.line(row)
    text = line.text if line else ""
    fitted = fitting(_offers(schema, context, file, row), context, text)
    if isinstance(context, c.SettingValue):
        fitted = chain(list_instead(context, row, text), fitted)
    offers = tuple(islice(_each_once(fitted), MOST + 1))
    is_partial = len(offers) > MOST or (isinstance(context, c.FieldType) and has_many(schema))
    return Completion(row, context.word, offers[:MOST], is_partial)


def _each_once(offers: Iterable[Offer]) -> Iterator[Offer]:
    """The offers whose label is new: a field that stands there twice is one thing to choose."""
    seen: set[str] = set()
    for offer in offers:
        if offer.label not in seen:
            seen.add(offer.label)
            yield offer


def _offers(schema: Schema, context: c.Context, file: int, row: int) -> Iterator[Offer]:
    match context:
        case c.Nowhere():
            return iter(())
        case c.TopLevel():
            return keywords(schema, context)
        case c.MemberStart(item=ConfigItem()):
            return setting_keys(schema, context)
        case c.MemberStart():
            return chain(missing_sides(schema, context, file, row), block_attributes(schema, context))
        case c.FieldType():
            return types(schema, context, file, row)
        case c.FieldAttribute():
            return field_attributes(schema, context)
        case c.NativeName():
            return native_types(schema, context)
        case c.ArgumentStart():
            return argument_starts(schema, context)
        case c.ArgumentValue():
            return argument_values(schema, context)
        case c.ListEntry():
            return list_entries(schema, context)
        case c.SettingSign():
            return setting_sign(schema, context)
        case c.SettingValue():
            return setting_values(schema, context)
