"""What the client is told that the server can do. Light: the first answer waits for nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from schema_ls.server.convert import Json
    from schema_ls.server.lifecycle import Client

_COMPLETION: Json = {"triggerCharacters": ["@", ".", '"', "[", "(", " "]}
_TYPED: Json = {"firstTriggerCharacter": "}", "moreTriggerCharacter": ["\n"]}
_ACTIONS: Json = {"codeActionKinds": ["quickfix"]}

REQUESTS: dict[str, tuple[str, bool | Json]] = {
    "textDocument/completion": ("completionProvider", _COMPLETION),
    "textDocument/hover": ("hoverProvider", True),
    "textDocument/definition": ("definitionProvider", True),
    "textDocument/declaration": ("declarationProvider", True),
    "textDocument/typeDefinition": ("typeDefinitionProvider", True),
    "textDocument/references": ("referencesProvider", True),
    "textDocument/documentHighlight": ("documentHighlightProvider", True),
    "textDocument/prepareRename": ("renameProvider", True),
    "textDocument/rename": ("renameProvider", {"prepareProvider": True}),
    "textDocument/documentSymbol": ("documentSymbolProvider", True),
    "textDocument/foldingRange": ("foldingRangeProvider", True),
    "textDocument/codeAction": ("codeActionProvider", _ACTIONS),
    "textDocument/formatting": ("documentFormattingProvider", True),
    "textDocument/rangeFormatting": ("documentRangeFormattingProvider", True),
    "textDocument/onTypeFormatting": ("documentOnTypeFormattingProvider", _TYPED),
}
"""The requests about documents: for each the name of its capability, and its options. `requests.ANSWERS` answers them."""


def capabilities(client: Client) -> Json:
    """What the server can do for a client."""
    offered: Json = {
        "positionEncoding": client.encoding,
        "textDocumentSync": {"openClose": True, "change": 2, "save": {"includeText": False}},
        **dict(REQUESTS.values()),
    }
    if not client.prepares_rename:
        offered["renameProvider"] = True
    if not client.actions:
        del offered["codeActionProvider"]
    return offered
