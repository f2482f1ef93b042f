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
from schema_ls.server.door import INVALID_REQUEST, PARSE_ERROR
from schema_ls.server.frames import frame
from schema_ls.server.notices import NOTICES, notice
from schema_ls.server.requests import RefusedError, refuse_if_vain
from schema_ls.server.table import CHANGED, CLOSED, EXECUTE, METHODS, OPENED

if TYPE_CHECKING:
    from schema_ls.server.schema_server import SchemaServer

_PLAIN = frozenset({*METHODS, *NOTICES, EXECUTE})


class SchemaProtocol(LanguageServerProtocol):
    """The language server protocol over our own documents."""

    _server: SchemaServer

    @lsp_method(types.INITIALIZE)
    def lsp_initialize(self, params: types.InitializeParams) -> Generator[Any, Any, Any]:
        """Tell what the server can do: the same as the door has told."""
        yield from super().lsp_initialize(params)
        info = {"name": self._server.name, "version": self._server.version}
        return {"capabilities": capabilities(self._server.session.client), "serverInfo": info}

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: Any) -> None:
        """Take in a document."""
        notice(self._server.session, OPENED, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: Any) -> None:
        """Change the lines that changed."""
        notice(self._server.session, CHANGED, params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: Any) -> None:
        """Forget a document."""
        notice(self._server.session, CLOSED, params)

    @lsp_method(types.WORKSPACE_EXECUTE_COMMAND)
    def lsp_workspace__execute_command(self, params: Any) -> Generator[Any, Any, Any]:
        """Do what a command says."""
        yield from ()
        return self._server.answer(EXECUTE, params)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """A message as pygls wants it. A request that cannot be read is answered, too.

        Parameters that are ours to read stay plain values, which is several times as fast.
        """
        if "jsonrpc" in data and "method" not in data and "id" in data:
            return data  # an answer to a request of ours
        if "jsonrpc" in data and data.get("method") in _PLAIN:
            method, params = data["method"], data.get("params")
            if "id" in data:
                return JsonRPCRequestMessage(data["id"], method, data["jsonrpc"], params)
            return JsonRPCNotification(method, data["jsonrpc"], params)
        try:
            return super().structure_message(data)
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._refuse(data["id"], error.code, "The parameters cannot be read.")
            raise

    def handle_message(self, message: Any) -> None:
        """Handle a message, but for requests that nobody waits for, and for what is none."""
        if isinstance(message, dict) and "id" in message:
            self._server.session.answered(message)
        elif not hasattr(message, "jsonrpc"):
            self._refuse(None, INVALID_REQUEST, "A message has to be an object of JSON-RPC 2.0.")
        elif not hasattr(message, "id"):
            if message.method == types.CANCEL_REQUEST:
                self._server.inbox.settle(message.params.id)
            else:
                super().handle_message(message)
        elif self._shutdown:
            self._refuse(message.id, INVALID_REQUEST, "The server is shutting down.")
        else:
            try:
                refuse_if_vain(self._server.inbox, message.id, message.method, message.params)
            except RefusedError as refused:
                self._refuse(message.id, refused.code, str(refused))
            else:
                super().handle_message(message)

    def feed(self, body: bytes) -> None:
        """Handle a message as if it had just arrived."""
        try:
            self.handle_message(json.loads(body, object_hook=self.structure_message))
        except JsonRpcException:
            return  # it has been answered

    def refuse_unreadable(self) -> None:
        """Answer what is no JSON."""
        self._refuse(None, PARSE_ERROR, "The message is no JSON that can be read.")

    @property
    def said_goodbye(self) -> bool:
        """Whether the client has asked the server to shut down."""
        return self._shutdown

    def _refuse(self, identity: Any, code: int, text: str) -> None:
        self.send({"id": identity, "error": {"code": code, "message": text}})

    def _send_data(self, data: Any) -> None:
        """Send what pygls sends; results, all of which are plain values of ours, without a look at the types of pygls."""
        if hasattr(data, "result"):
            self.send({"id": data.id, "result": data.result})
        else:
            super()._send_data(data)

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message made of plain values. Does nothing once the client is gone."""
        if self.writer is None:
            return
        try:
            for part in frame(message):
                self.writer.write(part)
        except (OSError, ValueError):
            self._server.inbox.close()
