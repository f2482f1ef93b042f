"""What a selection grows to, what is edited together, and what is found by its name."""

from __future__ import annotations

from typing import Any

from schema_ls.ide.linked_editing import linked
from schema_ls.ide.selection_range import selections
from schema_ls.ide.workspace_symbols import Found, workspace_symbols
from schema_ls.model.schema import Schema
from schema_ls.server.asked import Answer, Asked, AskedWidely, given
from schema_ls.server.convert import Encoding, Json, place_of, range_of
from schema_ls.server.symbols import KINDS

_NAME = r"[^\"\\\r\n]*"
"""What the name of a relation may hold."""


def selection_ranges(asked: Asked) -> Answer:
    """For each place the ranges around it, each with the one around that."""
    found = []
    for one in asked.given(list, "positions"):
        place = place_of(asked.tree, given(one, int, "line"), given(one, int, "character"), asked.encoding)
        found.append(_nested(asked, *place))
    return found


def _nested(asked: Asked, row: int, column: int) -> Json:
    found: Json = {}
    for span in reversed(selections(asked.schema, asked.file, row, column)):
        one: Json = {"range": range_of(asked.tree, span, asked.encoding)}
        found = {**one, "parent": found} if found else one
    return found


def linked_ranges(asked: Asked) -> Answer:
    """The ranges that change together with the name at a place."""
    found = linked(asked.schema, asked.file, *asked.place)
    if not found:
        return None
    return {"ranges": [range_of(asked.tree, span, asked.encoding) for span in found], "wordPattern": _NAME}


def workspace_named(asked: AskedWidely) -> Answer:
    """Everything of a name in all schemas."""
    query = given(asked.params, str, "query")
    encoding = asked.client.encoding
    return [
        _symbol(snapshot.schema, one, encoding)
        for snapshot in asked.snapshots
        for one in workspace_symbols(snapshot.schema, query, asked.stop)
    ]


def _symbol(schema: Schema, one: Found, encoding: Encoding) -> dict[str, Any]:
    file = schema.files[one.file]
    symbol = {
        "name": one.name,
        "kind": KINDS[one.kind],
        "location": {"uri": file.name, "range": range_of(file.tree, one.span, encoding)},
    }
    return {**symbol, "containerName": one.container} if one.container else symbol
