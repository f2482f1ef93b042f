"""Outlines as symbols of the protocol.

An outline of a large file is some hundred thousand characters of JSON, asked for after each change. So the text for a
block is made once, with gaps for its rows, and a block that only moved has its gaps filled anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO

from schema_ls.base.memo import Mapped, never
from schema_ls.ide.outline import Entry, Outlined, entry_of
from schema_ls.model.items import item_of
from schema_ls.server.convert import Encoded, Encoding, Json, range_in, range_of
from schema_ls.server.gaps import Gapped
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
_LARGE = 50_000
"""Lines of a document beyond which of its outline only what it is made of is kept: three times its text would be too much."""


def flat_symbols(tree: Tree, uri: str, found: Iterable[tuple[int, Outlined]], encoding: Encoding) -> list[Json]:
    """The blocks of an outline as a list, for clients that know no tree."""
    return [
        {
            "name": item.name,
            "kind": KINDS[item.kind],
            "location": {"uri": uri, "range": range_of(tree, item.block.span.moved(row), encoding)},
        }
        for row, item in found
    ]


class SymbolTree:
    """The outline of a document as a tree of symbols. Only that of its last state is kept: the texts of its blocks, and
    the whole unless that is large.
    """

    def __init__(self, encoding: Encoding) -> None:
        self._texts = Mapped(partial(_text, encoding))
        self._tree: Tree | None = None
        self._known = Encoded(b"[]")

    @property
    def encoded(self) -> int:
        """How many blocks were made text so far."""
        return self._texts.misses

    def of(self, tree: Tree, stop: Callable[[], object] = never) -> Encoded:
        """The outline of a state of the document; `stop` as in `Mapped`."""
        if tree is self._tree:
            return self._known
        texts, whole, is_large = self._texts(tree.blocks, stop), BytesIO(), tree.row_count > _LARGE
        for text, row in zip(texts, tree.starts, strict=False):
            if text is not None:
                whole.write(b"," if whole.tell() else b"[")
                whole.write((text.filled(row) if is_large else text.at(row)).encode("ascii"))
        whole.write(b"]" if whole.tell() else b"[]")
        found = Encoded(whole.getvalue())
        if not is_large:
            self._tree, self._known = tree, found
        return found


def _text(encoding: Encoding, block: Block) -> Gapped | None:
    """The symbol of a block as JSON text; None for blocks that have none."""
    item = item_of(block)
    return Gapped([_symbol(block, entry_of(item), encoding)]) if isinstance(item, Outlined) and item.name else None


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
