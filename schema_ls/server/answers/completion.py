"""Completions."""

from __future__ import annotations

from pathlib import Path

from schema_ls.base.finding import Symbol
from schema_ls.base.span import Span
from schema_ls.ide.completion import Kind, Offer, complete
from schema_ls.ide.completion.offer import plain
from schema_ls.ide.completion.relation_pair import side_left
from schema_ls.ide.shown import declaration_of
from schema_ls.server.answers.places import text_edits, workspace_edit
from schema_ls.server.asked import Answer, Asked
from schema_ls.server.convert import Json, range_of
from schema_ls.server.table import ADD_OTHER_SIDE
from schema_ls.workspace.environment import written_variables
from schema_ls.workspace.paths import uri_to_path

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
    found = complete(asked.schema, asked.file, *asked.place, variables=lambda: _variables(asked))
    if found is None:
        return None
    word = found.word
    place = range_of(asked.tree, Span.of_line(found.row, (word.start, word.end)), asked.encoding)
    return {
        "isIncomplete": found.is_partial,
        "items": [_item(offer, number, place, asked) for number, offer in enumerate(found.offers)],
    }


def resolve(asked: Asked) -> Answer:
    """An item with its documentation: the declaration that it is about."""
    shown = declaration_of(asked.schema, str(asked.option("data", "type")))
    return {**asked.params, "documentation": asked.shown(shown)} if shown else asked.params


def other_side(asked: Asked) -> Answer:
    """The edit that adds the other side of a relation field which was just completed."""
    found = side_left(asked.schema, Symbol(asked.given(str, "model"), asked.given(str, "field")))
    return workspace_edit(asked.schema, found, asked.encoding) if found else None


def _variables(asked: Asked) -> tuple[str, ...]:
    """Names of the environment variables in the `.env` files around the document."""
    path = uri_to_path(asked.uri)
    return written_variables(Path(path)) if path else ()


def _item(offer: Offer, number: int, place: Json, asked: Asked) -> Json:
    client = asked.client
    is_snippet = offer.is_snippet and client.snippets
    text = offer.inserted if is_snippet or not offer.is_snippet else plain(offer.inserted)
    # No filterText: clients filter by the label then, and Neovim 0.7 passes over the textEdit of items that have one.
    item: Json = {
        "label": offer.label,
        "kind": _KINDS[offer.kind],
        "sortText": f"{number:04}",
        "textEdit": {"range": place, "newText": text},
    }
    if is_snippet:
        item["insertTextFormat"] = _SNIPPET
    if offer.edits:
        item["additionalTextEdits"] = text_edits(asked.tree, offer.edits, asked.encoding)
    if offer.detail:
        item["detail"] = offer.detail
    if offer.about:
        item["data"] = {"uri": asked.uri, "type": offer.about}
    if offer.doc:
        item["documentation"] = asked.shown(offer.doc)
    if offer.goes_on and client.is_vscode:
        item["command"] = _GO_ON
    if offer.left is not None and client.can("workspace.applyEdit"):
        field = {"uri": asked.uri, "model": offer.left.block, "field": offer.left.member}
        item["command"] = {"title": "Add the other side", "command": ADD_OTHER_SIDE, "arguments": [field]}
    return item
