"""A workspace from strangers: nothing of it is run, nothing of it steers a terminal, and no password comes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path
from xml.etree import ElementTree

import pytest

from schema_ls.workspace.folders import LARGEST

ROOT = Path(__file__).resolve().parents[2]
GUARDED = """
import sys
REFUSED = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "socket.connect", "socket.getaddrinfo")
def guard(event, arguments):
    if event.startswith(REFUSED) or (event == "compile" and b"pwned" in bytes(repr(arguments[0]), "utf-8")):
        raise SystemError(f"{event} {arguments}")
sys.addaudithook(guard)
from schema_ls.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
SECRET = "hunter2"
URL = f"postgresql://me:{SECRET}@127.0.0.1:1/db"
HOSTILE = (
    "\x1b[31mred\x1b[0m",
    "\u202egnp.exe",
    "</script><script>alert(1)</script>",
    "a]]>b",
    "%0A::error::pwned",
    "\x85\u2028",
    "/* */",
)
SCHEMA = 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n'


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", GUARDED, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A project in which everything that could be run would leave the file `pwned`."""
    code = "require('fs').writeFileSync('pwned', '')\n"
    for name in ("prisma.config.ts", "prisma.config.js", ".config/prisma.ts"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{code}export default {{ schema: 'schema.prisma' }}\n", encoding="utf-8")
    scripts = dict.fromkeys(("preinstall", "postinstall", "prisma", "generate"), "touch pwned")
    package = {"scripts": scripts, "devDependencies": {"prisma": "6.0.0"}}
    (tmp_path / "package.json").write_text(json.dumps(package), encoding="utf-8")
    (tmp_path / ".env").write_text(f'DATABASE_URL="{URL}"\nX=$(touch pwned)\nY=`touch pwned`\n', encoding="utf-8")
    (tmp_path / "conftest.py").write_text("open('pwned', 'w')\n", encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text("open('pwned', 'w')\n", encoding="utf-8")
    (tmp_path / "schema.prisma").write_text(SCHEMA + "model A {\n  id Int @id\n  b B\n}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments", [("check",), ("format", "--check"), ("config",), ("doctor",), ("check", "--output-format", "json")]
)
def test_nothing_of_a_workspace_is_run(strange: Path, arguments: tuple[str, ...]):
    before = sorted(path.relative_to(strange) for path in strange.rglob("*"))
    result = run(strange, *arguments)
    assert result.returncode in (0, 1), result.stderr
    assert "Error" not in result.stderr
    assert sorted(path.relative_to(strange) for path in strange.rglob("*")) == before
    assert SECRET not in result.stdout + result.stderr


def test_a_password_does_not_come_out_when_a_schema_holds_it(tmp_path: Path):
    text = SCHEMA.replace('env("DATABASE_URL")', f'"{URL}"') + "model A {\n  id Int\n}\n"
    (tmp_path / "schema.prisma").write_text(text, encoding="utf-8")
    for arguments in (("doctor",), ("config",), ("check",), ("check", "--output-format", "sarif")):
        result = run(tmp_path, *arguments)
        assert result.returncode in (0, 1), result.stderr
        assert SECRET not in result.stdout + result.stderr, arguments


def hostile_schema() -> str:
    names = [name.replace('"', "") for name in HOSTILE]
    models = (f'model M{number} {{\n  id Int\n  x {name}\n  @@map("{name}")\n}}\n' for number, name in enumerate(names))
    return SCHEMA.replace("url      = env", "url = env") + "".join(models)


def steers(text: str) -> list[str]:
    """What in a text a terminal, or a reader of lines, would obey."""
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")]


@pytest.mark.parametrize(
    "form", ["full", "concise", "grouped", "json", "json-lines", "sarif", "junit", "github", "gitlab", "rdjson"]
)
def test_hostile_names_come_out_as_harmless_text(tmp_path: Path, form: str):
    (tmp_path / "schema.prisma").write_text(hostile_schema(), encoding="utf-8", newline="")
    result = run(tmp_path, "check", "--output-format", form)
    assert result.returncode == 1, result.stderr
    assert result.stderr == ""
    assert steers(result.stdout) == []
    if form in ("json", "sarif"):
        json.loads(result.stdout)
    if form == "junit":
        ElementTree.fromstring(result.stdout)
    if form == "github":
        assert all(
            line.startswith("::") and line.count("::error") <= 1 for line in result.stdout.splitlines() if "::" in line
        )


BESIDE = (
    *("schema-ls.toml", "package.json", "prisma.config.ts", ".env", ".gitignore", "yarn.lock", "pnpm-lock.yaml"),
    *("package-lock.json", "bun.lock", "node_modules/prisma/package.json", "node_modules/@prisma/client/package.json"),
)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such files")
@pytest.mark.parametrize("kind", ["device", "pipe", "large"])
def test_what_has_no_end_is_not_read(tmp_path: Path, kind: str):
    (tmp_path / "schema.prisma").write_text(SCHEMA + "model A {\n  id Int @id\n}\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    for name in BESIDE:
        (tmp_path / "package.json").write_text('{"dependencies": {"prisma": "^6.0.0"}}', encoding="utf-8")
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.unlink(missing_ok=True)
        endless(path, kind)
        done = run(tmp_path, "check")
        assert done.returncode in (0, 2), name
        assert "fault" not in done.stderr, name
        path.unlink()


def endless(path: Path, kind: str) -> None:
    """Put something at a path that takes very long to be read."""
    if kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        with path.open("wb") as file:
            file.truncate(LARGEST + 1)
