"""A language server as a client sees it: frames over pipes, a time for each message, memory of the process."""

from __future__ import annotations

import json
import os
import queue
import shlex
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PUBLISH = "textDocument/publishDiagnostics"
PATIENCE = 40.0
"""Seconds after which an answer counts as not given."""
_QUIET = 5.0
"""Seconds in which a server can do what waits for a quiet moment."""
Json = dict[str, Any]
_KNOWN: Json = {
    "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}},
    "hover": {"contentFormat": ["markdown"]},
    "definition": {"linkSupport": True},
    "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
    "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix", "refactor", "source"]}}},
    "publishDiagnostics": {"versionSupport": True, "relatedInformation": True},
}
"""What the client can do with texts; it is sent diagnostics and does not ask for them."""


class NoAnswerError(Exception):
    """Nothing came within the patience, or the server is gone."""


class Client:
    """A server process and one document in it. Times are seconds of `time.perf_counter`.

    A time is taken before the bytes of a message are written, and when the last byte of the awaited one was read: what
    the client does to understand it does not count.
    """

    def __init__(self, command: str, folder: Path, cache: Path | None = None) -> None:
        """`cache`: where a server may keep what its next run can use; nowhere where that is None."""
        self.folder = folder
        self.version = self.published = self._number = 0
        self.lines: list[str] = []
        self.uri = ""
        self.findings: list[Json] = []
        self._arrived: queue.Queue[tuple[float, Json, int] | None] = queue.Queue()
        pipe = subprocess.PIPE
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            shlex.split(command),
            stdin=pipe,
            stdout=pipe,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            bufsize=0,
            env={**os.environ, "XDG_CACHE_HOME": str(cache or os.devnull)},
        )
        threading.Thread(target=self._read, daemon=True).start()

    def greet(self) -> float:
        """Initialize; when the answer came."""
        root = self.folder.as_uri()
        params = {
            "processId": os.getpid(),
            "rootUri": root,
            "workspaceFolders": [{"uri": root, "name": "bench"}],
            "capabilities": {"textDocument": _KNOWN, "workspace": {"configuration": True}},
        }
        done = self.ask("initialize", params)[0]
        self._send({"method": "initialized", "params": {}})
        return done

    def open(self, path: Path) -> float:
        """Open a file; when its diagnostics came."""
        self.uri, text = path.as_uri(), path.read_text("utf-8")
        self.lines = text.split("\n")
        self.version, self.published = 1, 0
        document = {"uri": self.uri, "languageId": "prisma", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return self.shown()

    def write(self, row: int, start: int, end: int, text: str) -> float:
        """Replace columns of a row; when that was sent."""
        old = self.lines[row]
        self.lines[row : row + 1] = (old[:start] + text + old[end:]).split("\n")
        return self._change((row, start), (row, end), text)

    def insert_row(self, row: int, text: str) -> None:
        """Put a line before a row, and wait for the diagnostics."""
        self.lines.insert(row, text)
        self._change((row, 0), (row, 0), f"{text}\n")
        self.shown()

    def remove_row(self, row: int) -> None:
        """Take a line away, and wait for the diagnostics."""
        del self.lines[row]
        self._change((row, 0), (row + 1, 0), "")
        self.shown()

    def _change(self, start: tuple[int, int], end: tuple[int, int], text: str) -> float:
        self.version += 1
        place = {key: {"line": at[0], "character": at[1]} for key, at in (("start", start), ("end", end))}
        params = {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"range": place, "text": text}],
        }
        return self._send({"method": "textDocument/didChange", "params": params})

    def shown(self) -> float:
        """When the diagnostics of the newest version came.

        A server that tells no versions publishes once for each of them: then these are counted.
        """
        while True:
            moment, message, _ = self._next()
            params = message.get("params") or {}
            if message.get("method") == PUBLISH and params.get("uri") == self.uri:
                self.published += 1
                self.findings = params["diagnostics"]
                if params.get("version", self.published) == self.version:
                    self.published = self.version
                    return moment

    def has_finding(self, row: int) -> bool:
        """Whether the last diagnostics speak of a row."""
        return any(one["range"]["start"]["line"] <= row <= one["range"]["end"]["line"] for one in self.findings)

    def ask(self, method: str, params: Json) -> tuple[float, float, Any, int]:
        """Ask; when the answer came, how long that took, the answer, and the bytes of its message."""
        self._number += 1
        number = self._number
        sent = self._send({"id": number, "method": method, "params": params})
        while True:
            moment, message, size = self._next()
            if message.get("id") == number and "method" not in message:
                return moment, moment - sent, message.get("result"), size
            if message.get("method") == PUBLISH and (message.get("params") or {}).get("uri") == self.uri:
                self.published += 1

    def memory(self, field: str = "VmHWM") -> float:
        """MiB of the process: the most there ever was, or with `VmRSS` what there is now; 0 where nobody tells."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
            return int(status.partition(f"{field}:")[2].split()[0]) / 1024
        except (OSError, IndexError):
            return 0.0

    def work(self) -> float:
        """Seconds for which processors worked for the process so far, 0 where nobody tells."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        except (OSError, IndexError):
            return 0.0

    def live_on(self) -> None:
        """Let the server do what it does when nothing happens."""
        time.sleep(_QUIET)

    def stop(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()

    def _next(self) -> tuple[float, Json, int]:
        try:
            found = self._arrived.get(timeout=PATIENCE)
        except queue.Empty:
            raise NoAnswerError from None
        if found is None:
            raise NoAnswerError
        message = found[1]
        if "method" in message and "id" in message:
            items = (message.get("params") or {}).get("items")
            self._send({"id": message["id"], "result": [{} for _ in items] if items else None})
        return found

    def _send(self, message: Json) -> float:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        view = memoryview(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        sent = time.perf_counter()
        try:
            while view:
                view = view[self.process.stdin.write(view) :]
        except OSError:
            raise NoAnswerError from None
        return sent

    def _read(self) -> None:
        output = self.process.stdout
        assert output is not None
        buffer, size = bytearray(), -1
        while piece := os.read(output.fileno(), 1 << 20):
            moment = time.perf_counter()
            buffer += piece
            while True:
                if size < 0:
                    head, end, _ = bytes(buffer[:200]).partition(b"\r\n\r\n")
                    if not end:
                        break
                    size = int(head.lower().partition(b"content-length:")[2].split()[0])
                    del buffer[: len(head) + len(end)]
                if len(buffer) < size:
                    break
                self._arrived.put((moment, json.loads(buffer[:size]), size))
                del buffer[:size]
                size = -1
        self._arrived.put(None)


def waited(once: Callable[[], float]) -> float | None:
    """What `once` measures, None where no answer came."""
    try:
        return once()
    except NoAnswerError:
        return None
