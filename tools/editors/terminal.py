#!/usr/bin/env python3
"""Helix in a terminal of its own, driven by keys: findings, and layout on saving, by the server of its configuration.

terminal.py HX SCHEMA
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

ESCAPES = re.compile(rb"\x1b(?:\[[0-9;?>]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>c78])")
PATIENCE = 30


class Terminal:
    """A program on a terminal of 200 times 50 letters, and all that it wrote there."""

    def __init__(self, command: list[str]) -> None:
        self.written = b""
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.execvp(command[0], command)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 200, 0, 0))

    def keys(self, keys: str) -> None:
        """Types keys."""
        os.write(self.screen, keys.encode())

    def wait(self, holds: Callable[[str], bool]) -> bool:
        """Whether something holds of the text written so far, in time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.screen], [], [], 0.05)[0]:
                try:
                    self.written += os.read(self.screen, 65536)
                except OSError:  # it has ended
                    return holds(self.text())
            if holds(self.text()):
                return True
        return False

    def text(self) -> str:
        """What was written so far, without what moves the cursor and colours."""
        return ESCAPES.sub(b"", self.written).decode("utf-8", "replace")


def main() -> int:
    program, schema = sys.argv[1], Path(sys.argv[2])
    terminal = Terminal([program, str(schema)])
    held = []

    def step(name: str, holds: Callable[[str], bool]) -> None:
        held.append(all(held) and terminal.wait(holds))
        print(f"{'ok' if held[-1] else 'FAILED'} {name}", flush=True)

    step("findings", lambda text: "●" in text)
    terminal.keys("]d")
    step("message", lambda text: "is not known" in text)
    terminal.keys(":w\r")
    # While Helix writes, the file is somewhere else.
    step("format-on-save", lambda _: schema.exists() and "  email String @unique" in schema.read_text("utf-8"))
    terminal.keys(":q!\r")
    if not all(held):
        print(terminal.text()[-4000:])
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
