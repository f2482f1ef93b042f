"""Every message that goes out is one of the protocol; both ends of the server announce the same."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from cattrs import Converter
from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pygls.capabilities import ServerCapabilitiesBuilder
from wire import Message, Wire, change

from schema_ls.server.capabilities import capabilities
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import client_of
from schema_ls.server.schema_server import SchemaServer
from schema_ls.server.session import Session
from schema_ls.server.table import METHODS

URI = "untitled:schema.prisma"
DOCUMENT = {"textDocument": {"uri": URI}}
TEXT = """\
datasource db {
  provider = "postgresql"
}

model User {
  id    Int    @id
  name  Strin
  posts Post[]
}

model Post {
  id     Int  @id
  userId Int
  user   User @relation(fields: [userId], references: [id])
}
"""
PLACE = {**DOCUMENT, "position": {"line": 13, "character": 11}}
SPAN = {"start": {"line": 6, "character": 0}, "end": {"line": 6, "character": 13}}
PARAMS: dict[str, Message] = {
    "textDocument/completion": {**DOCUMENT, "position": {"line": 6, "character": 10}},
    "textDocument/references": {**PLACE, "context": {"includeDeclaration": True}},
    "textDocument/rename": {**PLACE, "newName": "Person"},
    "textDocument/codeAction": {**DOCUMENT, "range": SPAN, "context": {"diagnostics": []}},
    "textDocument/inlayHint": {**DOCUMENT, "range": SPAN},
    "textDocument/semanticTokens/range": {**DOCUMENT, "range": SPAN},
    "textDocument/semanticTokens/full/delta": {**DOCUMENT, "previousResultId": "1"},
    "textDocument/rangeFormatting": {**DOCUMENT, "range": SPAN, "options": {"tabSize": 2, "insertSpaces": True}},
    "textDocument/formatting": {**DOCUMENT, "options": {"tabSize": 2, "insertSpaces": True}},
    "textDocument/onTypeFormatting": {**PLACE, "ch": "\n", "options": {"tabSize": 2, "insertSpaces": True}},
    "textDocument/selectionRange": {**DOCUMENT, "positions": [PLACE["position"]]},
    "workspace/symbol": {"query": "User"},
    "workspace/diagnostic": {"previousResultIds": []},
}
"""Parameters by method; all others ask about `PLACE`."""
ABLE: Message = {
    "general": {"positionEncodings": ["utf-32", "utf-16"]},
    "workspace": {"configuration": True, "applyEdit": True, "didChangeWatchedFiles": {"dynamicRegistration": True}},
    "textDocument": {
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}},
        "completion": {"completionItem": {"snippetSupport": True}},
        "definition": {"linkSupport": True},
        "diagnostic": {},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "publishDiagnostics": {"relatedInformation": True, "tagSupport": {"valueSet": [1, 2]}, "versionSupport": True},
        "rename": {"prepareSupport": True},
        "semanticTokens": {
            "requests": {"full": {"delta": True}, "range": True},
            "tokenTypes": ["class"],
            "tokenModifiers": [],
            "formats": ["relative"],
        },
    },
}
SHY: Message = {}
NEEDS_OPTIONS = {"documentOnTypeFormattingProvider", "semanticTokensProvider", "executeCommandProvider"}
"""What pygls announces only where it is told options or commands, which stand in our table."""


def structured(converter: Converter, message: Message, asked: dict[int, str]) -> Any:
    """The message as a class of the protocol. Fails where it is none."""
    if "method" in message:
        return converter.structure(message, t.METHOD_TO_TYPES[message["method"]][0])
    kind = t.METHOD_TO_TYPES[asked[message["id"]]][1]
    assert kind is not None
    return converter.structure(message, kind)


@pytest.mark.server
@pytest.mark.parametrize("able", [ABLE, SHY], ids=["able", "shy"])
def test_every_message_has_the_shape_of_the_protocol(able: Message) -> None:
    converter = get_converter()
    with Wire() as wire:
        assert converter.structure(wire.greet(able), t.ServerCapabilities).position_encoding is not None
        wire.open(URI, TEXT)
        standard = (m for m, row in METHODS.items() if row.about != "item" and not m.startswith("schema-ls/"))
        asked = dict(enumerate(standard, start=1000))
        wire.send(*({"id": n, "method": m, "params": PARAMS.get(m, PLACE)} for n, m in asked.items()))
        waiting = set(asked)
        while waiting:
            message = wire.receive()
            structured(converter, message, asked)
            if not waiting - {message.get("id")}:
                wire.send(change(URI, 2, (6, 8), (6, 13), "String"))
            waiting.discard(message.get("id", 0))
            if "method" in message:
                wire.keep(message)
        for message in wire.notifications:
            structured(converter, message, asked)
        assert wire.leave() == 0


@pytest.mark.parametrize("able", [ABLE, SHY], ids=["able", "shy"])
def test_the_door_announces_what_pygls_computes_from_its_features(able: Message) -> None:
    client = client_of({"capabilities": able})
    session = Session(client, lambda _: None, lambda _: None)
    protocol = SchemaServer(session, Inbox(BytesIO())).protocol
    converter = get_converter()
    abilities = converter.structure(able, t.ClientCapabilities)
    builder = ServerCapabilitiesBuilder(
        abilities,
        {*protocol.fm.features, *protocol.fm.builtin_features},
        protocol.fm.feature_options,
        [],
        t.TextDocumentSyncKind.Incremental,
        None,
        ServerCapabilitiesBuilder.choose_position_encoding(abilities),
    )
    computed = converter.unstructure(builder.build(), t.ServerCapabilities)
    ours = capabilities(client)
    assert ours["positionEncoding"] == computed["positionEncoding"]
    assert set(ours) - set(computed) <= NEEDS_OPTIONS
    missing = {name for name in set(computed) - set(ours) if computed[name]}
    by_row = {row.capability for row in METHODS.values() if row.needs}
    of_pygls = {"workspace", "executeCommandProvider", "notebookDocumentSync"}
    assert missing <= by_row | of_pygls
