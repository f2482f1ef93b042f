"""What lives as long as a client is connected: its wishes, its documents, their schemas and diagnostics.

Whoever talks to the client, the door or pygls, works on the same session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schema_ls.base.errors import ConfigError, UserError
from schema_ls.server.documents import Documents, TextChange
from schema_ls.server.failures import log, report
from schema_ls.server.lifecycle import Client, Settings
from schema_ls.server.projects import Projects, Snapshot
from schema_ls.server.publishing import Publisher
from schema_ls.server.results import Results

Job = Callable[[], None]
OPENED, CHANGED, CLOSED = "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose"
NOTICES = frozenset({OPENED, CHANGED, CLOSED})
_MESSAGE, _ERROR = "window/showMessage", 1


class Session:
    """One client. `send` sends a message, `soon` runs a function when no message waits any more."""

    def __init__(
        self, client: Client, send: Callable[[Mapping[str, Any]], None], soon: Callable[[Job], object]
    ) -> None:
        self.client = client
        self.send = send
        self.soon = soon
        self.documents = Documents()
        self.results = Results()
        self.projects = Projects(self.documents, self._tell)
        self._use(client.settings)
        self.publisher = Publisher(client, self.documents, self.projects, self._soon, self._notify)

    def meet(self, client: Client) -> None:
        """Learn who the client is, where that was not known yet."""
        if client != self.client:
            self.client = self.publisher.client = client
            self._use(client.settings)

    def notice(self, method: str | None, params: Any) -> bool:
        """Take in a notification about a document; whether it was one. Fails where it cannot be read."""
        if method not in NOTICES:
            return False
        document = params["textDocument"]
        uri, version = document["uri"], document.get("version")
        if method == OPENED:
            self.open(uri, version, document["text"])
        elif method == CLOSED:
            self.close(uri)
        else:
            self.change(uri, version, map(TextChange.from_json, params["contentChanges"]))
        return True

    def snapshots(self) -> tuple[Snapshot, ...]:
        """A snapshot of each schema with an open document."""
        found = {}
        for document in self.documents:
            members = self.projects.members(document.uri)
            snapshot = None if members in found else self.projects.snapshot(document.uri)
            if snapshot is not None:
                found[members] = snapshot
        return tuple(found.values())

    def open(self, uri: str, version: int | None, text: str) -> None:
        """Take in a document."""
        self.documents.open(uri, version, text)
        self.projects.opened(uri)
        self.publisher.later(uri)

    def change(self, uri: str, version: int | None, changes: Iterable[TextChange]) -> None:
        """Change a document."""
        if self.documents.change(uri, version, changes, self.client.encoding):
            self.publisher.later(uri)

    def close(self, uri: str) -> None:
        """Forget a document."""
        if self.documents.close(uri):
            self.results.forget(uri)
            self.publisher.clear(uri)
            self.projects.close(uri)

    def configure(self, settings: Settings) -> None:
        """Use other settings; what they leave open is as the client said at the start."""
        self._use(settings if settings.prisma_version is not None else self.client.settings)
        self.publisher.all_later()

    def disk_changed(self) -> None:
        """Look at the disk anew."""
        self.projects.forget_disk()
        self.publisher.all_later()

    def _use(self, settings: Settings) -> None:
        try:
            self.projects.configure(settings)
        except ConfigError as error:
            self._tell(error)
            self.projects.configure(Settings())

    def _tell(self, error: UserError) -> None:
        """Show a person what is wrong and how to mend it."""
        text = f"{error.problem} {error.remedy}"
        log(text)
        self._notify(_MESSAGE, {"type": _ERROR, "message": f"schema-ls: {text}"})

    def _notify(self, method: str, params: Any) -> None:
        self.send({"method": method, "params": params})

    def _soon(self, job: Job) -> None:
        def run() -> None:
            try:
                job()
            except Exception as error:
                report("a check", error)

        self.soon(run)
