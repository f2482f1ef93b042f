"""Every file that is written, every process and every connection of a command or server in a folder of strangers.

An audit hook of the interpreter, outside of the folder, takes them down. The folder is full of traps.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fuzz.asks import ASKED, params
from fuzz.client import Client

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the traps on the path are scripts of a POSIX shell")
ROOT = Path(__file__).resolve().parents[2]
HOOK = """
import os, sys
seen = os.open(os.environ["SEEN"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
TOLD = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.",
        "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "urllib.", "ftplib.", "smtplib.",
        "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
        "os.chown", "shutil.", "ctypes.dlopen", "webbrowser.")
def look(event, arguments):
    if event == "ctypes.dlopen" and arguments[0] is None:  # the program itself
        return
    if event == "open" and (isinstance(arguments[0], int) or not (arguments[2] or 0) & WRITES):
        return
    if event == "open" or event.startswith(TOLD):
        os.write(seen, (event + " " + repr(arguments) + chr(10)).encode())
sys.addaudithook(look)
"""
SCRIPT = "import sys\nfrom schema_ls.cli.entry import entry\nsys.exit(entry())\n"
"""What an installer makes of the entry point: the folder of the script is where Python looks first, not the working one."""
PROGRAMS = (
    "node",
    "npx",
    "npm",
    "pnpm",
    "yarn",
    "bun",
    "deno",
    "prisma",
    "git",
    "dot",
    "sh",
    "bash",
    "python",
    "python3",
    "psql",
)
MODULES = (
    "json",
    "typing",
    "lark",
    "pygls",
    "psycopg",
    "tomllib",
    "schema_ls",
    "sitecustomize",
    "usercustomize",
    "conftest",
)
SCHEMA = """generator client {
  provider = "node ./evil.js"
  output   = "../../evil"
}

datasource db {
  provider = "postgresql"
  url      = env("DATABASE_URL")
}

model A {
  id   Int @id
  b    B?
}
"""


class Place:
    """A workspace of strangers, and beside it what watches: a hook, traps on the path, a cache, the list of what was seen."""

    def __init__(self, folder: Path) -> None:
        self.workspace, self.outside = folder / "workspace", folder / "outside"
        self.trace, self.seen = folder / "pwned", folder / "seen"
        self.script = self.outside / "bin" / "schema-ls"
        self._traps()
        for path, text in ((self.outside / "hook" / "sitecustomize.py", HOOK), (self.script, SCRIPT)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        programs = self.outside / "programs"
        programs.mkdir()
        for name in PROGRAMS:
            (programs / name).write_text(f"#!/bin/sh\n: > {self.trace}\n", encoding="utf-8")
            (programs / name).chmod(0o755)
        self.variables = {
            "PYTHONPATH": f"{self.outside / 'hook'}:{ROOT}",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PATH": str(programs),
            "SEEN": str(self.seen),
            "XDG_CACHE_HOME": str(self.outside / "cache"),
            "HOME": str(self.outside),
        }

    def _traps(self) -> None:
        script = f"require('fs').writeFileSync({json.dumps(str(self.trace))}, '')\n"
        commands = dict.fromkeys(("preinstall", "postinstall", "prepare", "prisma", "generate"), f"touch {self.trace}")
        hook = {"hooks": {"pre-commit": f"touch {self.trace}"}}
        package = {
            "scripts": commands,
            "prisma": {"schema": "schema.prisma", "seed": f"touch {self.trace}"},
            "husky": hook,
        }
        files = {
            "schema.prisma": SCHEMA,
            "package.json": json.dumps(package | {"devDependencies": {"prisma": "6.0.0"}}),
            "prisma.config.ts": f"{script}export default {{ schema: 'schema.prisma' }}\n",
            ".config/prisma.ts": f"{script}export default {{}}\n",
            ".env": f'DATABASE_URL="postgresql://me:hunter2@127.0.0.1:1/db"\nX=$(touch {self.trace})\nY=`touch {self.trace}`\n',
            ".git/config": f"[core]\n\tfsmonitor = touch {self.trace}\n\tsshCommand = touch {self.trace}\n",
            ".git/HEAD": "ref: refs/heads/main\n",
            ".git/hooks/post-checkout": f"#!/bin/sh\ntouch {self.trace}\n",
            "node_modules/prisma/package.json": json.dumps({"version": "6.1.0", "main": "index.js"}),
            "node_modules/prisma/index.js": script,
            "schema-ls.toml": 'unknown = "$(touch pwned)"\n',
            **{f"{name}.py": f"open({str(self.trace)!r}, 'w')\n" for name in MODULES},
        }
        for name, text in files.items():
            path = self.workspace / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def what_was_done(self) -> list[str]:
        """What the hook has taken down, without the cache and the device that swallows everything."""
        lines = self.seen.read_text("utf-8").splitlines()
        return [line for line in lines if str(self.outside / "cache") not in line and "'/dev/null'" not in line]

    def files(self) -> dict[str, bytes]:
        """All that is in the workspace."""
        return {str(path): path.read_bytes() for path in self.workspace.rglob("*") if path.is_file()}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def run(place: Place, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(place.script), *arguments],
        cwd=place.workspace,
        env=place.variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--output-format", "sarif", "schema.prisma"),
        ("format", "--check"),
        ("format", "--diff"),
        ("config",),
        ("doctor",),
        ("rules",),
        ("upgrade",),
        ("diagram", "--format", "mermaid"),
        ("diff", "--from", "schema.prisma", "--to", "schema.prisma"),
    ],
)
def test_a_command_that_looks_writes_nothing_starts_nothing_and_connects_nowhere(
    place: Place, arguments: tuple[str, ...]
):
    before = place.files()
    result = run(place, *arguments)
    assert result.returncode in (0, 1, 2), result.stderr
    assert "fault of schema-ls" not in result.stderr
    assert "hunter2" not in result.stdout + result.stderr
    assert place.what_was_done() == []
    assert place.files() == before
    assert not place.trace.exists()


def test_layout_writes_the_schema_and_nothing_else(place: Place):
    (place.workspace / "schema-ls.toml").unlink()
    before = place.files()
    assert run(place, "format").returncode == 0
    done = place.what_was_done()
    assert len(done) > 0, "the hook sees what is written"
    assert all(f"{place.workspace}/" in line for line in done), done
    assert [path for path, text in place.files().items() if before.get(path) != text] == [
        str(place.workspace / "schema.prisma")
    ]
    assert not place.trace.exists()


@pytest.mark.server
def test_the_server_answers_everything_and_writes_nothing_starts_nothing_and_connects_nowhere(place: Place):
    before = place.files()
    schema = place.workspace / "schema.prisma"
    log = place.outside / "log.txt"
    with Client(place.workspace, log=log, script=place.script, variables=place.variables) as client:
        client.open(schema.as_uri(), SCHEMA)
        for _ in range(2):  # the door answers, and then pygls
            for method in ASKED:
                for row in range(SCHEMA.count("\n")):
                    client.ask(method, params(schema.as_uri(), (row, 3), (row, 5)))
            client.settle()
        client.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": schema.as_uri(), "type": 2}]})
        client.tell("workspace/didChangeConfiguration", {"settings": {}})
        assert client.leave() == 0
    assert [line for line in place.what_was_done() if str(log) not in line] == []
    assert place.files() == before
    assert not place.trace.exists()
