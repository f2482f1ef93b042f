"""Running another program with a time limit, its whole family of processes ended with it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

TIMED_OUT = 124
"""The exit code of a program that was ended because its time was over."""


def run(command: Sequence[str], log: Path, seconds: int, env: Mapping[str, str], folder: Path | None = None) -> int:
    """The exit code of a command whose output is appended to a log file."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=dict(env),
            cwd=folder,
            start_new_session=True,
        )
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            out.write(f"\nFAILED timeout after {seconds} seconds\n".encode())
            return TIMED_OUT
        finally:
            _end_family(process)


def _end_family(process: subprocess.Popen[bytes]) -> None:
    """Ends a program and what it started (an editor's server, a browser)."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
