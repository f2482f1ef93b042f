"""What a person waits for in one file: a start, a keystroke, a burst of keys, the answers of the editor.

Servers run at the same time on the same text and are asked in turns. Each figure is a list of milliseconds.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.client import PATIENCE, Client, Json, NoAnswerError

Commands = Mapping[str, str]
_BURST, _PAUSE = 20, 0.03
"""Keys of a burst, and the seconds between two of them."""
_ENOUGH = 12.0
"""Seconds after which a figure is taken fewer times, at least three."""


NOTHING = "a request that is refused"
"""What the wire alone takes: no answer can be faster."""


class Figure(NamedTuple):
    """How long a server took: each time, and the bytes of the last answer. `first` is the time before the server was warm."""

    times: list[float]
    first: float | None = None
    size: int = 0


Figures = dict[str, dict[str, Figure]]
"""By what was done and by server."""


class Points:
    """Places in a text: a model in its middle with a plain field and a relation."""

    def __init__(self, lines: list[str]) -> None:
        parent = re.compile(r"  parent\s+Model\d+\s+@relation")
        rows = sorted(range(len(lines)), key=lambda row: abs(row - len(lines) // 2))
        self.relation = next(row for row in rows if parent.match(lines[row]))
        self.header = max(row for row in range(self.relation) if lines[row].startswith("model "))
        plain = re.compile(r"  \w+\s+String\b(?!\[)")
        upwards = [*range(self.header, self.relation), *range(self.header, 0, -1)]
        self.field, found = next((row, found) for row in upwards if (found := plain.match(lines[row])))
        self.type_end = found.end()
        self.type = lines[self.relation].index("Model")


INITIALIZE, FIRST, AGAIN = "spawn to initialize", "spawn to first diagnostics", "the same, opened before"


def starts(commands: Commands, path: Path, times: int) -> Figures:
    """From the start of the process to the answer to `initialize`, and to the first diagnostics; the work up to there, too:
    what processors did does not depend on who else wants them.

    Each start is without anything that an earlier one has kept; then, once more, with it.
    """
    found: Figures = {INITIALIZE: {}, FIRST: {}, "work up to there": {}}
    for turn in range(times + 1):
        for name in _in_turn(commands, turn):
            client = Client(commands[name], path.parent)
            _note(found, name, _started(client, path), is_first=not turn)
            client.stop()
    found |= {AGAIN: {}, "work up to there, opened before": {}}
    caches = {name: path.parent.with_name(f"cache of {name}") for name in commands}
    for turn in range(times + 1):
        for name in _in_turn(commands, turn):
            client = Client(commands[name], path.parent, caches[name])
            _, *took = _started(client, path)
            _note({what: found[what] for what in [*found][-2:]}, name, took, is_first=not turn)
            if not turn:
                client.live_on()
            client.stop()
    return found


def _started(client: Client, path: Path) -> tuple[float, float, float]:
    """Seconds to the answer to `initialize`, to the first diagnostics, and of work."""
    try:
        return client.greet() - client.started, client.open(path) - client.started, client.work()
    except NoAnswerError:
        return PATIENCE, PATIENCE, client.work()


def _note(found: Figures, name: str, took: Iterable[float], *, is_first: bool) -> None:
    """Add what a start took; the first of all reads files that the disk has to bring, and does not count."""
    for figures, seconds in zip(found.values(), took, strict=True):
        figures.setdefault(name, Figure([]))
        if not is_first:
            figures[name].times.append(seconds * 1e3)


def answers(commands: Commands, path: Path, times: int, wanted: Iterable[str] = ()) -> tuple[Figures, dict[str, float]]:
    """Keystrokes and answers at one size, and the most memory that each server took, in MiB."""
    clients = {name: Client(command, path.parent) for name, command in commands.items()}
    points = None
    for client in clients.values():
        client.greet()
        client.open(path)
        points = points or Points(client.lines)
    assert points is not None
    scenes = {name: scene for name, scene in _scenes(points).items() if not wanted or name in wanted}
    found: Figures = {}
    for name, scene in scenes.items():
        found[name] = _taken(clients, scene, times)
    peaks = {name: client.memory() for name, client in clients.items()}
    for client in clients.values():
        client.stop()
    return found, peaks


class _Scene(NamedTuple):
    once: Callable[[Client], tuple[float, int]]
    """Do it once: seconds, and the bytes of the answer."""
    before: Callable[[Client], object] = lambda _: None
    after: Callable[[Client], object] = lambda _: None


def _taken(clients: dict[str, Client], scene: _Scene, times: int) -> dict[str, Figure]:
    """The figures of a scene. A server that does not answer has none, and is asked no more in this scene."""
    found: dict[str, Figure] = {}
    lost: set[str] = set()
    spent = dict.fromkeys(clients, 0.0)
    for turn in range(times + 1):
        for name in _in_turn(clients, turn):
            taken = found.get(name)
            if name in lost or (taken and len(taken.times) >= 3 and spent[name] > _ENOUGH):
                continue
            try:
                if turn == 0:
                    scene.before(clients[name])
                seconds, size = scene.once(clients[name])
            except NoAnswerError:
                lost.add(name)
                continue
            spent[name] += seconds
            times_so_far = [*taken.times, seconds * 1e3] if taken else []
            found[name] = Figure(times_so_far, taken.first if taken else seconds * 1e3, size)
    for name in clients.keys() - lost:
        scene.after(clients[name])
    return found


def _in_turn(names: Iterable[str], turn: int) -> list[str]:
    return list(names) if turn % 2 == 0 else list(names)[::-1]


def _scenes(at: Points) -> dict[str, _Scene]:
    """All scenes; last those after which a slow server is busy for long."""
    relation = {"position": {"line": at.relation, "character": at.type + 1}}
    declared = {"position": {"line": at.header, "character": 8}}
    row, end = at.field, at.type_end
    probe = at.header + 1
    options = {"options": {"tabSize": 2, "insertSpaces": True}}
    return {
        "key to diagnostics": _Scene(
            lambda client: _key(client, row, end),
            after=lambda client: _has_key(client, row, end) and _key(client, row, end),
        ),
        "completion": _Scene(
            _asking("completion", {"position": {"line": probe, "character": 8}}),
            lambda client: client.insert_row(probe, "  probe "),
            lambda client: client.remove_row(probe),
        ),
        NOTHING: _Scene(_asking("nothing", {})),
        "hover": _Scene(_asking("hover", relation)),
        "definition": _Scene(_asking("definition", relation)),
        "references": _Scene(_asking("references", {**declared, "context": {"includeDeclaration": True}})),
        "rename": _Scene(_asking("rename", {**declared, "newName": "Renamed"})),
        "document symbols": _Scene(_asking("documentSymbol", {})),
        "formatting": _Scene(
            _asking("formatting", options),
            lambda client: _shown(client, client.write(row, 2, 2, "    ")),
            lambda client: _shown(client, client.write(row, 2, 6, "")),
        ),
        f"burst of {_BURST} keys": _Scene(lambda client: _burst(client, row, end)),
        "code action": _Scene(
            lambda client: _action(client, row),
            lambda client: _shown(client, client.write(row, end, end, "q")),
            lambda client: _shown(client, client.write(row, end, end + 1, "")),
        ),
    }


def _asking(what: str, params: Json) -> Callable[[Client], tuple[float, int]]:
    def once(client: Client) -> tuple[float, int]:
        _, seconds, _, size = client.ask(f"textDocument/{what}", {"textDocument": {"uri": client.uri}, **params})
        return seconds, size

    return once


def _shown(client: Client, sent: float) -> float:
    return client.shown() - sent


def _key(client: Client, row: int, column: int) -> tuple[float, int]:
    """A letter behind a type, or its removal: a mistake comes or goes, and the diagnostics have to say so."""
    is_there = _has_key(client, row, column)
    if is_there:
        seconds = _shown(client, client.write(row, column, column + 1, ""))
    else:
        seconds = _shown(client, client.write(row, column, column, "q"))
    if client.has_finding(row) is is_there:
        raise NoAnswerError
    return seconds, 0


def _has_key(client: Client, row: int, column: int) -> bool:
    return client.lines[row][column : column + 1] == "q"


def _burst(client: Client, row: int, column: int) -> tuple[float, int]:
    """Letters in quick succession; from the last one to the diagnostics of the whole."""
    due = sent = time.perf_counter()
    for number in range(_BURST):
        time.sleep(max(0.0, due - time.perf_counter()))
        due += _PAUSE
        sent = client.write(row, column + number, column + number, "q")
    seconds = _shown(client, sent)
    _shown(client, client.write(row, column, column + _BURST, ""))
    return seconds, 0


def _action(client: Client, row: int) -> tuple[float, int]:
    about = [one for one in client.findings if one["range"]["start"]["line"] == row]
    place = (
        about[0]["range"] if about else {"start": {"line": row, "character": 2}, "end": {"line": row, "character": 2}}
    )
    params = {"textDocument": {"uri": client.uri}, "range": place, "context": {"diagnostics": about}}
    _, seconds, _, size = client.ask("textDocument/codeAction", params)
    return seconds, size
