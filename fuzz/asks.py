"""What editors do to a document: changes of ranges, and requests about places, as parameters of the protocol."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from fuzz.mutate import HOSTILE
from schema_ls.base.text import split_lines, without_end
from schema_ls.server.table import ITEM, REQUESTS

Json = dict[str, Any]
_TYPED = ("}", "\n")
"""What a client may have typed when it asks for the layout of it."""
ABLE: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}, "resolveSupport": {}},
        "completion": {"completionItem": {"snippetSupport": True}},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        "rename": {"prepareSupport": True},
        "semanticTokens": {"requests": {"full": {"delta": True}, "range": True}},
    },
}
"""The capabilities of a client that can do what most editors can."""
ASKED = tuple(row.method for row in REQUESTS if row.about != ITEM and not row.reads)
"""All requests but those that give back what an earlier one brought, and those that read a database in a thread."""


class Change(NamedTuple):
    """A text instead of what lies between two places: rows, and columns in UTF-16 units."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str

    def params(self, uri: str, version: int) -> Json:
        """As parameters of `textDocument/didChange`."""
        change = {"range": {"start": place(*self.start), "end": place(*self.end)}, "text": self.text}
        return {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}


class Mirror:
    """The text as an editor holds it, the plainest way: what a server holds has to be the same."""

    def __init__(self, text: str) -> None:
        self.lines = split_lines(text)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.lines)

    def apply(self, change: Change) -> None:
        """Do what a change says, with a cost that grows with what it touches."""
        (row, column), (end, end_column) = change.start, change.end
        touched = [*self.lines[row : end + 1], "", ""]
        before = _cut(touched[0], column)[0]
        after = _cut(touched[end - row], end_column)[1]
        # An end of line that begins in one piece may go on in the next one.
        first, last = max(row - 1, 0), end + 2
        around = "".join(self.lines[first:row]) + before + change.text + after + "".join(self.lines[end + 1 : last])
        self.lines[first:last] = split_lines(around)

    def change(self, pieces: Sequence[str], random: Random) -> Change:
        """Some change of this text, as a hand or a tool makes it; `pieces` are texts that it may put in."""
        row = random.randrange(len(self.lines) + 1)
        end = min(row + random.choice((0, 0, 0, 0, 1, 3)), len(self.lines))
        start, stop = self.place(row, random), self.place(end, random)
        if random.random() < 0.4:
            stop = start
        text = random.choice(("", "\n", " ", "x", random.choice(HOSTILE), random.choice(pieces), random.choice(pieces)))
        return Change(min(start, stop), max(start, stop), text.encode("utf-8", "replace").decode())

    def place(self, row: int, random: Random) -> tuple[int, int]:
        """Some place of a row."""
        line = without_end(self.lines[row]) if row < len(self.lines) else ""
        return row, _units(line[: random.randrange(len(line) + 1)])


def place(row: int, column: int) -> Json:
    """A position of the protocol."""
    return {"line": row, "character": column}


def params(uri: str, start: tuple[int, int], end: tuple[int, int]) -> Json:
    """Parameters that every request finds something in."""
    return {
        "textDocument": {"uri": uri},
        "position": place(*start),
        "positions": [place(*start), place(*end)],
        "range": {"start": place(*min(start, end)), "end": place(*max(start, end))},
        "newName": "Renamed",
        "ch": _TYPED[sum(start) % len(_TYPED)],
        "options": {"tabSize": 2, "insertSpaces": True},
        "context": {"includeDeclaration": True, "diagnostics": []},
        "query": "o",
        "previousResultIds": [],
    }


def without_ids(answer: Any) -> Any:
    """An answer without the ids of results, which count up."""
    if isinstance(answer, dict):
        return {key: without_ids(value) for key, value in answer.items() if key != "resultId"}
    return [without_ids(value) for value in answer] if isinstance(answer, list) else answer


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _cut(line: str, column: int) -> tuple[str, str]:
    """The line in two, at a column in UTF-16 units; an end of line belongs to the second part."""
    data = line.encode("utf-16-le", "surrogatepass")
    return data[: 2 * column].decode("utf-16-le"), data[2 * column :].decode("utf-16-le")
