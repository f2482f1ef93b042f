"""A password stays where it was written: no process of ours shows it to others on the machine."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import Folder

SECRET = "hunter2"


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc here")
def test_a_process_that_reads_a_database_shows_no_password(folder: Folder):
    """The url comes from the environment, which only the user can read, and goes nowhere from there."""
    folder.write("schema.prisma", 'datasource db {\n  provider = "postgresql"\n}\n')
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"postgresql://bob:{SECRET}@127.0.0.1:{listening.getsockname()[1]}/shop"
        running = subprocess.Popen(
            [sys.executable, "-m", "schema_ls", "pull"],
            cwd=folder.path,
            env=folder.environment(DATABASE_URL=url),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        waiting, _ = listening.accept()
        process = Path(f"/proc/{running.pid}")
        shown = [(process / name).read_bytes() for name in ("cmdline", "comm")]
        tasks = [task.read_text() for task in process.glob("task/*/comm")]
        children = (process / "task" / str(running.pid) / "children").read_text().split()
        waiting.close()
        out, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert children == []
    assert SECRET not in f"{shown}{tasks}{out}{err}"
    assert err.count("\n") == 1
