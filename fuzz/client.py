"""A client of the real server process: messages in, messages out, and how much memory the server holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from fuzz.asks import ABLE
from fuzz.frames import framed
from schema_ls.server.failures import HANDED_OVER

_IDLE = 2.0
"""Seconds; the server waits for one before it loads its last library."""
ROOT = Path(__file__).resolve().parents[1]


class Client:
    """The server, started and greeted; used as a context, at whose end it is gone.

    `log` is a file for all that happens, `script` what runs instead of the module, `variables` all of the environment.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        log: Path | None = None,
        script: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> None:
        environment = variables or {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": os.devnull}
        program = ["-m", "schema_ls"] if script is None else [str(script)]
        pipe = subprocess.PIPE
        logged = [] if log is None else ["--log-file", str(log), "--log-level", "info"]
        self._log = log
        self.process = subprocess.Popen(
            [sys.executable, *program, "serve", *logged], stdin=pipe, stdout=pipe, env=environment, cwd=folder
        )
        self._count = 0
        self.ask("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": ABLE})
        self.tell("initialized", {})

    def __enter__(self) -> Client:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> dict[str, Any]:
        """Send a request and wait for its response; requests of the server get null. Raises EOFError when it is gone."""
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        while True:
            message = self._receive()
            if "method" not in message:
                assert message["id"] == self._count
                return message
            if "id" in message:
                self._send({"id": message["id"], "result": None})

    def open(self, uri: str, text: str) -> None:
        """Open a document."""
        self.tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "prisma", "version": 1, "text": text}},
        )

    def leave(self) -> int:
        """Shut down and exit; the exit code."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self.process.wait(60)

    def memory(self) -> int:
        """Bytes of memory that the server holds. Only Linux tells."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) * 1024

    def settle(self) -> None:
        """Wait until the server has loaded what it loads when nobody asks, as its log tells.

        It asks something now and then: a server whose output nobody reads comes to nothing else.
        """
        assert self._log is not None
        while HANDED_OVER not in self._log.read_text("utf-8"):
            self.ask("workspace/symbol", {"query": ""})
            time.sleep(_IDLE)

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(framed(json.dumps({"jsonrpc": "2.0", **message}).encode()))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        output = self.process.stdout
        assert output is not None
        size = 0
        while line := output.readline():
            if line.lower().startswith(b"content-length:"):
                size = int(line.split(b":")[1])
            elif not line.strip():
                message: dict[str, Any] = json.loads(output.read(size))
                return message
        raise EOFError("the server has ended")
