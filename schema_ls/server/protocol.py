"""What is done otherwise than pygls does it: documents are ours, capabilities come from our table, errors are short.

pygls keeps a document as one text and splits it at every change; here a change costs what it changes.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import JsonRPCNotification, JsonRPCRequestMessage, LanguageServerProtocol, lsp_method

from schema_ls.server.capabilities import capabilities
from schema_ls.server.frames import frame
from schema_ls.server.lifecycle import value_at
from schema_ls.server.messages import INVALID_REQUEST, UNREADABLE, fault_of
from schema_ls.server.notices import NOTICES, notice
from schema_ls.server.requests import RefusedError, cancel, defer, refuse_if_vain
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
        """Any object of a message, inner ones first: left as it is until it is known to be the message."""
        return data

    def handle_message(self, message: Any) -> None:
        """Handle a message, but for requests that nobody waits for, and for what is none."""
        if fault := fault_of(message):
            self._refuse(*fault)
        elif "method" not in message:
            self._server.session.answered(message)
        elif "id" not in message:
            self._notice(message)
        elif self._shutdown:
            self._refuse(message["id"], INVALID_REQUEST, "The server is shutting down.")
        else:
            self._request(message)

    def _notice(self, message: dict[str, Any]) -> None:
        """Take in a notification; one that cannot be read is passed over."""
        if message["method"] == types.CANCEL_REQUEST:
            cancel(self._server.session, self._server.inbox, value_at(message, "params", "id"))
            return
        with contextlib.suppress(JsonRpcException):
            super().handle_message(self._structured(message))

    def _request(self, message: dict[str, Any]) -> None:
        session, inbox = self._server.session, self._server.inbox
        if defer(session, inbox, message["id"], message["method"], message.get("params")):
            return
        try:
            refuse_if_vain(inbox, message["id"], message["method"], message.get("params"))
            structured = self._structured(message)
        except RefusedError as refused:
            self._refuse(message["id"], refused.code, str(refused))
        except JsonRpcException as error:
            self._refuse(message["id"], error.code, "The parameters cannot be read.")
        else:
            super().handle_message(structured)

    def _structured(self, message: dict[str, Any]) -> Any:
        """A message as pygls wants it. Raises JsonRpcException.

        Parameters that are ours to read stay plain values, which is several times as fast.
        """
        method, params = message["method"], message.get("params")
        if method not in _PLAIN:
            return super().structure_message(message)
        if "id" in message:
            return JsonRPCRequestMessage(message["id"], method, message["jsonrpc"], params)
        return JsonRPCNotification(method, message["jsonrpc"], params)

    def feed(self, body: bytes) -> None:
        """Handle a message as if it had just arrived."""
        self.handle_message(json.loads(body))

    def refuse_unreadable(self) -> None:
        """Answer what is no JSON."""
        self._refuse(*UNREADABLE)

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
