"""What is done otherwise than pygls does it: documents are ours, capabilities come from our table, errors are short.

pygls keeps a document as one text and splits it at every change; here a change costs what it changes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Generator
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.protocol import LanguageServerProtocol, lsp_method

from schema_ls.server.documents import TextChange
from schema_ls.server.lifecycle import client_of
from schema_ls.server.requests import capabilities

if TYPE_CHECKING:
    from schema_ls.server.schema_server import SchemaServer


class SchemaProtocol(LanguageServerProtocol):
    """The language server protocol over our own documents."""

    _server: SchemaServer

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, Any]:
        """Learn what the client can do; tell what the server can."""
        yield from super().lsp_initialize(params)
        client = client_of(self._converter.unstructure(params))
        self._server.meet(client, params.process_id)
        return {
            "capabilities": capabilities(client),
            "serverInfo": {"name": self._server.name, "version": self._server.version},
        }

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        """Take in a document."""
        document = params.text_document
        self._server.documents.open(document.uri, document.version, document.text)
        self._server.publisher.later(document.uri)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Change the lines that changed."""
        document = params.text_document
        changes = [TextChange(change.text, getattr(change, "range", None)) for change in params.content_changes]
        encoding = self._server.publisher.client.encoding
        if self._server.documents.change(document.uri, document.version, changes, encoding):
            self._server.publisher.later(document.uri)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        """Forget a document."""
        uri = params.text_document.uri
        if self._server.documents.close(uri):
            self._server.publisher.clear(uri)
            self._server.projects.close(uri)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as pygls wants it. A request that cannot be read is answered, too."""
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self.send(
                    {"id": data["id"], "error": {"code": error.code, "message": "The parameters cannot be read."}}
                )
            raise

    @property
    def said_goodbye(self) -> bool:
        """Whether the client has asked the server to shut down."""
        return self._shutdown

    def send(self, message: dict[str, Any]) -> None:
        """Send a message made of plain values. Does nothing once the client is gone."""
        body = json.dumps({"jsonrpc": self.VERSION, **message}, separators=(",", ":")).encode()
        if self.writer is None:
            return
        try:
            self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        except (OSError, ValueError):
            self._server.end()


def report(what: str, error: BaseException) -> JsonRpcInternalError:
    """Log one line about a failure of ours; the error to answer names the same report.

    The line tells where it happened and never shows the text of a schema.
    """
    number = token_hex(4)
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    print(
        f"schema-ls: report {number}: {what} failed with {type(error).__name__} at {where}", file=sys.stderr, flush=True
    )
    return JsonRpcInternalError(f"schema-ls could not answer {what} (report {number}).")
