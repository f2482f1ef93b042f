"""What can be typed at a cursor: each context has its own module, and this one picks it."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.ide import context as c
from schema_ls.ide.completion.arguments import argument_starts, argument_values, list_entries
from schema_ls.ide.completion.attributes import block_attributes, field_attributes, native_types
from schema_ls.ide.completion.blocks import keywords
from schema_ls.ide.completion.offer import Completion, Kind, Offer
from schema_ls.ide.completion.settings import setting_keys, setting_values
from schema_ls.ide.completion.types import types
from schema_ls.model.items import ConfigItem
from schema_ls.model.schema import Schema

__all__ = ["Completion", "Kind", "Offer", "complete"]


def complete(schema: Schema, file: int, row: int, column: int) -> Completion | None:
    """Everything that makes sense at a place of a file; None where nothing is known.

    `row` counts from the start of the file, `column` in code points.
    """
    context = c.context_at(schema, file, row, column)
    if isinstance(context, c.Nowhere):
        return None
    return Completion(row, context.word, tuple(_offers(schema, context)))


def _offers(schema: Schema, context: c.Context) -> Iterator[Offer]:
    match context:
        case c.Nowhere():
            return iter(())
        case c.TopLevel():
            return keywords(schema, context)
        case c.MemberStart(item=ConfigItem()):
            return setting_keys(schema, context)
        case c.MemberStart():
            return block_attributes(schema, context)
        case c.FieldType():
            return types(schema, context)
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
        case c.SettingValue():
            return setting_values(schema, context)
