"""The semantic tokens of a whole file, as the server puts them together from those of its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.ide.semantic_tokens import Row, kinds_named, tokens_of_block
from schema_ls.model.schema import Schema


def colours(schema: Schema, file: int) -> Iterator[Row]:
    """All tokens; rows count from the start of the file."""
    for place in schema.places_in(file):
        block = place.item.block
        for row, *token in tokens_of_block(block, kinds_named(block, schema.faces)):
            yield place.row + row, *token
