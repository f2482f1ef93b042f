"""What lives as long as a client is connected: its wishes, its documents, their schemas and diagnostics.

Whoever talks to the client, the door or pygls, works on the same session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from schema_ls.base.errors import UserError
from schema_ls.base.garbage import Looks
from schema_ls.server.documents import Documents, TextChange
from schema_ls.server.failures import log, report
from schema_ls.server.kept_diagnostics import KeptDiagnostics
from schema_ls.server.lifecycle import Client
from schema_ls.server.outside import Readings
from schema_ls.server.projects import Projects, Snapshot
from schema_ls.server.publishing import NewsError, Publisher
from schema_ls.server.results import Results
from schema_ls.server.settings import Settings, problems_of, settings_of
from schema_ls.server.table import METHODS, PULLS, REFRESHES
from schema_ls.workspace.project import has_url

Job = Callable[[], None]
Shown = Mapping[str, tuple[int | None, str]]
_NOTHING: Shown = MappingProxyType({})
_MESSAGE, _ERROR, _WARNING = "window/showMessage", 1, 2


class Session:
    """One client. `send` sends a message, `soon` runs a function when no message waits any more, which `has_news` tells.

    `shown`: by document, its version and the diagnostics that the client has got already, as an earlier run found them.
    `cache`: the folder for what later runs can use; None where nothing is to be kept.
    """

    def __init__(
        self,
        client: Client,
        send: Callable[[Mapping[str, Any]], None],
        soon: Callable[[Job], object],
        *,
        has_news: Callable[[], bool] = lambda: False,
        shown: Shown = _NOTHING,
        cache: Path | None = None,
    ) -> None:
        self.client = client
        self.send = send
        self.soon = soon
        self._has_news = has_news
        self.documents = Documents()
        self.results = Results()
        self.readings = Readings()
        self._looks = Looks()
        self._asked: dict[str, Callable[[Any], None]] = {}
        self._asked_count = 0
        self._complained: set[str] = set()
        self.projects = Projects(self.documents, self._tell)
        self._use(client.settings)
        self._complain(client.complaints)
        publisher = Publisher(client, self.documents, self.projects, self._soon, self._notify, stop=self._stop)
        publisher.have_shown(shown)
        self._publisher = None if client.can(PULLS) else publisher
        """Nobody for clients that ask for diagnostics: nothing is sent twice."""
        self._answered = {uri: found for uri, (_, found) in shown.items()}
        """What clients that ask were told without having been looked for."""
        self._kept = KeptDiagnostics(client, self.projects.surroundings, self.projects.text_of, cache)

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
        self.projects.surroundings.opened(uri)
        self._publish_later(uri)
        self._keep_later(uri)

    def change(self, uri: str, version: int | None, changes: Iterable[TextChange]) -> None:
        """Change a document."""
        if self.documents.change(uri, version, changes, self.client.encoding):
            self._publish_later(uri)
            if self._looks.count():
                self._soon(self._looks.look)

    def close(self, uri: str) -> None:
        """Forget a document."""
        if self.documents.close(uri):
            self.results.forget(uri)
            self._answered.pop(uri, None)
            if self._publisher is not None:
                self._publisher.clear(uri)
            self.projects.close(uri)

    def configure(self, values: Any) -> None:
        """Use other settings, as the client sent them; what they leave open is as it said at the start."""
        self._complain(problems_of(values))
        self._use(settings_of(values).over(self.client.settings))
        self._look_anew()
        for document in self.documents:
            self._keep_later(document.uri)

    def ask(self, method: str, params: Any, then: Callable[[Any], None]) -> None:
        """Send a request of ours; `then` is called with its result, and not at all when the client refuses it."""
        self._asked_count += 1
        identity = f"schema-ls-{self._asked_count}"
        self._asked[identity] = then
        self.send({"id": identity, "method": method, "params": params})

    def answered(self, message: Mapping[str, Any]) -> None:
        """Take in the answer to a request of ours; any other is passed over."""
        identity = message.get("id")
        then = self._asked.pop(identity, None) if isinstance(identity, str) else None
        if then is not None and "error" not in message:
            try:
                then(message.get("result"))
            except Exception as error:
                report("the answer of the client", error)

    def saved(self, uri: str) -> None:
        """Take notice that a document was written to the disk."""
        self.disk_changed()
        self._keep_later(uri)

    def disk_changed(self) -> None:
        """Look at the disk anew."""
        self.projects.forget_disk()
        self._look_anew()

    def _keep_later(self, uri: str) -> None:
        self._soon(lambda: self._keep(uri))

    def _keep(self, uri: str) -> None:
        """Keep what was found in a document for the next run; if a client that asks was told anything else, say so.

        Whatever arrives meanwhile comes first.
        """
        snapshot = self.projects.snapshot(uri)
        if snapshot is None:
            return
        boards = self._publisher.boards if self._publisher is not None else self.results.boards
        try:
            found = boards.text(snapshot, snapshot.file, self.client, self._stop)
        except NewsError:
            self._keep_later(uri)
            return
        if self._answered.pop(uri, found) != found and self._publisher is None:
            self._look_anew()
        self._kept.keep(uri, has_url(file.tree for file in snapshot.schema.files), found)

    def _stop(self) -> None:
        if self._has_news():
            raise NewsError

    def _publish_later(self, uri: str) -> None:
        if self._publisher is not None:
            self._publisher.later(uri)

    def _look_anew(self) -> None:
        """Publish all diagnostics anew, and ask the client to ask again for whatever it shows."""
        if self._publisher is not None:
            self._publisher.all_later()
        for method, (ability, refresh) in REFRESHES.items():
            if method in METHODS and self.client.can(ability):
                self.ask(refresh, None, lambda _: None)

    def _use(self, settings: Settings) -> None:
        self.projects.surroundings.configure(settings.usable(self._tell))

    def _complain(self, problems: Iterable[tuple[str, str]]) -> None:
        """Say once what is wrong with settings."""
        for problem, remedy in problems:
            if problem not in self._complained:
                self._complained.add(problem)
                self._notify(_MESSAGE, {"type": _WARNING, "message": f"schema-ls: {problem} {remedy}"})

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
