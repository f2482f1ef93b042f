"""What is done otherwise than pygls does it: documents are ours, capabilities come from our table, errors are short.

pygls keeps a document as one text and splits it at every change; here a change costs what it changes.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import JsonRPCNotification, JsonRPCRequestMessage, LanguageServerProtocol, lsp_method

from schema_ls.server.capabilities import capabilities
from schema_ls.server.convert import Encoded
from schema_ls.server.lifecycle import client_of
from schema_ls.server.session import CHANGED, CLOSED, NOTICES, OPENED
from schema_ls.server.table import EXECUTE, METHODS

if TYPE_CHECKING:
    from schema_ls.server.schema_server import SchemaServer

_PLAIN = frozenset({*METHODS, *NOTICES, EXECUTE})


class SchemaProtocol(LanguageServerProtocol):
    """The language server protocol over our own documents."""

    _server: SchemaServer

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, Any]:
        """Learn what the client can do; tell what the server can."""
        yield from super().lsp_initialize(params)
        client = client_of(self.plain(params))
        self._server.meet(client, params.process_id)
        info = {"name": self._server.name, "version": self._server.version}
        return {"capabilities": capabilities(client), "serverInfo": info}

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: Any) -> None:
        """Take in a document."""
        self._server.session.notice(OPENED, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: Any) -> None:
        """Change the lines that changed."""
        self._server.session.notice(CHANGED, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: Any) -> None:
        """Forget a document."""
        self._server.session.notice(CLOSED, params)

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(self, params: Any) -> Generator[Any, Any, Any]:
        """Do what a command says."""
        yield from ()
        return self._server.execute(params)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as pygls wants it. A request that cannot be read is answered, too.

        Parameters that are ours to read stay plain values, which is several times as fast.
        """
        if "jsonrpc" in data and data.get("method") in _PLAIN:
            method, params = data["method"], data.get("params")
            if "id" in data:
                return JsonRPCRequestMessage(data["id"], method, data["jsonrpc"], params)
            return JsonRPCNotification(method, data["jsonrpc"], params)
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self.send(
                    {"id": data["id"], "error": {"code": error.code, "message": "The parameters cannot be read."}}
                )
            raise

    def feed(self, body: bytes) -> None:
        """Handle a message as if it had just arrived."""
        try:
            self.handle_message(json.loads(body, object_hook=self.structure_message))
        except JsonRpcException:
            return  # it has been answered

    def plain(self, value: Any) -> Any:
        """A value of the protocol as dictionaries and lists."""
        return self._converter.unstructure(value)

    @property
    def said_goodbye(self) -> bool:
        """Whether the client has asked the server to shut down."""
        return self._shutdown

    def _send_data(self, data: Any) -> None:
        """Send what pygls sends; results that are JSON text already go out as they are."""
        result = getattr(data, "result", None)
        if isinstance(result, Encoded):
            self._write(f'{{"jsonrpc":"{self.VERSION}","id":{json.dumps(data.id)},"result":{result.text}}}')
        else:
            super()._send_data(data)

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message made of plain values. Does nothing once the client is gone."""
        self._write(json.dumps({"jsonrpc": self.VERSION, **message}, separators=(",", ":")))

    def _write(self, text: str) -> None:
        body = text.encode()
        if self.writer is None:
            return
        try:
            self.writer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        except (OSError, ValueError):
            self._server.end()
