"""Who answers which request.

Every answer has one shape: from the snapshot and the place of a request to a value of `ide`, and from that to a value
of the protocol.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypedDict

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.format import Align, edits, edits_in_rows, edits_on_new_line, edits_when_closed
from schema_ls.ide.actions import quick_fixes
from schema_ls.ide.completion import complete
from schema_ls.ide.folding import folds
from schema_ls.ide.hover import hover
from schema_ls.ide.navigation import definition, highlights, references, type_definition
from schema_ls.ide.outline import outline
from schema_ls.ide.rename import Refusal, renamable, rename
from schema_ls.server.answers import (
    action_of,
    changes_of,
    definition_of,
    fold_of,
    highlight_of,
    hover_of,
    location_of,
)
from schema_ls.server.convert import Encoded, Json, place_of, range_of
from schema_ls.server.items import completion_list
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Snapshot
from schema_ls.server.symbols import symbols_of
from schema_ls.spec.versions import Version
from schema_ls.workspace.formatting import format_files
from schema_ls.workspace.project import Source

Answer = Json | list[Json] | Encoded | None
Answerer = Callable[[Snapshot, Any, Client], Answer]
"""From a snapshot and the parameters of the protocol to what is sent."""
Place = tuple[int, int]


class _Style(TypedDict):
    """How schemas are laid out, as arguments."""

    version: Version
    tab: int
    align: Align


class DeclinedError(Exception):
    """A request that makes no sense here; the text tells the person why."""


def _at(answer: Callable[[Snapshot, Place, Any, Client], Answer]) -> Answerer:
    """An answer about a place: `answer` gets row and column instead of a position."""

    def place_first(snapshot: Snapshot, params: Any, client: Client) -> Answer:
        position = params.position
        place = place_of(snapshot.tree, position.line, position.character, client.encoding)
        return answer(snapshot, place, params, client)

    return place_first


def _completion(snapshot: Snapshot, place: Place, params: Any, client: Client) -> Answer:
    behind_blank = params.context is not None and params.context.trigger_character == " "
    found = complete(snapshot.schema, snapshot.file, *place, behind_blank=behind_blank)
    return completion_list(snapshot.tree, found, client)


def _hover(snapshot: Snapshot, place: Place, _: Any, client: Client) -> Answer:
    return hover_of(snapshot.tree, hover(snapshot.schema, snapshot.file, *place), client)


def _definition(snapshot: Snapshot, place: Place, _: Any, client: Client) -> Answer:
    found = definition(snapshot.schema, snapshot.file, *place)
    return definition_of(snapshot.schema, snapshot.tree, found, client)


def _type_definition(snapshot: Snapshot, place: Place, _: Any, client: Client) -> Answer:
    found = type_definition(snapshot.schema, snapshot.file, *place)
    return definition_of(snapshot.schema, snapshot.tree, found, client)


def _references(snapshot: Snapshot, place: Place, params: Any, client: Client) -> Answer:
    declaration = params.context.include_declaration
    found = references(snapshot.schema, snapshot.file, *place, declaration=declaration)
    return [location_of(snapshot.schema, spot, client.encoding) for spot in found]


def _highlights(snapshot: Snapshot, place: Place, _: Any, client: Client) -> Answer:
    found = highlights(snapshot.schema, snapshot.file, *place)
    return [highlight_of(snapshot.tree, spot, client.encoding) for spot in found]


def _prepare_rename(snapshot: Snapshot, place: Place, _: Any, client: Client) -> Answer:
    found = renamable(snapshot.schema, snapshot.file, *place)
    if found is None:
        return None
    return {"range": range_of(snapshot.tree, found.span, client.encoding), "placeholder": found.text}


def _rename(snapshot: Snapshot, place: Place, params: Any, client: Client) -> Answer:
    found = rename(snapshot.schema, snapshot.file, *place, params.new_name)
    if isinstance(found, Refusal):
        raise DeclinedError(found.reason)
    return {"changes": changes_of(snapshot.schema, found, client.encoding)}


def _symbols(snapshot: Snapshot, params: Any, client: Client) -> Answer:
    found = outline(snapshot.schema, snapshot.file)
    return symbols_of(snapshot.tree, params.text_document.uri, found, client)


def _folding(snapshot: Snapshot, _: Any, __: Client) -> Answer:
    return [fold_of(fold) for fold in folds(snapshot.tree)]


def _actions(snapshot: Snapshot, params: Any, client: Client) -> Answer:
    only = params.context.only
    if only is not None and not any(kind in ("", "quickfix") for kind in only):
        return []
    start, end = params.range.start, params.range.end
    span = Span(
        *place_of(snapshot.tree, start.line, start.character, client.encoding),
        *place_of(snapshot.tree, end.line, end.character, client.encoding),
    )
    found = quick_fixes(snapshot.schema, snapshot.file, span, snapshot.selection)
    return [action_of(snapshot.schema, action, client) for action in found]


def _formatting(snapshot: Snapshot, _: Any, client: Client) -> Answer:
    """Edits that format the document. The client's tab size is that of its programming languages: not asked."""
    config, files = snapshot.config, snapshot.schema.files
    new = format_files(
        [Source(file.name, str(file.tree)) for file in files],
        **_style(snapshot),
        layout_only=not config.format_complete,
    )
    lines = [line.text for line in snapshot.tree.lines]
    return _text_edits(snapshot, edits(lines, new[files[snapshot.file].name]), client)


def _range_formatting(snapshot: Snapshot, params: Any, client: Client) -> Answer:
    """Edits that lay out the blocks which a range touches."""
    start, end = params.range.start, params.range.end
    last = end.line - (end.character == 0 and start.line < end.line)
    lines = [line.text for line in snapshot.tree.lines]
    return _text_edits(snapshot, edits_in_rows(lines, start.line, last, **_style(snapshot)), client)


def _on_type_formatting(snapshot: Snapshot, params: Any, client: Client) -> Answer:
    """Edits that lay out a block that was just closed, or put blanks right in one that gets a line."""
    find = edits_when_closed if params.ch == "}" else edits_on_new_line
    return _text_edits(snapshot, find(snapshot.tree, params.position.line, **_style(snapshot)), client)


def _style(snapshot: Snapshot) -> _Style:
    config = snapshot.config
    return {"version": snapshot.schema.dialect.version, "tab": config.format_indent, "align": config.format_align}


def _text_edits(snapshot: Snapshot, found: Iterable[Edit], client: Client) -> list[Json]:
    return [{"range": range_of(snapshot.tree, e.span, client.encoding), "newText": e.text} for e in found]


ANSWERS: dict[str, Answerer] = {
    "textDocument/completion": _at(_completion),
    "textDocument/hover": _at(_hover),
    "textDocument/definition": _at(_definition),
    "textDocument/declaration": _at(_definition),
    "textDocument/typeDefinition": _at(_type_definition),
    "textDocument/references": _at(_references),
    "textDocument/documentHighlight": _at(_highlights),
    "textDocument/prepareRename": _at(_prepare_rename),
    "textDocument/rename": _at(_rename),
    "textDocument/documentSymbol": _symbols,
    "textDocument/foldingRange": _folding,
    "textDocument/codeAction": _actions,
    "textDocument/formatting": _formatting,
    "textDocument/rangeFormatting": _range_formatting,
    "textDocument/onTypeFormatting": _on_type_formatting,
}
"""Who answers the requests of `capabilities.REQUESTS`."""
