"""Serves documents from the first moment, until pygls is there.

Importing pygls takes most of a second, and nearly all of that is spent on classes that describe the protocol. The door
needs none of them: it answers `initialize`, keeps documents and sends their diagnostics. Meanwhile a thread imports
pygls, and as soon as a request of another kind comes, or nothing happens any more, pygls takes over the same session.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from schema_ls.base.about import __version__
from schema_ls.server.capabilities import capabilities
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import Client, client_of

if TYPE_CHECKING:
    from schema_ls.server.schema_server import SchemaServer
    from schema_ls.server.session import Job, Session

NAME = "schema-ls"
_IDLE = 0.02
"""Seconds without a message after which pygls is imported, once a document has been served."""
_ANY_SHAPE = "n"
_NOT_INITIALIZED, _INVALID_REQUEST, _INVALID_PARAMS = -32002, -32600, -32602
_KEPT = frozenset({"initialized", "$/setTrace"})
"""Notifications that pygls is told once it is there."""


class Door:
    """Talks to the client until `run` hands over or the client leaves."""

    def __init__(self, inbox: Inbox, output: BinaryIO) -> None:
        self.inbox = inbox
        self.output = output
        self.session: Session | None = None
        self.replay: list[bytes] = []
        """Messages for pygls: `initialize`, notifications that were kept, and the one that the door cannot answer."""
        self.server: SchemaServer | None = None
        self._jobs: list[Job] = []
        self._importer: threading.Thread | None = None
        self._has_served = False
        self._said_goodbye = False
        self._must_hand_over = False

    def run(self) -> int | None:
        """The exit code when the client has left, None when pygls shall take over."""
        while True:
            self._work()
            body = self.inbox.take(self._patience())
            if body == b"":
                return 0 if self._said_goodbye else 1
            if body is None:
                if self._importer is None:
                    self._import()
                elif self.server is not None:
                    return None
                continue
            code = self._handle(body)
            if code is not None:
                return code
            if self._must_hand_over:
                self._import()
                self._work(at_once=True)  # diagnostics need not wait for the import
                return None

    def _patience(self) -> float | None:
        """How long to wait for a message before something else is done."""
        return _IDLE if self._has_served else None

    def _work(self, at_once: bool = False) -> None:
        """Do what waits for an empty inbox."""
        while self._jobs and (at_once or self.inbox.is_empty):
            self._jobs.pop(0)()
            self._has_served = True

    def _import(self) -> None:
        """Make the server of pygls in a thread, and give way to the main thread often meanwhile."""
        if self._importer is None:
            sys.setswitchinterval(0.0005)
            self._importer = threading.Thread(target=self._make_server, name="import", daemon=True)
            self._importer.start()

    def _make_server(self) -> None:
        from schema_ls.server.schema_server import SchemaServer
        from schema_ls.syntax.recovery import template_of

        assert self.session is not None
        server = SchemaServer(self.session)
        # A line of a shape that was never seen needs the parser itself: not at the first stroke of a key.
        template_of(_ANY_SHAPE)
        self.server = server

    def finished_server(self) -> SchemaServer:
        """The server of pygls, waiting until it is made."""
        assert self._importer is not None
        self._importer.join()
        sys.setswitchinterval(0.005)
        assert self.server is not None, "the import has failed and said so"
        return self.server

    # -- Messages

    def _handle(self, body: bytes) -> int | None:
        """Answer a message. The exit code when it was the last one."""
        try:
            message = json.loads(body)
            method, params = message.get("method"), message.get("params")
        except (ValueError, AttributeError):
            return None
        if method == "exit":
            return 0 if self._said_goodbye else 1
        if self.session is None:
            self._greet(message, body)
        elif method == "shutdown":
            self._said_goodbye = True
            self._answer(message, None)
        elif self._said_goodbye:
            self._refuse(message, _INVALID_REQUEST, "The server is shutting down.")
        elif method in _KEPT:
            self.replay.append(body)
        elif not self._document(method, params):
            self.replay.append(body)
            self._must_hand_over = True
        return None

    def _greet(self, message: Mapping[str, Any], body: bytes) -> None:
        if message.get("method") != "initialize":
            self._refuse(message, _NOT_INITIALIZED, "The first request has to be `initialize`.")
            return
        params = message.get("params")
        if not isinstance(params, Mapping):
            self._refuse(message, _INVALID_PARAMS, "The parameters of `initialize` have to be an object.")
            return
        client = client_of(params)
        info = {"name": NAME, "version": __version__}
        self._answer(message, {"capabilities": capabilities(client), "serverInfo": info})
        self.replay.append(body)
        self.session = self._open_session(client)

    def _open_session(self, client: Client) -> Session:
        gc.disable()
        from schema_ls.server.session import Session

        gc.freeze()
        gc.set_threshold(50_000, 20, 50)
        gc.enable()
        return Session(client, self.send, self._jobs.append)

    def _document(self, method: str | None, params: Any) -> bool:
        """Take in a notification about a document; whether it was one."""
        from schema_ls.server.failures import report

        assert self.session is not None
        try:
            return self.session.notice(method, params)
        except Exception as error:
            report(f"{method}", error)
            return True

    def _answer(self, message: Mapping[str, Any], result: Any) -> None:
        if "id" in message:
            self.send({"id": message["id"], "result": result})

    def _refuse(self, message: Mapping[str, Any], code: int, text: str) -> None:
        if "id" in message:
            self.send({"id": message["id"], "error": {"code": code, "message": text}})

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message made of plain values. Nothing happens when the client is gone."""
        body = json.dumps({"jsonrpc": "2.0", **message}, separators=(",", ":")).encode()
        try:
            self.output.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self.output.flush()
        except (OSError, ValueError):
            self.inbox.close()


def serve_stdio() -> int:
    """Serve over standard input and output until the client leaves. The exit code."""
    # A reader of its own: at the end of the process nobody may hold the lock of `sys.stdin`.
    inbox = Inbox(open(0, "rb", closefd=False))  # noqa: SIM115 - a descriptor, open to the end
    inbox.start()
    door = Door(inbox, os.fdopen(os.dup(1), "wb"))
    # Standard output belongs to the protocol; whatever else is printed goes where people look for trouble.
    sys.stdout = sys.stderr
    code = door.run()
    if code is not None:
        return code
    return door.finished_server().take_over(inbox, door.output, door.replay)
