"""Where the time of opening a file and of a keystroke goes, without the wire: milliseconds of each stage.

python -m bench.stages schema.prisma
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

Stages = dict[str, float]

URI = "untitled:schema.prisma"
OPENING, TYPING = "opening", "a key"
_KEYS = 40


class _Editor:
    """A document, its schema and the text of its diagnostics, as a session holds them."""

    def __init__(self) -> None:
        from schema_ls.server.boards import Boards
        from schema_ls.server.documents import Documents
        from schema_ls.server.lifecycle import Client
        from schema_ls.server.projects import Projects

        self.documents, self._boards = Documents(), Boards()
        self._client, self._projects = Client(versions=True, related=True), Projects(self.documents, lambda _: None)

    def stages(self, read: Callable[[], object]) -> Stages:
        """Milliseconds of what follows after a text was read by `read`."""
        from schema_ls.server.convert import Encoded
        from schema_ls.server.frames import frame

        start = perf_counter()
        read()
        known = perf_counter()
        snapshot = self._projects.snapshot(URI)
        assert snapshot is not None
        assert snapshot.schema.scopes
        meant = perf_counter()
        text = self._boards.text(snapshot, 0, self._client)
        found = perf_counter()
        frame({"method": "textDocument/publishDiagnostics", "params": Encoded.of(text)})
        moments = (start, known, meant, found, perf_counter())
        names = ("reading", "meaning", "findings", "message")
        return {name: (end - begin) * 1e3 for name, begin, end in zip(names, moments, moments[1:], strict=False)}


def measure(path: Path) -> dict[str, Stages]:
    """The stages of opening a file in this process, which must not have read any, and those of keys in its middle."""
    from schema_ls.base import garbage
    from schema_ls.server.convert import UTF16
    from schema_ls.server.documents import TextChange

    garbage.look_seldom()
    editor, text = _Editor(), path.read_text("utf-8")
    opening = editor.stages(lambda: editor.documents.open(URI, 1, text))
    lines = text.split("\n")
    row = next(row for row in range(len(lines) // 2, len(lines)) if " String" in lines[row])
    column = lines[row].index(" String") + len(" String")
    keys = []
    for number in range(_KEYS):
        end, typed = (column, "q") if number % 2 == 0 else (column + 1, "")
        changes = [TextChange(typed, (row, column, row, end))]
        keys.append(editor.stages(lambda: editor.documents.change(URI, number, changes, UTF16)))  # noqa: B023 - called at once
    return {OPENING: opening, TYPING: {stage: median(key[stage] for key in keys) for stage in keys[0]}}


def run(path: Path) -> dict[str, Stages]:
    """The stages in a fresh process."""
    command = [sys.executable, "-m", "bench.stages", str(path)]
    root = str(Path(__file__).resolve().parent.parent)
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=root)
    found: dict[str, Stages] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]))))
