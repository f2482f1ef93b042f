"""What clients hold of our answers, so that they can be told what has changed, or that nothing has."""

from __future__ import annotations

from typing import Any

from schema_ls.server.boards import Boards

_LIMIT = 200
"""Answers that are kept at most; whoever refers to an older one gets a whole answer."""


class Results:
    """The last answer of each kind for each document, by an id that the client knows it by."""

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], tuple[str, Any]] = {}
        self._count = 0
        self.boards = Boards()
        """The diagnostics of files, for clients that ask for them."""

    def keep(self, kind: str, uri: str, answer: Any) -> str:
        """Keep an answer in place of the one before; its id, which is new where the answer is."""
        known = self._last.pop((kind, uri), None)
        if known is None or known[1] != answer:
            self._count += 1
            known = (str(self._count), answer)
        self._last[kind, uri] = known
        if len(self._last) > _LIMIT:
            del self._last[next(iter(self._last))]
        return known[0]

    def get(self, kind: str, uri: str, identity: object) -> Any:
        """The answer of an id, None where it is not the last one for the document."""
        known = self._last.get((kind, uri))
        return known[1] if known and known[0] == identity else None

    def last(self, kind: str, uri: str) -> Any:
        """The last answer of a kind for a document, None where none is kept."""
        return self._last.get((kind, uri), ("", None))[1]

    def forget(self, uri: str) -> None:
        """Forget what was answered about a document that is closed."""
        self.boards.forget(uri)
        for key in [key for key in self._last if key[1] == uri]:
            del self._last[key]
