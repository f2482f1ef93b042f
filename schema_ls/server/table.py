"""The table of requests: which the server answers, by what function, and what the client is told of it.

A row names its function as text, `module.function` within `server.answers`: the table is read before the first answer
and loads nothing, and a function is loaded when it is asked for the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from schema_ls.server.convert import Json

DOCUMENT, ITEM, EVERYTHING = "document", "item", "everything"


class Request(NamedTuple):
    """A request: its method, and all that is to be known about it before its parameters are read."""

    method: str
    answer: str
    """The function in `server.answers` that answers it: it gets an `asked.Asked` (or `asked.AskedWidely`)."""
    capability: str = ""
    """The property of the server's capabilities that announces it; empty where nothing does."""
    options: bool | Json = True
    """The value of that property. Options of several rows for one property are put together."""
    needs: tuple[str, ...] = ()
    """Where in the client's capabilities something has to stand, so that it is announced; one of these is enough."""
    about: str = DOCUMENT
    """What it asks about: DOCUMENT by `textDocument`; ITEM, one of ours that the client gives back, with `data.uri`;
    EVERYTHING, all schemas with an open document."""
    is_passing: bool = False
    """Whether an answer for a text that is about to change helps nobody: such a request is refused as outdated."""


class Command(NamedTuple):
    """A command for `workspace/executeCommand`, whose first argument is an object with the `uri` of a document."""

    name: str
    answer: str
    """The function that answers it, named as in `Request`; an edit of the workspace in its answer is applied."""


_COMPLETION: Json = {"triggerCharacters": ["@", ".", '"', "[", "(", " "], "resolveProvider": True}
_SIGNATURE: Json = {"triggerCharacters": ["("], "retriggerCharacters": [","]}
_TYPED: Json = {"firstTriggerCharacter": "}", "moreTriggerCharacter": ["\n"]}
_ACTIONS: Json = {"codeActionKinds": ["quickfix", "refactor.extract", "refactor.rewrite", "source.fixAll"]}
_LITERALS = ("textDocument.codeAction.codeActionLiteralSupport",)
_RESOLVES = ("textDocument.codeAction.resolveSupport",)
_PREPARES = ("textDocument.rename.prepareSupport",)

REQUESTS = (
    Request("textDocument/completion", "completion.items", "completionProvider", _COMPLETION),
    Request("completionItem/resolve", "completion.resolve", about=ITEM),
    Request("textDocument/hover", "reading.hover", "hoverProvider"),
    Request("textDocument/definition", "navigation.definition", "definitionProvider"),
    Request("textDocument/declaration", "navigation.definition", "declarationProvider"),
    Request("textDocument/typeDefinition", "navigation.type_definition", "typeDefinitionProvider"),
    Request("textDocument/references", "navigation.references", "referencesProvider"),
    Request("textDocument/documentHighlight", "navigation.highlights", "documentHighlightProvider", is_passing=True),
    Request("textDocument/rename", "renaming.rename", "renameProvider"),
    Request("textDocument/prepareRename", "renaming.prepare", "renameProvider", {"prepareProvider": True}, _PREPARES),
    Request("textDocument/documentSymbol", "reading.symbols", "documentSymbolProvider", is_passing=True),
    Request("textDocument/foldingRange", "reading.folding", "foldingRangeProvider", is_passing=True),
    Request("textDocument/signatureHelp", "notes.signature_help", "signatureHelpProvider", _SIGNATURE),
    Request("textDocument/inlayHint", "notes.inlay_hints", "inlayHintProvider", is_passing=True),
    Request("textDocument/codeLens", "notes.code_lens", "codeLensProvider", {}, is_passing=True),
    Request("textDocument/documentLink", "notes.document_links", "documentLinkProvider", {}, is_passing=True),
    Request("textDocument/selectionRange", "selecting.selection_ranges", "selectionRangeProvider"),
    Request("textDocument/linkedEditingRange", "selecting.linked_ranges", "linkedEditingRangeProvider"),
    Request("workspace/symbol", "selecting.workspace_named", "workspaceSymbolProvider", about=EVERYTHING),
    Request("textDocument/codeAction", "actions.actions", "codeActionProvider", _ACTIONS, _LITERALS),
    Request("codeAction/resolve", "actions.resolve", "codeActionProvider", {"resolveProvider": True}, _RESOLVES, ITEM),
    Request("textDocument/formatting", "layout.document", "documentFormattingProvider"),
    Request("textDocument/rangeFormatting", "layout.some_rows", "documentRangeFormattingProvider"),
    Request("textDocument/onTypeFormatting", "layout.typed", "documentOnTypeFormattingProvider", _TYPED),
)
"""All requests about schemas. `requests.answer` answers them."""

COMMANDS: tuple[Command, ...] = ()
"""All commands."""

EXECUTE = "workspace/executeCommand"
OPENED, CHANGED, CLOSED = "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"
METHODS = {row.method: row for row in REQUESTS}
