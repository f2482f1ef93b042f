"""The server of pygls, on the session and the tables of the door."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable
from functools import partial
from threading import Event
from typing import Any, BinaryIO

from pygls.exceptions import JsonRpcException
from pygls.io_ import StdoutWriter, run_async
from pygls.lsp.server import LanguageServer

from schema_ls.base.about import __version__
from schema_ls.server.failures import HANDED_OVER, log_step, report
from schema_ls.server.inbox import Inbox
from schema_ls.server.notices import NOTICES, notice
from schema_ls.server.protocol import SchemaProtocol
from schema_ls.server.requests import RefusedError, answer, watch
from schema_ls.server.session import Job, Session
from schema_ls.server.table import METHODS

# pygls logs whole tracebacks, and texts of the client with them. What goes wrong is reported in one line by us.
logging.getLogger("pygls").addHandler(logging.NullHandler())
logging.getLogger("pygls").propagate = False


class _Discard:
    """Where the second answer to `initialize` goes: the door has given the first."""

    def write(self, data: bytes) -> None:
        """Take no notice."""

    def close(self) -> None:
        """Nothing is open."""


class SchemaServer(LanguageServer):
    """A language server for schemas, which goes on with the session of the door."""

    protocol: SchemaProtocol

    def __init__(self, session: Session, inbox: Inbox) -> None:
        super().__init__("schema-ls", __version__, protocol_cls=SchemaProtocol)
        self.session = session
        self.inbox = inbox
        for method in METHODS:
            self.feature(method)(partial(self.answer, method))
        for method in NOTICES:
            self.feature(method)(partial(notice, session, method))

    def take_over(self, output: BinaryIO, greeting: bytes, jobs: Iterable[Job]) -> int:
        """Go on where the door has stopped: `greeting` is `initialize`, which has been answered. The exit code."""

        async def run() -> None:
            self.protocol.set_writer(_Discard())
            self.protocol.feed(greeting)
            self.protocol.set_writer(StdoutWriter(output))
            self.session.send, self.session.soon = self.protocol.send, self._soon
            for job in jobs:
                self._soon(job)
            log_step(HANDED_OVER)
            await run_async(Event(), self.inbox, self.protocol, error_handler=self.report_server_error)

        with contextlib.suppress(SystemExit, BrokenPipeError):
            asyncio.run(run())
        return 0 if self.protocol.said_goodbye else 1

    def answer(self, method: str, params: Any) -> Any:
        """Answer a request of the table, or a command."""
        try:
            identity = self.protocol.msg_id
            stop = watch(self.inbox, "" if identity is None else identity, method, params)
            return answer(self.session, method, params, stop)
        except RefusedError as refused:
            raise JsonRpcException(str(refused), refused.code) from None

    def _soon(self, job: Callable[[], None]) -> None:
        asyncio.get_running_loop().call_soon(job)

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Answer what is no message; log failures of notifications. Requests have been answered with an error already."""
        if isinstance(error, ValueError | RecursionError):
            self.protocol.refuse_unreadable()
        elif not isinstance(error, JsonRpcException):
            report("a notification", error)
