"""When diagnostics are made and sent: after the last change that has arrived, never twice for one text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from schema_ls.model.schema import Schema
from schema_ls.server.boards import Boards
from schema_ls.server.diagnostics import unread_diagnostic
from schema_ls.server.documents import Documents
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Projects, Snapshot
from schema_ls.server.publication import PUBLISH, publication

Notify = Callable[[str, Any], None]


class NewsError(Exception):
    """Something has arrived that comes first."""


class Publisher:
    """Keeps what clients show in step with the open documents.

    `soon` runs a function when no message waits any more, `notify` sends a notification; `stop` raises NewsError when a
    message waits.
    """

    def __init__(
        self,
        client: Client,
        documents: Documents,
        projects: Projects,
        soon: Callable[[Callable[[], None]], object],
        notify: Notify,
        *,
        stop: Callable[[], None],
    ) -> None:
        self.client = client
        self._documents = documents
        self._projects = projects
        self._soon = soon
        self._notify = notify
        self._stop = stop
        self._waiting: dict[str, None] = {}
        self._will_run = False
        self.boards = Boards()
        self._shown: dict[str, tuple[int | None, str]] = {}

    def later(self, uri: str) -> None:
        """Look at the project of a document when no message waits any more."""
        self._run_soon()
        self._waiting[uri] = None

    def have_shown(self, shown: Mapping[str, tuple[int | None, str]]) -> None:
        """Take notice of what the client got from somebody else: by document, its version and diagnostics."""
        self._shown.update(shown)

    def all_later(self) -> None:
        """Look at every project anew."""
        for document in self._documents:
            self.later(document.uri)

    def run(self) -> None:
        """Check the projects that wait, each of them once, and send what has changed.

        What arrives meanwhile comes first: it may be another text. Then this goes on, and what was found is still known.
        """
        waiting, self._waiting, self._will_run = self._waiting, {}, False
        try:
            self._publish_all(waiting)
        except NewsError:
            for uri in waiting:
                self.later(uri)
        else:
            self._retract()

    def _publish_all(self, uris: Iterable[str]) -> None:
        done: list[Schema] = []  # held, not only their ids: what is gone leaves its id to others
        for uri in uris:
            snapshot = self._projects.snapshot(uri)
            if snapshot is not None and not any(snapshot.schema is schema for schema in done):
                done.append(snapshot.schema)
                self._publish(snapshot)

    def _run_soon(self) -> None:
        if not self._will_run:
            self._will_run = True
            self._soon(self.run)

    def _retract(self) -> None:
        """Show nothing any more for files on the disk that are part of no open document's schema."""
        unopened = [uri for uri in self._shown if self._documents.get(uri) is None]
        if unopened:
            held = {member for document in self._documents for member in self._projects.members(document.uri)}
            for uri in unopened:
                if uri not in held:
                    self.boards.forget(uri)
                    if self._shown.pop(uri)[1]:
                        self._send(uri, None, "")

    def _publish(self, snapshot: Snapshot) -> None:
        for number, file in enumerate(snapshot.schema.files):
            document = self._documents.get(file.name)
            found = self.boards.text(snapshot, number, self.client, self._stop)
            self._show(file.name, document.version if document else None, found)
        for uri, message in snapshot.unread:
            self._show(uri, None, json.dumps(unread_diagnostic(message)))

    def _show(self, uri: str, version: int | None, diagnostics: str) -> None:
        if self._shown.get(uri, (None, "")) != (version, diagnostics):
            self._shown[uri] = version, diagnostics
            self._send(uri, version, diagnostics)

    def clear(self, uri: str) -> None:
        """Show nothing any more for a document that is closed, and look at the others of its project."""
        self._waiting.pop(uri, None)
        self._shown.pop(uri, None)
        self.boards.forget(uri)
        self._send(uri, None, "")
        self._run_soon()
        for member in self._projects.members(uri):
            if self._documents.get(member) is not None:
                self.later(member)

    def _send(self, uri: str, version: int | None, diagnostics: str) -> None:
        self._notify(PUBLISH, publication(uri, version, diagnostics))
