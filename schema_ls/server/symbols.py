"""Outlines as symbols of the protocol.

An outline of a large file is some hundred thousand characters of JSON, asked for after each change. So the text for a
block is made once, with gaps for its rows, and a block that only moved has its gaps filled anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from schema_ls.base.memo import Memo
from schema_ls.base.span import Span
from schema_ls.ide.outline import Entry, Outlined, entry_of
from schema_ls.server.convert import Encoded, Encoding, Json, character_of, range_of
from schema_ls.server.lifecycle import Client
from schema_ls.syntax.tree import Block, Tree

KINDS = {
    "model": 5,
    "view": 5,
    "type": 11,
    "enum": 10,
    "datasource": 23,
    "generator": 12,
    "field": 8,
    "value": 22,
    "setting": 7,
    "attribute": 20,
}
"""The kind in the protocol for each kind of `outline.Entry`."""
_ROW = re.compile(r'"line":(\d+)')
"""A row in JSON text. Within the texts of names no quote is without a backslash before it, so nothing else matches."""


def symbols_of(tree: Tree, uri: str, found: Iterable[tuple[int, Outlined]], client: Client) -> list[Json] | Encoded:
    """An outline: a tree, or the blocks as a list for clients that know no tree."""
    if client.hierarchy:
        return Encoded(f"[{','.join(_placed(row, item, client.encoding) for row, item in found)}]")
    return [
        {
            "name": item.name,
            "kind": KINDS[item.kind],
            "location": {"uri": uri, "range": range_of(tree, item.block.span.moved(row), client.encoding)},
        }
        for row, item in found
    ]


def _placed(row: int, item: Outlined, encoding: Encoding) -> str:
    text, rows = _text_of((item, encoding))
    return text % tuple([row + one for one in rows])


def _text(key: tuple[Outlined, Encoding]) -> tuple[str, tuple[int, ...]]:
    """The symbol of a block as JSON with a gap for each row, and the rows, counted from the block."""
    item, encoding = key
    symbol = _symbol(item.block, entry_of(item), encoding)
    text = json.dumps(symbol, separators=(",", ":"))
    return _ROW.sub('"line":%d', text.replace("%", "%%")), tuple(map(int, _ROW.findall(text)))


_text_of = Memo(_text, limit=2_000)


def _symbol(block: Block, entry: Entry, encoding: Encoding) -> Json:
    symbol: Json = {
        "name": entry.name,
        "kind": KINDS[entry.kind],
        "range": _range(block, entry.whole, encoding),
        "selectionRange": _range(block, entry.selection, encoding),
    }
    if entry.detail:
        symbol["detail"] = entry.detail
    if entry.children:
        symbol["children"] = [_symbol(block, child, encoding) for child in entry.children]
    return symbol


def _range(block: Block, span: Span, encoding: Encoding) -> Json:
    return {
        "start": _position(block, span.row, span.column, encoding),
        "end": _position(block, span.end_row, span.end_column, encoding),
    }


def _position(block: Block, row: int, column: int, encoding: Encoding) -> Json:
    text = block.lines[row].text if row < len(block.lines) else ""
    return {"line": row, "character": character_of(text, column, encoding)}
