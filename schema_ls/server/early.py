"""What the door serves before the session is there: diagnostics of documents that are as an earlier run left them.

Loading what it takes to find them, and finding them, is most of the time from the start to the first squiggle. Nothing
is believed for longer than that: the session gets all the same messages, and looks for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from schema_ls.base.errors import UserError
from schema_ls.server.convert import Encoded
from schema_ls.server.kept_diagnostics import KeptDiagnostics, keeps_any
from schema_ls.server.lifecycle import Client, value_at
from schema_ls.server.publication import PUBLISH, publication
from schema_ls.server.surroundings import Surroundings
from schema_ls.server.table import OPENED, PULLS
from schema_ls.workspace.paths import uri_to_path

Message = Mapping[str, Any]
DIAGNOSTICS = "textDocument/diagnostic"


class Early:
    """A client with its first messages. `send` sends a message made of plain values.

    `cache`: the folder where runs leave something to later ones; None where they do not.
    """

    def __init__(self, client: Client, send: Callable[[Message], None], cache: Path | None) -> None:
        self.client = client
        self.cache = cache
        self.can_serve = keeps_any(cache)
        """Whether there is anything that an earlier run has kept."""
        self._send = send
        self.held: list[Message] = []
        """The messages that the session has to get."""
        self.shown: dict[str, tuple[int | None, str]] = {}
        """By document, its version and the diagnostics that the client has got."""
        self._texts: dict[str, str] = {}
        self._problems: list[UserError] = []
        around = Surroundings(lambda: self._texts, self._problems.append)
        around.configure(client.settings.usable(self._problems.append))
        self._kept = KeptDiagnostics(client, around, self._text_of, cache)

    def serves(self, message: Message) -> bool:
        """Take a message. False for one that takes a session."""
        method, params = message.get("method"), message.get("params")
        if "id" in message:
            return method == DIAGNOSTICS and self._answers(message["id"], params)
        if method == OPENED and not self._opens(value_at(params, "textDocument")):
            return False
        if method in (OPENED, "initialized"):
            self.held.append(message)
            return True
        return False

    def _opens(self, document: Any) -> bool:
        uri, text = value_at(document, "uri"), value_at(document, "text")
        if not isinstance(uri, str) or not isinstance(text, str) or uri in self._texts:
            return False
        self._texts[uri] = text
        found = self._kept.find(uri)
        if found is None or self._problems:
            return False
        version = value_at(document, "version")
        self.shown[uri] = version, found
        if not self.client.can(PULLS):
            self._send({"method": PUBLISH, "params": publication(uri, version, found)})
        return True

    def _answers(self, identity: Any, params: Any) -> bool:
        shown = self.shown.get(str(value_at(params, "textDocument", "uri")))
        if shown is None:
            return False
        self._send({"id": identity, "result": Encoded.of(f'{{"kind":"full","items":[{shown[1]}]}}')})
        return True

    def _text_of(self, uri: str) -> str | None:
        from schema_ls.workspace.files import read_schema

        if uri in self._texts:
            return self._texts[uri]
        try:
            return read_schema(Path(uri_to_path(uri) or ""))
        except UserError:
            return None
