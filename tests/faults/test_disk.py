"""The disk is full, read-only, or changes under the hands of a command or of the server: nothing is lost, and it is said."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from fuzz.client import Client
from tests.cli.command import Folder

OLD = "model A {\n  id   Int @id\n}\n"
NEW = "model A {\n  id Int @id\n}\n"
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from schema_ls.cli.main import main
sys.exit(main(sys.argv[2:]))
"""
AS_NOBODY = """
import os, sys
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
from schema_ls.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def run(folder: Folder, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-c", script, *arguments]
    environment = folder.environment() | {"PYTHONPYCACHEPREFIX": ""}
    return subprocess.run(
        command, cwd=folder.path, env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file sizes")
@pytest.mark.parametrize("room", [0, 1, 20])
def test_no_room_for_the_new_text_leaves_the_old_one(folder: Folder, room: int):
    folder.write("schema.prisma", OLD)
    result = run(folder, LIMITED, str(room), "format")
    assert result.returncode == 2
    assert (
        result.stderr
        == "schema-ls: schema.prisma cannot be written: file too large. Check the path and the free space.\n"
    )
    assert (folder.names(), folder.read("schema.prisma")) == (["schema.prisma"], OLD)


@pytest.mark.skipif(sys.platform != "linux", reason="only here a device plays a full disk")
def test_output_to_a_full_disk_is_a_failure(folder: Folder):
    folder.write("schema.prisma", OLD)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "schema_ls", "format", "--diff"],
            cwd=folder.path,
            env=folder.environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert (
        done.stderr
        == "schema-ls: Standard output cannot be written: no space left on device. Send it somewhere else.\n"
    )


root_only = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can become somebody who may not write"
)


@pytest.fixture
def foreign(folder: Folder) -> Folder:
    """A folder that everybody may enter and read."""
    for path in (folder.path, *folder.path.parents):
        if path.stat().st_mode & 5 != 5:
            path.chmod(path.stat().st_mode | 0o005)
    return folder


@root_only
def test_files_and_folders_that_may_not_be_written_are_named_and_stay(foreign: Folder):
    foreign.write("schema.prisma", OLD)
    result = run(foreign, AS_NOBODY, "format")
    assert result.returncode == 2
    assert (
        result.stderr
        == "schema-ls: schema.prisma may not be written. Check the permissions of the file and its folder.\n"
    )
    (foreign.path / "schema.prisma").chmod(0o666)  # the file may be written now, and its folder still may not
    assert run(foreign, AS_NOBODY, "format").returncode == 2
    assert (foreign.names(), foreign.read("schema.prisma")) == (["schema.prisma"], OLD)


@root_only
@pytest.mark.parametrize("what", ["the file", "its folder", "the report"])
def test_a_pull_that_may_not_write_says_so_and_leaves_all_as_it_was(foreign: Folder, what: str):
    text = 'datasource db {\n  provider = "sqlite"\n  url      = "file:./dev.db"\n}\n'
    path = foreign.write("schema.prisma", text)
    with closing(sqlite3.connect(foreign.path / "dev.db")) as connection:
        connection.execute("create table user (id integer primary key)")
    if what == "its folder":
        path.chmod(0o666)
    options = ("--print", "--report", "report.json") if what == "the report" else ()
    result = run(foreign, AS_NOBODY, "pull", "--prisma-version", "6", *options)
    name = "report.json" if what == "the report" else "schema.prisma"
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1].startswith(f"schema-ls: {name} may not be written. Check the permissions")
    assert (foreign.names(), foreign.read("schema.prisma")) == (["dev.db", "schema.prisma"], text)


@root_only
def test_files_that_may_not_be_read_are_named_and_the_others_are_checked(foreign: Folder):
    foreign.write("a/schema.prisma", OLD)
    foreign.write("b/schema.prisma", OLD)
    (foreign.path / "a/schema.prisma").chmod(0o600)
    result = run(foreign, AS_NOBODY, "check")
    assert result.returncode == 2
    assert "a/schema.prisma may not be read." in result.stderr
    assert "Traceback" not in result.stderr


def symbols(client: Client, uri: str) -> list[str]:
    answer = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": uri}})
    return [symbol["name"] for symbol in answer["result"]]


@pytest.mark.server
def test_a_folder_that_goes_away_under_the_server_takes_only_its_files_with_it(folder: Folder):
    folder.write("schema.prisma", 'datasource db {\n  provider = "sqlite"\n}\n')
    folder.write("other.prisma", "model B {\n  id Int @id\n}\n")
    uri = (folder.path / "schema.prisma").as_uri()
    text = folder.read("schema.prisma") + "model A {\n  id Int @id\n  b B\n}\n"
    with Client() as client:
        client.open(uri, text)
        assert symbols(client, uri) == ["db", "A"]
        shutil.rmtree(folder.path)
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": uri, "type": 3}]})
        assert symbols(client, uri) == ["db", "A"]
        place = {"textDocument": {"uri": uri}, "position": {"line": 5, "character": 5}, "newName": "X", "query": ""}
        for method in ("textDocument/hover", "textDocument/completion", "textDocument/formatting", "workspace/symbol"):
            assert "error" not in client.ask(method, place | {"options": {}}), method
        assert client.leave() == 0


@pytest.mark.server
@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_that_lead_nowhere_or_in_circles_are_left_out(folder: Folder):
    folder.write("schema.prisma", 'datasource db {\n  provider = "sqlite"\n}\n')
    (folder.path / "gone.prisma").symlink_to("nowhere")
    (folder.path / "round.prisma").symlink_to("round.prisma")
    (folder.path / "up").symlink_to(folder.path)
    uri = (folder.path / "schema.prisma").as_uri()
    with Client() as client:
        client.open(uri, folder.read("schema.prisma"))
        assert symbols(client, uri) == ["db"]
        assert client.leave() == 0
    assert folder.run("check").code in (0, 2)
    assert "Traceback" not in folder.run("check").err


@pytest.mark.server
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes as Linux shows them")
def test_a_client_that_is_killed_leaves_no_server_behind():
    script = (
        "import subprocess, sys, time\n"
        "command = [sys.executable, '-m', 'schema_ls', 'serve']\n"
        "server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
        "print(server.pid, flush=True)\ntime.sleep(600)\n"
    )
    client = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert client.stdout is not None
    server = Path("/proc", client.stdout.readline().strip())
    assert server.exists()
    client.kill()
    client.wait()
    client.stdout.close()
    while server.exists() and "Z" not in server.joinpath("stat").read_text().split()[2]:
        os.sched_yield()
