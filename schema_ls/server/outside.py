"""Answers that need something from outside first, such as what a database holds: it is read in a thread of its own, so
that editing goes on, and the answer is made of it when it is there.

The thread touches nothing of the session. What it has to say becomes a job, and a message of ours in the inbox, so that
whoever takes messages then, the door or pygls, does the job.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, Any

from schema_ls.base.record import Record
from schema_ls.server.convert import Json
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import value_at

if TYPE_CHECKING:
    from schema_ls.server.session import Session

Step = Callable[[str], None]
"""Hears in a few words what is being done."""
Read = Callable[[Step], Any]
"""Reads what an answer needs, in a thread of its own. What it raises, the answer would raise."""
ARRIVED = "schema-ls/arrived"
"""The message that there are jobs. From a client it means nothing."""
_MESSAGE = json.dumps({"jsonrpc": "2.0", "method": ARRIVED}).encode()
_TITLE = "schema-ls"


class Outcome(Record):
    """What a thread has read, or why it could not."""

    found: Any = None
    error: Exception | None = None

    def get(self) -> Any:
        """What was read. Raises what reading has raised."""
        if self.error is not None:
            raise self.error
        return self.found


class _AbandonedError(Exception):
    """Nobody waits for what is being read."""


class Readings:
    """What is being read for the requests of a client, by the ids of the requests."""

    def __init__(self) -> None:
        self._open: dict[str | int, str] = {}
        self._jobs: deque[Callable[[], None]] = deque()

    def work(self) -> None:
        """Do what threads have left to do."""
        while self._jobs:
            self._jobs.popleft()()

    def is_about(self, uri: str) -> bool:
        """Whether something is being read for a document."""
        return uri in self._open.values()

    def cancel(self, identity: Any) -> bool:
        """Give up a reading. Whether there was one: then its request still waits for an answer."""
        return isinstance(identity, str | int) and self._open.pop(identity, None) is not None

    def start(
        self, inbox: Inbox, identity: str | int, uri: str, read: Read, *, tell: Step, then: Callable[[Outcome], None]
    ) -> None:
        """Read for a request about a document. `tell` hears of each step, `then` gets what was found, both where messages are
        handled; neither does once the reading was given up.
        """
        self._open[identity] = uri

        def later(job: Callable[[], None]) -> None:
            self._jobs.append(lambda: job() if identity in self._open else None)
            inbox.put(_MESSAGE)

        def heard(step: str) -> None:
            if identity not in self._open:
                raise _AbandonedError
            later(partial(tell, step))

        def end(outcome: Outcome) -> None:
            del self._open[identity]
            then(outcome)

        def run() -> None:
            try:
                outcome = Outcome(read(heard))
            except _AbandonedError:
                return
            except Exception as error:
                outcome = Outcome(error=error)
            later(partial(end, outcome))

        # The process may end while a database is silent.
        Thread(target=run, name="outside", daemon=True).start()


class Progress:
    """Shows the steps of a reading, where the client can: under the token of the request, or under one of ours."""

    def __init__(self, session: Session, params: Any) -> None:
        self._session = session
        self._token = value_at(params, "workDoneToken")
        self._is_begun = False

    def begin(self, identity: str | int) -> None:
        """Begin under the token there is, or ask for one."""
        if self._token is None and self._session.client.can("window.workDoneProgress"):
            token = f"schema-ls-outside-{identity}"

            def created(_: Any) -> None:
                self._token = token

            self._session.ask("window/workDoneProgress/create", {"token": token}, created)

    def tell(self, step: str) -> None:
        """Show a step."""
        if self._token is None:
            return
        kind: Json = {"kind": "report"} if self._is_begun else {"kind": "begin", "title": _TITLE}
        self._is_begun = True
        self._send({**kind, "message": step})

    def end(self) -> None:
        """Show nothing any more."""
        if self._is_begun:
            self._send({"kind": "end"})
            self._is_begun = False

    def _send(self, value: Json) -> None:
        self._session.send({"method": "$/progress", "params": {"token": self._token, "value": value}})
