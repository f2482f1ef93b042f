"""PostgreSQL servers that this machine has, in whatever versions, started for a while beside those that run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

VARIABLE = "SCHEMA_LS_POSTGRES"
"""May name folders with `initdb` and `postgres`, with the separator of PATH between them."""
_USUAL = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin", "/usr/local/pgsql/bin")
_PATIENCE = 60


def installed() -> dict[int, Path]:
    """The folder of the programs of each version: those that somebody named, the usual ones, that on the path."""
    named = [Path(each) for each in os.environ.get(VARIABLE, "").split(os.pathsep) if each]
    usual = [found for pattern in _USUAL for found in sorted(Path("/").glob(pattern[1:]))]
    on_path = shutil.which("initdb")
    folders = [*named, *usual, *([Path(on_path).resolve().parent] if on_path else [])]
    versions: dict[int, Path] = {}
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            versions.setdefault(_version(folder), folder)
    return versions


def _version(folder: Path) -> int:
    said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    match = re.search(r"(\d+)", said.rpartition("PostgreSQL)")[2])
    assert match, said
    return int(match[1])


@contextmanager
def started(programs: Path) -> Iterator[str]:
    """The url of the administrator's database of a new server, which ends with the block.

    Everybody is let in without a password, over a socket in the folder of the server alone.
    """
    user = server_user()
    with tempfile.TemporaryDirectory(prefix="schema-ls-pg-", ignore_cleanup_errors=True) as folder:
        data = Path(folder) / "data"
        if user is not None:
            shutil.chown(folder, user)
        options = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        subprocess.run([programs / "initdb", "-D", data, *options], check=True, capture_output=True, user=user, cwd="/")
        running = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=user,
            cwd="/",
        )
        try:
            url = f"postgresql://postgres@/postgres?host={quote(folder, safe='')}"
            wait_for(url)
            yield url
        finally:
            running.terminate()
            running.wait(_PATIENCE)


def server_user() -> str | None:
    """Whom the server runs as: root must not run one."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name for entry in pwd.getpwall()}
    return next((name for name in ("postgres", "nobody") if name in names), None)


def wait_for(url: str) -> None:
    """Until somebody is let in there."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            psycopg.connect(url).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
