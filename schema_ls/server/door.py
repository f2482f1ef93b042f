"""Serves from the first moment, until pygls is there.

Importing pygls takes most of a second, and nearly all of that is spent on classes that describe the protocol. The door
needs none of them: it answers with the same functions as pygls does, from the same tables. Meanwhile, when nothing
happens, a thread imports Lark and then pygls, and pygls takes over the same session.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO

from schema_ls.base import garbage
from schema_ls.base.about import __version__
from schema_ls.server.capabilities import capabilities
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import Client, client_of, watch_client
from schema_ls.server.messages import INVALID_REQUEST, UNREADABLE, fault_of
from schema_ls.server.table import EXECUTE, METHODS
from schema_ls.workspace.cache import cache_folder

if TYPE_CHECKING:
    from pathlib import Path

    from schema_ls.server.early import Early
    from schema_ls.server.schema_server import SchemaServer
    from schema_ls.server.session import Job, Session

NAME = "schema-ls"
_IDLE = (0.02, 1.0)
"""Seconds without a message after which Lark is imported, and then pygls, once something has been served."""
_GLANCE = 0.02
"""Seconds between looks whether an import is done."""
_ANY_SHAPE = "n"
METHOD_NOT_FOUND, INVALID_PARAMS = -32601, -32602
NOT_INITIALIZED = -32002


class Door:
    """Talks to the client until `run` hands over or the client leaves.

    `cache` gives the folder where runs leave something to later ones; without, nothing is kept.
    """

    def __init__(self, inbox: Inbox, output: BinaryIO, cache: Callable[[], Path | None] = lambda: None) -> None:
        self._cache = cache
        self.inbox = inbox
        self.output = output
        self.session: Session | None = None
        self._early: Early | None = None
        """Serves the client that was greeted, until there is a session."""
        self.greeting = b""
        """The message `initialize`, which pygls has to be told, too."""
        self.server: SchemaServer | None = None
        self.jobs: list[Job] = []
        """What waits for an empty inbox."""
        self._importer: threading.Thread | None = None
        self._imported = 0
        self._has_served = False
        self._said_goodbye = False

    def run(self) -> int | None:
        """The exit code when the client has left, None when pygls shall take over."""
        while self.server is None or self._said_goodbye:
            self._work()
            if self._has_served:
                garbage.look_again()
            body = self.inbox.take(self._patience())
            if body == b"":
                return 0 if self._said_goodbye else 1
            if body is None:
                self._do_meanwhile()
                continue
            code = self._handle(body)
            if code is not None:
                return code
        return None

    def _patience(self) -> float | None:
        """How long to wait for a message before something else is done."""
        if self._said_goodbye:
            return None
        if self._early is not None:
            return _IDLE[0]
        if not self._has_served or self._imported == len(_IDLE):
            return None
        return _IDLE[self._imported] if self._importer is None else _GLANCE

    def _work(self) -> None:
        """Do what waits for an empty inbox."""
        while self.jobs and self.inbox.is_empty:
            self.jobs.pop(0)()
            self._has_served = True

    def _do_meanwhile(self) -> None:
        """Do what makes sense while nothing arrives."""
        if self._early is not None:
            self._ready()
        else:
            self._import()

    def _import(self) -> None:
        """Import the next library in a thread, which gives way to the main thread often; take notice when it is done."""
        if self._importer is None:
            sys.setswitchinterval(0.0005)
            target = self._make_server if self._imported else _load_parser
            self._importer = threading.Thread(target=target, name="import", daemon=True)
            self._importer.start()
        elif not self._importer.is_alive():
            self._importer = None
            self._imported += 1
            sys.setswitchinterval(0.005)

    def _make_server(self) -> None:
        from schema_ls.server.schema_server import SchemaServer

        assert self.session is not None
        self.server = SchemaServer(self.session, self.inbox)

    # -- Messages

    def _handle(self, body: bytes) -> int | None:
        """Answer a message. The exit code when it was the last one."""
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            self._refuse(*UNREADABLE)
            return None
        if fault := fault_of(message):
            self._refuse(*fault)
        elif message.get("method") == "exit":
            return 0 if self._said_goodbye else 1
        elif self.session is None and self._early is None:
            self._greet(message, body)
        elif not self._serves_early(message):
            self._serve(message)
        return None

    def _serves_early(self, message: Mapping[str, Any]) -> bool:
        """Whether a message was served without a session. What goes wrong there is left to the session."""
        if self._early is None or self._said_goodbye:
            return False
        try:
            return self._early.serves(message)
        except Exception as error:
            from schema_ls.server.failures import report

            report("what was kept", error)
            return False

    def _serve(self, message: Mapping[str, Any]) -> None:
        if "method" not in message:
            self._ready().answered(message)
        elif "id" in message:
            self._request(message["id"], message["method"], message.get("params"))
        elif not self._said_goodbye:
            self._notice(self._ready(), message["method"], message.get("params"))

    def _ready(self) -> Session:
        """The session, which is opened when something needs it."""
        if self.session is None:
            assert self._early is not None
            early, self._early = self._early, None
            self.session = self._open_session(early)
        return self.session

    def _greet(self, message: Mapping[str, Any], body: bytes) -> None:
        if "id" not in message or "method" not in message:
            return
        identity, params = message["id"], message.get("params")
        if message.get("method") != "initialize":
            self._refuse(identity, NOT_INITIALIZED, "The first request has to be `initialize`.")
        elif not isinstance(params, Mapping):
            self._refuse(identity, INVALID_PARAMS, "The parameters of `initialize` have to be an object.")
        else:
            client = client_of(params)
            info = {"name": NAME, "version": __version__}
            self.send({"id": identity, "result": {"capabilities": capabilities(client), "serverInfo": info}})
            self.greeting = body
            watch_client(params.get("processId"), self.inbox.close)
            self._begin(client)

    def _begin(self, client: Client) -> None:
        """Serve a client; with what an earlier run has kept, if it has.

        What is loaded and read up to the first answer stays, so nobody looks for garbage before that.
        """
        garbage.never_look()
        from schema_ls.server.early import Early

        self._early = Early(client, self.send, self._cache())
        if not self._early.can_serve:
            self._ready()

    def _open_session(self, early: Early) -> Session:
        """The session of the client, which gets the messages that it has missed."""
        from schema_ls.server.session import Session

        session = Session(
            early.client,
            self.send,
            self.jobs.append,
            has_news=lambda: not self.inbox.is_empty,
            shown=early.shown,
            cache=early.cache,
        )
        for message in early.held:
            self._notice(session, message["method"], message.get("params"))
        return session

    def _request(self, identity: Any, method: str, params: Any) -> None:
        if self._said_goodbye or method == "initialize":
            self._refuse(identity, INVALID_REQUEST, "The server was initialized already, or is shutting down.")
        elif method == "shutdown":
            self._said_goodbye = True
            self.send({"id": identity, "result": None})
        elif method in METHODS or method == EXECUTE:
            from schema_ls.server.requests import defer, respond

            session = self._ready()
            if not defer(session, self.inbox, identity, method, params):
                self.send(respond(session, self.inbox, identity, method, params))
            self._has_served = True
        else:
            self._refuse(identity, METHOD_NOT_FOUND, f"schema-ls does not answer `{method}`.")

    def _notice(self, session: Session, method: str, params: Any) -> None:
        from schema_ls.server.notices import NOTICES, notice

        if method in NOTICES:
            notice(session, method, params)
        elif method == "$/cancelRequest" and isinstance(params, Mapping):
            from schema_ls.server.requests import cancel

            cancel(session, self.inbox, params.get("id"))

    def _refuse(self, identity: Any, code: int, text: str) -> None:
        self.send({"id": identity, "error": {"code": code, "message": text}})

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message made of plain values. Nothing happens when the client is gone."""
        from schema_ls.server.frames import frame

        try:
            self.output.writelines(frame(message))
            self.output.flush()
        except (OSError, ValueError):
            self.inbox.close()


def _load_parser() -> None:
    """Load Lark: a line of a shape that was never seen needs it, and no stroke of a key shall wait for that."""
    from schema_ls.syntax.recovery import template_of

    template_of(_ANY_SHAPE)


def serve_streams(source: BinaryIO, output: BinaryIO) -> int:
    """Serve over two streams until the client leaves. The exit code."""
    inbox = Inbox(source, abandoned=lambda: os._exit(1))
    inbox.start()
    door = Door(inbox, output, cache_folder)
    code = door.run()
    if code is not None or door.server is None:
        return code or 0
    sys.setswitchinterval(0.005)
    return door.server.take_over(output, door.greeting, door.jobs)


def serve_stdio() -> int:
    """Serve over standard input and output until the client leaves. The exit code."""
    # A reader of its own: at the end of the process nobody may hold the lock of `sys.stdin`.
    source = open(0, "rb", closefd=False)  # noqa: SIM115 - a descriptor, open to the end
    output = os.fdopen(os.dup(1), "wb")
    # Standard output belongs to the protocol; whatever else is printed goes where people look for trouble.
    sys.stdout = sys.stderr
    return serve_streams(source, output)
