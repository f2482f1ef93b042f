"""The server of pygls: its requests, and what it asks of the client."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from functools import partial
from threading import Event
from typing import Any, BinaryIO

from cattrs import Converter
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.io_ import StdoutWriter, run_async
from pygls.lsp.server import LanguageServer
from pygls.protocol import JsonRPCResponseMessage, default_converter

from schema_ls.base.about import __version__
from schema_ls.server.failures import report
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import SECTION, Client, settings_of, watch_client, watches
from schema_ls.server.protocol import SchemaProtocol
from schema_ls.server.requests import RefusedError, answer, execute
from schema_ls.server.session import Job, Session
from schema_ls.server.table import METHODS

WATCHED = (
    "**/*.prisma",
    "**/package.json",
    "**/prisma.config.{ts,mts,cts,js,mjs,cjs}",
    "**/{schema-ls.toml,.schema-ls.toml,pyproject.toml}",
)

# pygls logs whole tracebacks, and texts of the client with them. What goes wrong is reported in one line by us.
logging.getLogger("pygls").addHandler(logging.NullHandler())
logging.getLogger("pygls").propagate = False


def _make_converter() -> Converter:
    """The converter of pygls, told that results of requests are plain values already."""
    converter: Converter = default_converter()  # type: ignore[no-untyped-call] # pygls leaves it untyped
    converter.register_unstructure_hook(
        JsonRPCResponseMessage, lambda m: {"jsonrpc": m.jsonrpc, "id": m.id, "result": m.result}
    )
    return converter


class _Discard:
    """Where the second answer to `initialize` goes: the door has given the first."""

    def write(self, data: bytes) -> None:
        """Take no notice."""

    def close(self) -> None:
        """Nothing is open."""


class SchemaServer(LanguageServer):
    """A language server for schemas, on a session of its own or on that of the door."""

    protocol: SchemaProtocol

    def __init__(self, session: Session | None = None) -> None:
        super().__init__("schema-ls", __version__, protocol_cls=SchemaProtocol, converter_factory=_make_converter)
        self.session = session or Session(Client(), self.protocol.send, self._soon)
        self._inbox: Inbox | None = None
        for method in METHODS:
            self.feature(method)(self._handler(method))
        told: dict[str, Callable[[Any], None]] = {
            types.INITIALIZED: self._initialized,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self._configuration_changed,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._disk_changed,
            types.TEXT_DOCUMENT_DID_SAVE: self._disk_changed,
        }
        for method, function in told.items():
            self.feature(method)(partial(function))  # pygls marks what it is given, and methods cannot be marked

    # -- Running

    def take_over(self, inbox: Inbox, output: BinaryIO, messages: list[bytes]) -> int:
        """Go on where the door has stopped: `messages` begin with `initialize`, which has been answered. The exit code."""
        self._inbox = inbox

        async def run() -> None:
            self.protocol.set_writer(_Discard())
            self.protocol.feed(messages[0])
            self.protocol.set_writer(StdoutWriter(output))
            self.session.send, self.session.soon = self.protocol.send, self._soon
            for message in messages[1:]:
                self.protocol.feed(message)
            await run_async(Event(), inbox, self.protocol, error_handler=self.report_server_error)

        with contextlib.suppress(SystemExit, BrokenPipeError):
            asyncio.run(run())
        return 0 if self.protocol.said_goodbye else 1

    def end(self) -> None:
        """Stop serving: nobody is there to be served."""
        if self._inbox is not None:
            self._inbox.close()

    def _soon(self, job: Job) -> None:
        asyncio.get_running_loop().call_soon(job)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log failures of notifications; requests have been answered with an error already."""
        if not isinstance(error, JsonRpcException):
            report("a notification", error)

    # -- Requests

    def _handler(self, method: str) -> Callable[[Any], Any]:
        def handle(params: Any) -> Any:
            try:
                return answer(self.session, method, params)
            except RefusedError as refused:
                raise JsonRpcException(str(refused), refused.code) from None

        return handle

    def execute(self, params: Any) -> None:
        """Do what a command says: its edit is handed to the client to be applied."""
        try:
            edit = execute(self.session, params)
        except RefusedError as refused:
            raise JsonRpcException(str(refused), refused.code) from None
        if edit is not None:
            self._ask(types.WORKSPACE_APPLY_EDIT, {"edit": edit}, lambda _: None)

    # -- What the client tells

    def meet(self, client: Client, process: int | None) -> None:
        """Take in what `initialize` says."""
        self.session.meet(client)
        if process is not None and watches(process):
            watch_client(process, asyncio.get_running_loop().call_later, self.end)

    def _initialized(self, _: Any) -> None:
        self._ask_for_settings()
        registrations = []
        if self.session.client.registers_configuration:
            registrations.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION))
        if self.session.client.registers_watchers:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registrations.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if registrations:
            self._ask(types.CLIENT_REGISTER_CAPABILITY, types.RegistrationParams(registrations), lambda _: None)

    def _ask_for_settings(self) -> None:
        if self.session.client.configuration:
            params = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
            self._ask(types.WORKSPACE_CONFIGURATION, params, self._configured)

    def _configured(self, values: Any) -> None:
        self.session.configure(settings_of(values[0] if isinstance(values, list | tuple) and values else None))

    def _configuration_changed(self, params: types.DidChangeConfigurationParams) -> None:
        if self.session.client.configuration:
            self._ask_for_settings()
            return
        sent = self.protocol.plain(params.settings)
        self.session.configure(settings_of(sent.get(SECTION) if isinstance(sent, Mapping) else None))

    def _disk_changed(self, _: Any) -> None:
        self.session.disk_changed()

    def _ask(self, method: str, params: Any, then: Callable[[Any], None]) -> None:
        """Send a request of ours; `then` is called with its result, and not at all when the client refuses it."""

        def answered(future: Future[Any]) -> None:
            if not future.cancelled() and future.exception() is None:
                then(future.result())

        self.protocol.send_request(method, params).add_done_callback(answered)
