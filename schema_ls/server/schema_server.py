"""The server: documents, projects, diagnostics and requests put together, over pygls."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Event
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.io_ import StdoutWriter, run_async
from pygls.lsp.server import LanguageServer
from pygls.protocol import default_converter

from schema_ls.base.about import NAME, __version__
from schema_ls.server.documents import Documents
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import SECTION, Client, settings_of, watch_client, watches
from schema_ls.server.projects import Projects
from schema_ls.server.protocol import SchemaProtocol, report
from schema_ls.server.publishing import Publisher
from schema_ls.server.requests import REQUESTS, Request

WATCHED = ("**/*.prisma", "**/package.json", "**/prisma.config.{ts,mts,cts,js,mjs,cjs}")


class SchemaServer(LanguageServer):
    """A language server for schemas."""

    protocol: SchemaProtocol

    def __init__(self) -> None:
        super().__init__(NAME, __version__, protocol_cls=SchemaProtocol, converter_factory=default_converter)
        self.client = Client()
        self.documents = Documents()
        self.projects = Projects(self.documents)
        self.publisher = Publisher(self.documents, self.projects, self._soon, self._notify)
        self._inbox: Inbox | None = None
        for request in REQUESTS:
            self.feature(request.method)(self._handler(request))
        told: dict[str, Callable[[Any], None]] = {
            types.INITIALIZED: self._initialized,
            types.WORKSPACE_DID_CHANGE_CONFIGURATION: self._configuration_changed,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._disk_changed,
            types.TEXT_DOCUMENT_DID_SAVE: self._disk_changed,
        }
        for method, function in told.items():
            self.feature(method)(partial(function))  # pygls marks what it is given, and methods cannot be marked

    # -- Running

    def serve_stdio(self) -> int:
        """Serve over standard input and output. The exit code."""
        # A reader of its own: at the end of the process nobody may hold the lock of `sys.stdin`.
        self._inbox = Inbox(open(0, "rb", closefd=False))  # noqa: SIM115 - a descriptor, open to the end
        self.protocol.set_writer(StdoutWriter(os.fdopen(os.dup(1), "wb")))
        with contextlib.suppress(SystemExit, KeyboardInterrupt, BrokenPipeError):
            asyncio.run(run_async(Event(), self._inbox, self.protocol, error_handler=self.report_server_error))
        return 0 if self.protocol.said_goodbye else 1

    def end(self) -> None:
        """Stop serving: nobody is there to be served."""
        if self._inbox is not None:
            self._inbox.close()

    def _soon(self, function: Callable[[], None]) -> None:
        def run() -> None:
            try:
                function()
            except Exception as error:
                report("a check", error)

        asyncio.get_running_loop().call_soon(run)

    def _notify(self, method: str, params: Any) -> None:
        self.protocol.send({"method": method, "params": params})

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log failures of notifications; requests have been answered with an error already."""
        if not isinstance(error, JsonRpcException):
            report("a notification", error)

    # -- Requests

    def _handler(self, request: Request) -> Callable[[Any], Any]:
        def handle(params: Any) -> Any:
            try:
                snapshot = self.projects.snapshot(params.text_document.uri)
                return None if snapshot is None else request.answer(snapshot, params, self.client)
            except Exception as error:
                raise report(request.method, error) from None

        return handle

    # -- What the client tells

    def meet(self, client: Client, process: int | None) -> None:
        """Take in what `initialize` says."""
        self.client = self.publisher.client = client
        self.projects.configure(client.settings)
        if process is not None and watches(process) and self._inbox is not None:
            watch_client(process, asyncio.get_running_loop().call_later, self.end)

    def _initialized(self, _: Any) -> None:
        self._ask_for_settings()
        registrations = []
        if self.client.registers_configuration:
            registrations.append(types.Registration("settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION))
        if self.client.registers_watchers:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            registrations.append(types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if registrations:
            self._ask(types.CLIENT_REGISTER_CAPABILITY, types.RegistrationParams(registrations), lambda _: None)

    def _ask_for_settings(self) -> None:
        if self.client.configuration:
            params = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
            self._ask(types.WORKSPACE_CONFIGURATION, params, self._configured)

    def _configured(self, values: Any) -> None:
        section = values[0] if isinstance(values, list | tuple) and values else None
        self._use_settings(section)

    def _use_settings(self, section: Any) -> None:
        settings = settings_of(section)
        if settings.prisma_version is None:
            settings = self.client.settings
        self.projects.configure(settings)
        self.publisher.all_later()

    def _configuration_changed(self, params: types.DidChangeConfigurationParams) -> None:
        if self.client.configuration:
            self._ask_for_settings()
            return
        sent = self.protocol._converter.unstructure(params.settings)
        self._use_settings(sent.get(SECTION) if isinstance(sent, dict) else None)

    def _disk_changed(self, _: Any) -> None:
        self.projects.forget_disk()
        self.publisher.all_later()

    def _ask(self, method: str, params: Any, then: Callable[[Any], None]) -> None:
        """Send a request of ours; `then` is called with its result, and not at all when the client refuses it."""

        def answered(future: Future[Any]) -> None:
            if not future.cancelled() and future.exception() is None:
                then(future.result())

        self.protocol.send_request(method, params).add_done_callback(answered)
