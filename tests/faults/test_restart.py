"""The database goes away and comes back in the middle of a pull: one line tells it, the schema stays, the next pull works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests.cli.command import Folder
from tests.pull.servers import installed, server_user, started, wait_for

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(sys.platform == "win32" or not installed(), reason="needs a PostgreSQL of this machine"),
]
SCHEMA = 'datasource db {\n  provider = "postgresql"\n}\n'
WAITS = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"


class Server:
    """A server that can be ended under the hands of its clients, and started again in the same place."""

    def __init__(self, programs: Path, url: str) -> None:
        self.url = url
        self._programs = programs
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE a (id int PRIMARY KEY, b text)")
            row = connection.execute("SHOW data_directory").fetchone()
        assert row is not None
        self._data = Path(row[0])
        self._again: subprocess.Popen[bytes] | None = None

    def end(self) -> None:
        """End it at once, as a crash does."""
        main = int((self._data / "postmaster.pid").read_text().split()[0])
        os.kill(main, signal.SIGQUIT)
        os.waitpid(main, 0)

    def start(self) -> None:
        """Start it again."""
        folder = parse_qs(urlsplit(self.url).query)["host"][0]
        self._again = subprocess.Popen(
            [self._programs / "postgres", "-D", self._data, "-k", folder, "-c", "listen_addresses="],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            user=server_user(),
            cwd="/",
        )
        wait_for(self.url)

    def close(self) -> None:
        """End the one that was started again."""
        if self._again is not None:
            self._again.terminate()
            self._again.wait(60)


@pytest.fixture
def restarting() -> Iterator[Server]:
    programs = installed()[max(installed())]
    with started(programs) as url:
        server = Server(programs, url)
        yield server
        server.close()


def pulling(folder: Folder, url: str) -> subprocess.Popen[str]:
    """A pull that has begun."""
    return subprocess.Popen(
        [sys.executable, "-m", "schema_ls", "pull", "--url", url],
        cwd=folder.path,
        env=folder.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_restart_in_the_middle_of_a_pull_is_told_and_harms_nothing(folder: Folder, restarting: Server):
    folder.write("schema.prisma", SCHEMA)
    holder = psycopg.connect(restarting.url)
    watcher = psycopg.connect(restarting.url, autocommit=True)
    holder.execute("LOCK TABLE pg_catalog.pg_attrdef, pg_catalog.pg_description IN ACCESS EXCLUSIVE MODE")
    process = pulling(folder, restarting.url)
    while watcher.execute(WAITS).fetchone() == (0,):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    restarting.end()
    out, err = process.communicate(timeout=60)
    for connection in (holder, watcher):
        connection.close()
    assert (process.returncode, out) == (2, "")
    assert err.startswith("schema-ls: ")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert (folder.names(), folder.read("schema.prisma")) == (["schema.prisma"], SCHEMA)
    restarting.start()
    again = folder.run("pull", "--url", restarting.url)
    assert again.code in (0, 1), again.err
    assert "model a {" in folder.read("schema.prisma")


def test_while_the_server_starts_or_is_down_a_pull_says_so(folder: Folder, restarting: Server):
    folder.write("schema.prisma", SCHEMA)
    restarting.end()
    result = folder.run("pull", "--url", restarting.url)
    assert result.code == 2
    assert result.err.count("\n") == 1
    assert folder.read("schema.prisma") == SCHEMA
