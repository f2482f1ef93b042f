"""What a person waits for in the first second, in a project of 300 files, and where no line is like another.

    python bench/sessions.py                                  our server, all scenes
    python bench/sessions.py --other "node bin.js --stdio"    beside another one, in turns
    python bench/sessions.py --runs 5 --scenes typing,project

Scenes: `typing` types a letter every 50 ms from the first message on, `project` opens one of 300 files, `distinct` opens
20,000 lines that are all different and types. A time runs from the bytes of a change to the last byte of the
diagnostics that follow it: those of its version where the server tells versions. Memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import json
import os
import queue
import shlex
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from bench.parse import calibration, generated

OURS = f"{sys.executable} -m schema_ls serve"
PUBLISH = "textDocument/publishDiagnostics"
PATIENCE = 60.0
PAUSE = 0.05
KEYS = 20


class Server:
    """A server process with one open document."""

    def __init__(self, command: str, folder: Path) -> None:
        self.arrived: queue.Queue[tuple[float, dict[str, Any]]] = queue.Queue()
        self.version = 1
        self.started = time.perf_counter()
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            shlex.split(command), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=folder
        )
        threading.Thread(target=self._read, daemon=True).start()
        root = folder.as_uri()
        folders = [{"uri": root, "name": "bench"}]
        known = {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}
        params = {"processId": os.getpid(), "rootUri": root, "workspaceFolders": folders, "capabilities": known}
        self._send({"id": 1, "method": "initialize", "params": params})
        while self._next()[1].get("id") != 1:
            pass
        self._send({"method": "initialized", "params": {}})

    def open(self, path: Path) -> float:
        """Open a file; the time of the message."""
        self.uri = path.as_uri()
        text = path.read_text("utf-8")
        self.last_row = text.count("\n") - 1
        document = {"uri": self.uri, "languageId": "prisma", "version": 1, "text": text}
        return self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def type(self) -> float:
        """Put a letter into the comment of the last row; the time of the message."""
        self.version += 1
        place = {"line": self.last_row, "character": 2}
        params = {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"range": {"start": place, "end": place}, "text": "x"}],
        }
        return self._send({"method": "textDocument/didChange", "params": params})

    def shown(self, after: float) -> float:
        """When the diagnostics arrived that follow a message sent at `after`."""
        while True:
            moment, message = self._next()
            params = message.get("params") or {}
            if message.get("method") == PUBLISH and params.get("uri") == self.uri:
                version = params.get("version")
                if version == self.version or (version is None and moment > after):
                    return moment

    def stop(self) -> float:
        """End the process; its peak of memory in MiB."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
            peak = int(status.partition("VmHWM:")[2].split()[0]) / 1024
        except (OSError, IndexError):
            peak = 0.0
        self.process.kill()
        self.process.wait()
        return peak

    def _next(self) -> tuple[float, dict[str, Any]]:
        moment, message = self.arrived.get(timeout=PATIENCE)
        if "method" in message and "id" in message:
            items = (message.get("params") or {}).get("items")
            self._send({"id": message["id"], "result": [None] * len(items) if items else None})
        return moment, message

    def _send(self, message: dict[str, Any]) -> float:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        sent = time.perf_counter()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()
        return sent

    def _read(self) -> None:
        output = self.process.stdout
        assert output is not None
        size = 0
        while line := output.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
            elif not line.strip():
                body = output.read(size)
                if len(body) < size:
                    return  # the process was ended
                self.arrived.put((time.perf_counter(), json.loads(body)))


def typing(command: str, folder: Path) -> dict[str, float]:
    """Letters typed from the first moment on, into a comment at the end."""
    path = folder / "schema.prisma"
    path.write_text(generated(1669) + "// \n", "utf-8")
    server = Server(command, folder)
    server.shown(server.open(path))
    waits = []
    for _ in range(KEYS):
        sent = server.type()
        waits.append((server.shown(sent) - sent) * 1e3)
        time.sleep(max(0.0, PAUSE - waits[-1] / 1e3))
    waits.sort()
    return {
        "key ms": median(waits),
        "95 % ms": waits[KEYS * 95 // 100 - 1],
        "worst ms": waits[-1],
        "MiB": server.stop(),
    }


def project(command: str, folder: Path) -> dict[str, float]:
    """One of 300 files of a schema, and keys in it."""
    (folder / "main.prisma").write_text('datasource db {\n  provider = "postgresql"\n}\n', "utf-8")
    for number in range(300):
        fields = "".join(f"  field{field} String?\n" for field in range(20))
        text = f"model Model{number} {{\n  id Int @id\n{fields}}}\n// \n"
        (folder / f"model{number}.prisma").write_text(text, "utf-8")
    return _opened(Server(command, folder), folder / "model150.prisma")


def distinct(command: str, folder: Path) -> dict[str, float]:
    """Lines of which no two are equal."""
    path = folder / "schema.prisma"
    text = 'datasource db {\n  provider = "postgresql"\n}\n'
    for number in range(1000):
        fields = "".join(f'  f{number}x{field} String? @map("c{number}x{field}")\n' for field in range(17))
        text += f"model M{number} {{\n  id{number} Int @id\n{fields}}} // {number}\n"
    path.write_text(text + "// \n", "utf-8")
    return _opened(Server(command, folder), path)


def _opened(server: Server, path: Path) -> dict[str, float]:
    first = server.shown(server.open(path))
    waits = []
    for _ in range(5):
        sent = server.type()
        waits.append((server.shown(sent) - sent) * 1e3)
    return {"start ms": (first - server.started) * 1e3, "key ms": median(waits), "MiB": server.stop()}


SCENES = {"typing": typing, "project": project, "distinct": distinct}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--other", help="the command of another server")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--scenes", default=",".join(SCENES))
    options = parser.parse_args()
    commands = {"schema-ls": OURS} | ({"other": options.other} if options.other else {})
    print(f"calibration {calibration():.1f} ms, {options.runs} runs, medians")
    for scene in options.scenes.split(","):
        found: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                with tempfile.TemporaryDirectory() as folder:
                    found[name].append(SCENES[scene](command, Path(folder)))
        for name, runs in found.items():
            cells = "".join(f"  {key} {median(run[key] for run in runs):8.1f}" for key in runs[0])
            print(f"{scene:<10}{name:<12}{cells}")


if __name__ == "__main__":
    main()
