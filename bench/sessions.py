"""What a session feels like: keys typed from the first moment on, a project of many files, a long time of editing.

Each scene runs one server in a folder of its own, and gives figures by name: `ms` times in milliseconds, `MiB` memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.client import Client
from bench.schemas import schema, split

Measured = dict[str, float]
_PAUSE = 0.05
"""Seconds between two keys of somebody who types fast."""
_KEYS = 40
"""Keys of two seconds: the libraries of the server are loaded meanwhile."""
_EDITS = (0, 250, 500, 1000, 2000)


def typing(command: str, folder: Path) -> Measured:
    """Letters typed from the first moment on, every 50 ms."""
    client, _ = _opened(command, folder, schema(1669))
    waits: list[float] = []
    for number in range(_KEYS):
        sent = client.write(_last_row(client), 2 + number, 2 + number, "x")
        waits.append((client.shown() - sent) * 1e3)
        time.sleep(max(0.0, _PAUSE - waits[-1] / 1e3))
    client.stop()
    waits.sort()
    return {"key ms": median(waits), "95 % of keys ms": waits[_KEYS * 95 // 100 - 1], "slowest key ms": waits[-1]}


def project(command: str, folder: Path) -> Measured:
    """One of 300 files with 30,000 lines, and keys in it."""
    split(30_000, 300, folder)
    return _started_and_typed(command, folder / "part150.prisma")


def distinct(command: str, folder: Path) -> Measured:
    """20,000 lines of which no two are equal."""
    path = folder / "schema.prisma"
    path.write_text(schema(20_000, is_distinct=True), "utf-8")
    return _started_and_typed(command, path)


def memory(command: str, folder: Path) -> Measured:
    """Memory after a number of edits all over 5,000 lines, each of which makes another text than ever before."""
    client, _ = _opened(command, folder, schema(5_000))
    fields = [row for row, line in enumerate(client.lines) if " String" in line]
    found, done = {}, 0
    for count in _EDITS:
        for number in range(done, count):
            row = fields[number * 7 % len(fields)]
            client.write(row, 2, client.lines[row].index(" ", 2), f"edited{number}")
            client.shown()
        done = count
        found[f"after {count} edits MiB"] = client.memory("VmRSS")
    client.stop()
    return found


def _opened(command: str, folder: Path, text: str) -> tuple[Client, float]:
    path = folder / "schema.prisma"
    path.write_text(f"{text}// \n", "utf-8")
    client = Client(command, folder)
    client.greet()
    return client, client.open(path)


def _started_and_typed(command: str, path: Path) -> Measured:
    client = Client(command, path.parent)
    client.greet()
    shown = client.open(path)
    waits: list[float] = []
    row = next(row for row, line in enumerate(client.lines) if line.startswith("model "))
    for _ in range(9):
        sent = client.write(row, len(client.lines[row]), len(client.lines[row]), " //" if len(waits) == 0 else "x")
        waits.append((client.shown() - sent) * 1e3)
    peak = client.memory()
    client.stop()
    return {"spawn to first diagnostics ms": (shown - client.started) * 1e3, "key ms": median(waits), "peak MiB": peak}


def _last_row(client: Client) -> int:
    return len(client.lines) - 2


SCENES: dict[str, Callable[[str, Path], Measured]] = {
    "typing from the first moment, 1,669 lines": typing,
    "one of 300 files, 30,000 lines": project,
    "20,000 lines, all different": distinct,
    "editing 5,000 lines for long": memory,
}
