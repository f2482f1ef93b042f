"""The embedded server, as for pull, and one with all that PostgreSQL brings along, for extensions."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.pull.conftest import server

__all__ = ["complete_server", "server"]


def _programs() -> Path | None:
    """The folder with `initdb` of an installation that has the extension citext; Debian keeps one for each version."""
    folders = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    if found := shutil.which("initdb"):
        folders.append(Path(found).resolve().parent)
    for folder in folders:
        asked = [str(folder / "pg_config"), "--sharedir"]
        shared = [Path("/usr/share/postgresql") / folder.parent.name]
        if Path(asked[0]).exists():
            shared.append(Path(subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()))
        if any((one / "extension" / "citext.control").exists() for one in shared):
            return folder
    return None


@pytest.fixture(scope="session")
def complete_server() -> Iterator[str]:
    """Url of a server with the extensions that PostgreSQL brings along, on a socket in a folder of its own."""
    programs = _programs()
    if programs is None:
        pytest.skip("no PostgreSQL with contrib here (on Debian: apt install postgresql)")
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="schema-ls-pg-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data = str(Path(folder) / "data")
        _run(user, programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N")
        options = f"-k {folder} -c listen_addresses= -c fsync=off"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        yield f"postgresql://postgres@/postgres?host={folder}"
        _run(user, programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _run(user: str | None, program: Path, *arguments: str) -> None:
    subprocess.run([str(program), *arguments], user=user, stdout=subprocess.DEVNULL, check=True, cwd="/")
