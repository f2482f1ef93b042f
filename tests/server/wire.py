"""A client that speaks to the real server process message by message, for what a well-behaved client never does."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from schema_ls.server.failures import HANDED_OVER

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "schema_ls", "serve"]
Message = dict[str, Any]
_PATIENCE = 40.0
"""Seconds after which a server is ended whose answer never comes: its test fails instead of waiting for ever."""


def environment(cache: Path | str = os.devnull) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(cache)}


class Wire:
    """The server, started; used as a context, at whose end it is gone. `cache`: where it keeps what later runs can use."""

    def __init__(
        self, *, is_logged: bool = False, cache: Path | str = os.devnull, command: Sequence[str] = COMMAND
    ) -> None:
        pipe = subprocess.PIPE
        command, self._log = [*command], None
        if is_logged:
            handle, name = tempfile.mkstemp(prefix="schema-ls-", suffix=".log")
            os.close(handle)
            command, self._log = [*command, "--log-file", name, "--log-level", "info"], Path(name)
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment(cache))
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.input, self.output = self.process.stdin, self.process.stdout
        self.notifications: list[Message] = []
        self._number = 0
        self._patience = threading.Timer(_PATIENCE, self.process.kill)
        self._patience.start()

    def __enter__(self) -> Wire:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._patience.cancel()
        self.process.kill()
        self.process.wait()
        for stream in (self.input, self.output, self.process.stderr):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()
        if self._log is not None:
            self._log.unlink()

    def settle(self) -> None:
        """Wait until pygls serves: the door hands over when nothing happens for a second after something was served.

        The log tells, so there has to be one.
        """
        assert self._log is not None
        while HANDED_OVER not in self._log.read_text("utf-8"):
            assert self.process.poll() is None
            time.sleep(0.02)

    def send(self, *messages: Message) -> None:
        """Write messages in one go."""
        frames = []
        for message in messages:
            body = json.dumps({"jsonrpc": "2.0", **message}).encode()
            frames.append(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.input.write(b"".join(frames))
        self.input.flush()

    def receive(self) -> Message:
        """The next message of the server."""
        size = 0
        while line := self.output.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
            elif not line.strip():
                message = json.loads(self.output.read(size))
                assert isinstance(message, dict)
                return message
        raise EOFError("the server has closed its output")

    def ask(self, method: str, params: Any = None) -> Message:
        """Send a request and wait for its answer; what comes before is kept, and requests of the server get null."""
        self._number += 1
        self.send({"id": self._number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self._number and "method" not in message:
                return message
            self.keep(message)

    def keep(self, message: Message) -> None:
        if "id" in message:
            self.send({"id": message["id"], "result": None})
        else:
            self.notifications.append(message)

    def tell(self, method: str, params: Any = None) -> None:
        """Send a notification."""
        self.send({"method": method, "params": params})

    def greet(self, capabilities: Message | None = None, options: Any = None) -> Message:
        """Initialize; the capabilities of the server."""
        params = {
            "processId": None,
            "rootUri": None,
            "capabilities": capabilities or {},
            "initializationOptions": options,
        }
        answer = self.ask("initialize", params)
        self.tell("initialized", {})
        capabilities = answer["result"]["capabilities"]
        assert isinstance(capabilities, dict)
        return capabilities

    def open(self, uri: str, text: str, version: int = 1) -> None:
        document = {"uri": uri, "languageId": "prisma", "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def diagnostics(self, uri: str, version: int | None) -> list[Message]:
        """The diagnostics of a document in a version, waiting for them."""
        while True:
            for message in self.notifications:
                params = message.get("params") or {}
                is_about = (params.get("uri"), params.get("version")) == (uri, version)
                if message["method"] == "textDocument/publishDiagnostics" and is_about:
                    self.notifications.remove(message)
                    found = params["diagnostics"]
                    assert isinstance(found, list)
                    return found
            self.keep(self.receive())

    def messages(self) -> list[Message]:
        """What the server has shown to the person so far."""
        return [m["params"] for m in self.notifications if m["method"] == "window/showMessage"]

    def leave(self) -> int:
        """Shut down and exit; the exit code."""
        assert self.ask("shutdown")["result"] is None
        self.tell("exit")
        return self.process.wait(60)


def change(uri: str, version: int, start: tuple[int, int], end: tuple[int, int], text: str) -> Message:
    """The notification of a change of a range."""
    place = {
        "start": {"line": start[0], "character": start[1]},
        "end": {"line": end[0], "character": end[1]},
    }
    params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": [{"range": place, "text": text}]}
    return {"method": "textDocument/didChange", "params": params}
