"""The table of requests: which there are, what the client is told about them, and who answers.

Every answer has one shape: from the snapshot and the place of a request to a value of `ide`, and from that to a value
of the protocol.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from schema_ls.format import edits, layout
from schema_ls.ide.completion import complete
from schema_ls.server.convert import Json, place_of, range_of
from schema_ls.server.items import completion_list
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Snapshot

Answer = Json | list[Json] | None


@dataclass(frozen=True, slots=True)
class Request:
    """A request about a document."""

    method: str
    capability: str
    options: bool | Json
    answer: Callable[[Snapshot, Any, Client], Answer]


def _formatting(snapshot: Snapshot, params: Any, client: Client) -> Answer:
    """Edits that lay the document out. The client's tab size is that of its programming languages: not asked."""
    tree = snapshot.tree
    lines = [line.text for line in tree.lines]
    new = layout("".join(lines), version=snapshot.schema.dialect.version)
    return [{"range": range_of(tree, edit.span, client.encoding), "newText": edit.text} for edit in edits(lines, new)]


def _completion(snapshot: Snapshot, params: Any, client: Client) -> Answer:
    row, column = place_of(snapshot.tree, params.position.line, params.position.character, client.encoding)
    found = complete(snapshot.schema, snapshot.file, row, column)
    return completion_list(snapshot.tree, found, client)


REQUESTS = (
    Request("textDocument/completion", "completionProvider", {"triggerCharacters": ["@", ".", '"', "["]}, _completion),
    Request("textDocument/formatting", "documentFormattingProvider", True, _formatting),
)


def capabilities(client: Client) -> Json:
    """What the server can do for a client."""
    offered: Json = {
        "positionEncoding": client.encoding,
        "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
    }
    for request in REQUESTS:
        offered[request.capability] = request.options
    return offered
