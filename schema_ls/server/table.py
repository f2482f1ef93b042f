"""The table of requests: which the server answers, by what function, and what the client is told of it.

A row names its function as text, `module.function` within `server.answers`: the table is read before the first answer
and loads nothing, and a function is loaded when it is asked for the first time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from schema_ls.server.convert import Json

TOKEN_TYPES = (
    *("keyword", "namespace", "class", "enum", "interface", "type", "property"),
    *("enumMember", "decorator", "parameter", "function", "string", "number", "comment"),
)
TOKEN_MODIFIERS = ("declaration", "defaultLibrary", "documentation")
"""As in `ide.semantic_tokens`, which is too heavy to be loaded for the first answer."""

PULLS = "textDocument.diagnostic"
"""What clients can that ask for diagnostics; to others they are published."""
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
    """Whether an answer for a text that is about to change helps nobody, or does harm as edits of a text that is gone:
    such a request is refused as outdated."""
    is_long: bool = False
    """Whether it looks at all files of a schema: where these are many, clients that can are shown that it goes on."""
    reads: str = ""
    """The function that tells what is to be read outside first, in a thread (`outside.Read`); what was found is the second
    argument of the function that answers. Only for requests about documents.
    """


class Command(NamedTuple):
    """A command for `workspace/executeCommand`, whose first argument is an object with the `uri` of a document."""

    name: str
    answer: str
    """The function that answers it, named as in `Request`; an edit of the workspace in its answer is applied."""
    reads: str = ""
    """As in `Request`."""


# No blank: VS Code asks for nothing when `@` follows before a blank has been answered.
_COMPLETION: Json = {"triggerCharacters": ["@", ".", '"', "[", "("], "resolveProvider": True}
_SIGNATURE: Json = {"triggerCharacters": ["("], "retriggerCharacters": [","]}
_TYPED: Json = {"firstTriggerCharacter": "}", "moreTriggerCharacter": ["\n"]}
_RESOLVED: Json = {"resolveProvider": True}
_ACTIONS: Json = {"codeActionKinds": ["quickfix", "refactor.extract", "refactor.rewrite", "source.fixAll"]}
_LITERALS = ("textDocument.codeAction.codeActionLiteralSupport",)
_RESOLVES = ("textDocument.codeAction.resolveSupport",)
_PREPARES = ("textDocument.rename.prepareSupport",)

SHOWS_REFERENCES = "experimental.showReferences"
"""What clients can that have the command `schema-ls.showReferences`, as no command of the protocol shows places."""

_PULLED: Json = {"interFileDependencies": True, "workspaceDiagnostics": True}
_TOKENS: Json = {"legend": {"tokenTypes": [*TOKEN_TYPES], "tokenModifiers": [*TOKEN_MODIFIERS]}, "full": True}
_COLOURS = ("textDocument.semanticTokens.requests.full", "textDocument.semanticTokens.requests.range")
_TOKEN_PROVIDER = "semanticTokensProvider"
_DELTA: Json = {"full": {"delta": True}}
_DELTAS = ("textDocument.semanticTokens.requests.full.delta",)
_RANGE: Json = {"range": True}
_RANGES = ("textDocument.semanticTokens.requests.range",)

REQUESTS = (
    Request("textDocument/completion", "completion.items", "completionProvider", _COMPLETION),
    Request("completionItem/resolve", "completion.resolve", about=ITEM),
    Request("textDocument/hover", "reading.hover", "hoverProvider"),
    Request("textDocument/definition", "navigation.definition", "definitionProvider"),
    Request("textDocument/declaration", "navigation.definition", "declarationProvider"),
    Request("textDocument/typeDefinition", "navigation.type_definition", "typeDefinitionProvider"),
    Request("textDocument/implementation", "navigation.other_side", "implementationProvider"),
    Request("textDocument/references", "navigation.references", "referencesProvider", is_long=True),
    Request("textDocument/documentHighlight", "navigation.highlights", "documentHighlightProvider", is_passing=True),
    Request("textDocument/rename", "renaming.rename", "renameProvider", is_passing=True, is_long=True),
    Request("textDocument/prepareRename", "renaming.prepare", "renameProvider", {"prepareProvider": True}, _PREPARES),
    Request("textDocument/documentSymbol", "reading.symbols", "documentSymbolProvider", is_passing=True),
    Request("textDocument/foldingRange", "reading.folding", "foldingRangeProvider", is_passing=True),
    Request("textDocument/signatureHelp", "notes.signature_help", "signatureHelpProvider", _SIGNATURE),
    Request("textDocument/inlayHint", "notes.inlay_hints", "inlayHintProvider", is_passing=True),
    Request("textDocument/codeLens", "notes.code_lens", "codeLensProvider", {}, is_passing=True),
    Request("codeLens/resolve", "notes.lens_places", "codeLensProvider", _RESOLVED, (SHOWS_REFERENCES,), ITEM),
    Request("textDocument/documentLink", "notes.document_links", "documentLinkProvider", {}, is_passing=True),
    Request("textDocument/selectionRange", "selecting.selection_ranges", "selectionRangeProvider"),
    Request("textDocument/linkedEditingRange", "selecting.linked_ranges", "linkedEditingRangeProvider"),
    Request("workspace/symbol", "selecting.workspace_named", "workspaceSymbolProvider", about=EVERYTHING, is_long=True),
    Request("textDocument/codeAction", "actions.actions", "codeActionProvider", _ACTIONS, _LITERALS, is_passing=True),
    Request("codeAction/resolve", "actions.resolve", "codeActionProvider", _RESOLVED, _RESOLVES, ITEM, is_passing=True),
    Request("textDocument/formatting", "layout.document", "documentFormattingProvider", is_passing=True),
    Request("textDocument/rangeFormatting", "layout.some_rows", "documentRangeFormattingProvider", is_passing=True),
    Request(
        "textDocument/onTypeFormatting", "layout.typed", "documentOnTypeFormattingProvider", _TYPED, is_passing=True
    ),
    Request("textDocument/diagnostic", "diagnostics.document", "diagnosticProvider", _PULLED, (PULLS,)),
    Request("workspace/diagnostic", "diagnostics.workspace", about=EVERYTHING, is_long=True),
    Request("textDocument/semanticTokens/full", "tokens.full", _TOKEN_PROVIDER, _TOKENS, _COLOURS, is_passing=True),
    Request(
        "textDocument/semanticTokens/full/delta", "tokens.delta", _TOKEN_PROVIDER, _DELTA, _DELTAS, is_passing=True
    ),
    Request("textDocument/semanticTokens/range", "tokens.some_rows", _TOKEN_PROVIDER, _RANGE, _RANGES, is_passing=True),
    Request("schema-ls/status", "status.status"),
    Request("schema-ls/diagram", "status.diagram", is_long=True),
    Request("schema-ls/drift", "databases.drift", reads="databases.reading"),
)
"""All requests about schemas. `requests.answer` answers them."""

ADD_OTHER_SIDE = "schema-ls.addOtherSide"
COMMANDS: tuple[Command, ...] = (
    Command(ADD_OTHER_SIDE, "completion.other_side"),
    Command("schema-ls.pullFromDatabase", "databases.pull", reads="databases.reading"),
)
"""All commands."""

EXECUTE = "workspace/executeCommand"
OPENED, CHANGED, CLOSED = "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"
METHODS = {row.method: row for row in REQUESTS}

REFRESHES = {
    "textDocument/diagnostic": ("workspace.diagnostics.refreshSupport", "workspace/diagnostic/refresh"),
    "textDocument/semanticTokens/full": ("workspace.semanticTokens.refreshSupport", "workspace/semanticTokens/refresh"),
    "textDocument/inlayHint": ("workspace.inlayHint.refreshSupport", "workspace/inlayHint/refresh"),
    "textDocument/codeLens": ("workspace.codeLens.refreshSupport", "workspace/codeLens/refresh"),
}
"""By request: what a client has to be able to do, and what it is then asked when files or settings have changed."""
