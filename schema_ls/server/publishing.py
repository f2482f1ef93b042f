"""When diagnostics are made and sent: after the last change that has arrived, never twice for one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from schema_ls.checks.run import Located, check
from schema_ls.ide.faded import faded
from schema_ls.model.schema import Schema
from schema_ls.server.convert import Json
from schema_ls.server.diagnostics import diagnostic_of, faded_diagnostic
from schema_ls.server.documents import Documents
from schema_ls.server.lifecycle import Client
from schema_ls.server.projects import Projects, Snapshot

Notify = Callable[[str, Any], None]
PUBLISH = "textDocument/publishDiagnostics"


class Publisher:
    """Keeps what clients show in step with the open documents.

    `soon` runs a function when no message waits any more; `notify` sends a notification.
    """

    def __init__(
        self,
        client: Client,
        documents: Documents,
        projects: Projects,
        soon: Callable[[Callable[[], None]], object],
        notify: Notify,
    ) -> None:
        self.client = client
        self._documents = documents
        self._projects = projects
        self._soon = soon
        self._notify = notify
        self._waiting: dict[str, None] = {}
        self._will_run = False
        self._shown: dict[str, tuple[int | None, list[Json]]] = {}

    def later(self, uri: str) -> None:
        """Look at the project of a document when no message waits any more."""
        self._run_soon()
        self._waiting[uri] = None

    def all_later(self) -> None:
        """Look at every project anew."""
        for document in self._documents:
            self.later(document.uri)

    def run(self) -> None:
        """Check the projects that wait, each of them once, and send what has changed."""
        waiting, self._waiting, self._will_run = self._waiting, {}, False
        done: list[Schema] = []  # held, not only their ids: what is gone leaves its id to others
        for uri in waiting:
            snapshot = self._projects.snapshot(uri)
            if snapshot is not None and not any(snapshot.schema is schema for schema in done):
                done.append(snapshot.schema)
                self._publish(snapshot)
        self._retract()

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
                if uri not in held and self._shown.pop(uri)[1]:
                    self._send(uri, None, [])

    def _publish(self, snapshot: Snapshot) -> None:
        by_file = diagnostics_of(snapshot.schema, check(snapshot.schema, snapshot.selection), self.client)
        for file, found in zip(snapshot.schema.files, by_file, strict=True):
            document = self._documents.get(file.name)
            version = document.version if document else None
            if self._shown.get(file.name, (None, [])) == (version, found):
                continue
            self._shown[file.name] = (version, found)
            self._send(file.name, version, found)

    def clear(self, uri: str) -> None:
        """Show nothing any more for a document that is closed, and look at the others of its project."""
        self._waiting.pop(uri, None)
        self._shown.pop(uri, None)
        self._send(uri, None, [])
        self._run_soon()
        for member in self._projects.members(uri):
            if self._documents.get(member) is not None:
                self.later(member)

    def _send(self, uri: str, version: int | None, found: list[Json]) -> None:
        message: Json = {"uri": uri, "diagnostics": found}
        if version is not None:
            message["version"] = version
        self._notify(PUBLISH, message)


def diagnostics_of(schema: Schema, located: Iterable[Located], client: Client) -> list[list[Json]]:
    """The diagnostics of each file of a schema, in the order of the files."""
    by_file: list[list[Json]] = [[] for _ in schema.files]
    for one in located:
        by_file[one.place.file].append(diagnostic_of(schema, one, client))
    if client.tags:
        for file, diagnostics in enumerate(by_file):
            tree = schema.files[file].tree
            diagnostics += [faded_diagnostic(tree, row, one, client) for row, one in faded(schema, file)]
    return by_file
