"""Outlines as symbols of the protocol.

An outline of a large file is some hundred thousand characters of JSON, asked for after each change. So the text for a
block is made once, with gaps for its rows, and a block that only moved has its gaps filled anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from schema_ls.base.memo import Memo
from schema_ls.ide.outline import Entry, Outlined, entry_of
from schema_ls.model.items import item_of
from schema_ls.server.convert import Encoded, Encoding, Json, range_in, range_of
from schema_ls.server.gaps import Gapped
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


def symbols_of(tree: Tree, uri: str, found: Iterable[tuple[int, Outlined]], client: Client) -> list[Json] | Encoded:
    """An outline: a tree, or the blocks as a list for clients that know no tree."""
    if client.hierarchy:
        return _outline_of((tree, client.encoding))
    return [
        {
            "name": item.name,
            "kind": KINDS[item.kind],
            "location": {"uri": uri, "range": range_of(tree, item.block.span.moved(row), client.encoding)},
        }
        for row, item in found
    ]


def _outline(key: tuple[Tree, Encoding]) -> Encoded:
    tree, encoding = key
    _text_of.hold(len(tree.blocks))
    shown = (
        (_text_of((block, encoding)), row) for block, row in zip(tree.blocks, tree.starts, strict=False) if block.name
    )
    return Encoded(f"[{','.join([text.at(row) for text, row in shown if text])}]")


_outline_of = Memo(_outline, limit=4)
"""The outlines asked for last: until the text changes they are the same."""


def _text(key: tuple[Block, Encoding]) -> Gapped | None:
    """The symbol of a block as JSON text; None for blocks that have none."""
    item = item_of(key[0])
    return Gapped([_symbol(item.block, entry_of(item), key[1])]) if isinstance(item, Outlined) and item.name else None


_text_of = Memo(_text, limit=2_000)


def _symbol(block: Block, entry: Entry, encoding: Encoding) -> Json:
    symbol: Json = {
        "name": entry.name,
        "kind": KINDS[entry.kind],
        "range": range_in(block, entry.whole, encoding),
        "selectionRange": range_in(block, entry.selection, encoding),
    }
    if entry.detail:
        symbol["detail"] = entry.detail
    if entry.children:
        symbol["children"] = [_symbol(block, child, encoding) for child in entry.children]
    return symbol
