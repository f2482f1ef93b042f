"""A session of an editor, without a process: a text is changed a few times, and everything is asked about it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from fuzz.asks import ABLE, ASKED, Json, Mirror, params, without_ids
from schema_ls.server.convert import Encoded
from schema_ls.server.inbox import Inbox
from schema_ls.server.lifecycle import client_of
from schema_ls.server.notices import notice
from schema_ls.server.requests import INTERNAL_ERROR, RefusedError, answer, refuse_if_vain
from schema_ls.server.session import Session
from schema_ls.server.table import CHANGED, OPENED

URI = "untitled:schema.prisma"
_CHANGES = 3
_PLACES = 2


class Editor:
    """One client and the session that it talks to."""

    def __init__(self, text: str) -> None:
        self.sent: list[Any] = []
        self._jobs: list[Callable[[], None]] = []
        self._inbox = Inbox(io.BytesIO())
        self.session = Session(client_of({"capabilities": ABLE}), self.sent.append, self._jobs.append)
        self._tell(OPENED, {"textDocument": {"uri": URI, "version": 1, "languageId": "prisma", "text": text}})

    def change(self, version: int, parameters: Json) -> None:
        """Tell of a change."""
        self._tell(CHANGED, parameters | {"textDocument": {"uri": URI, "version": version}})

    def _tell(self, method: str, parameters: Json) -> None:
        notice(self.session, method, parameters)
        while self._jobs:
            self._jobs.pop(0)()

    @property
    def text(self) -> str:
        """What the session takes the document for."""
        document = self.session.documents.get(URI)
        assert document is not None
        return str(document.tree)

    def ask(self, method: str, parameters: Json) -> Any:
        """The answer to a request, or why it is refused. Raises what the server would hide behind a report."""
        try:
            refuse_if_vain(self._inbox, 1, method, parameters)
            found = answer(self.session, method, parameters)
        except RefusedError as refused:
            if refused.code == INTERNAL_ERROR and refused.__context__ is not None:
                raise refused.__context__ from None
            return str(refused)
        return json.loads(found.data) if isinstance(found, Encoded) else json.loads(json.dumps(found))


def typed(text: str) -> Iterator[str]:
    """After some changes the server holds the text of the editor, and answers as one that has just been started."""
    text = text.encode("utf-8", "replace").decode()
    random = Random(text)
    mirror, editor = Mirror(text), Editor(text)
    pieces = [*mirror.lines, " "]
    for version in range(2, 2 + _CHANGES):
        change = mirror.change(pieces, random)
        mirror.apply(change)
        editor.change(version, change.params(URI, version))
        editor.ask(random.choice(ASKED), _some_place(mirror, random))
    if editor.text != mirror.text:
        yield "the document is another text than that of the editor"
        return
    fresh = Editor(mirror.text)
    for _ in range(_PLACES):
        yield from _differing(editor, fresh, _some_place(mirror, random))


def _some_place(mirror: Mirror, random: Random) -> Json:
    rows = [min(random.randrange(len(mirror.lines) + 1) + extra, len(mirror.lines)) for extra in (0, 3)]
    start, end = (mirror.place(row, random) for row in rows)
    return params(URI, start, end)


def _differing(editor: Editor, fresh: Editor, asked: Json) -> Iterator[str]:
    for method in ASKED:
        if method == "workspace/diagnostic":  # tells the version, which is another one
            continue
        warm, cold = editor.ask(method, asked), fresh.ask(method, asked)
        if without_ids(warm) != without_ids(cold):
            yield f"{method} is answered otherwise than afresh"
        _resolve(editor, method, warm)


def _resolve(editor: Editor, method: str, found: Any) -> None:
    """Ask for the rest of the first items of an answer."""
    if method == "textDocument/completion":
        items = found.get("items", []) if isinstance(found, dict) else found or []
        for item in items[:3]:
            editor.ask("completionItem/resolve", item)
    if method == "textDocument/codeAction" and isinstance(found, list):
        for item in found[:5]:
            if "data" in item:
                editor.ask("codeAction/resolve", item)
