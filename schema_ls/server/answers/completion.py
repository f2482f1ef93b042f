"""Completions."""

from __future__ import annotations

from schema_ls.base.span import Span
from schema_ls.ide.completion import Kind, Offer, complete
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import Json, range_of
from schema_ls.server.lifecycle import Client

_KINDS = {
    Kind.KEYWORD: 14,
    Kind.SETTING: 10,
    Kind.ATTRIBUTE: 10,
    Kind.ARGUMENT: 5,
    Kind.SCALAR: 25,
    Kind.MODEL: 7,
    Kind.ENUM: 13,
    Kind.FIELD: 5,
    Kind.VALUE: 12,
    Kind.ENUM_VALUE: 20,
    Kind.FUNCTION: 3,
    Kind.NATIVE_TYPE: 25,
}
_SNIPPET = 2
_GO_ON = {"title": "Suggest", "command": "editor.action.triggerSuggest"}
"""A command of the client: editors that do not know it pass over it."""


def items(asked: Asked) -> Answer:
    """What can be typed at a place. Each item replaces the word under the cursor."""
    behind_blank = asked.option("context", "triggerCharacter") == " "
    found = complete(asked.schema, asked.file, *asked.place, behind_blank=behind_blank)
    if found is None:
        return None
    word = found.word
    place = range_of(asked.tree, Span.of_line(found.row, (word.start, word.end)), asked.encoding)
    return {
        "isIncomplete": False,
        "items": [_item(offer, number, place, asked.client) for number, offer in enumerate(found.offers)],
    }


def _item(offer: Offer, number: int, place: Json, client: Client) -> Json:
    is_snippet = offer.is_snippet and client.snippets
    text = offer.inserted if is_snippet or not offer.is_snippet else _plain(offer.inserted)
    # No filterText: clients filter by the label then, and Neovim 0.7 passes over the textEdit of items that have one.
    item: Json = {
        "label": offer.label,
        "kind": _KINDS[offer.kind],
        "sortText": f"{number:04}",
        "textEdit": {"range": place, "newText": text},
    }
    if is_snippet:
        item["insertTextFormat"] = _SNIPPET
    if offer.detail:
        item["detail"] = offer.detail
    if offer.doc:
        item["documentation"] = {"kind": "markdown", "value": offer.doc} if client.markdown else offer.doc
    if offer.goes_on and client.is_vscode:
        item["command"] = _GO_ON
    return item


def _plain(snippet: str) -> str:
    """A snippet without its places to go on typing, for clients that know none."""
    pieces = snippet.replace("$0", "").split("${")
    return pieces[0] + "".join(piece.partition(":")[2].replace("}", "", 1) for piece in pieces[1:])
