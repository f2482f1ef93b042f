"""What a command loads: nothing that it does not need."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.cli.command import Folder

KNOWN = "model User {\n  id   Int     @id\n  name String?\n}\n"
UNKNOWN = "model User {\n  id   Int     @id @default(a(b: [c, {d: (e)}], f)) ??? @\n}\n"
HEAVY = ("lark", "lsprotocol", "pathspec", "psycopg", "pygls")
NOT_FOR_FILES = ("argparse", "concurrent.futures", "difflib", "shutil", "signal")
NOT_FOR_SERVING = (
    *HEAVY,
    "argparse",
    "dataclasses",
    "inspect",
    "pathlib",
    "shutil",
    "urllib.parse",
    "schema_ls.workspace.files",
)
NOT_FOR_LAYOUT = ("dataclasses", "inspect", "schema_ls.base.finding", "schema_ls.checks", "schema_ls.model")
PROGRAM = """
import sys
before = set(sys.modules)
from schema_ls.cli.main import main
main(sys.argv[1:])
loaded = set(sys.modules) - before
import json
sys.stderr.write("\\n" + json.dumps(sorted(loaded)))
"""


def heavy_modules(folder: Folder, *arguments: str) -> set[str]:
    return loaded_modules(folder, *arguments) & set(HEAVY)


def loaded_modules(folder: Folder, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder.path,
        env=folder.environment(),
        capture_output=True,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize("command", ["check", "format"])
def test_common_schemas_need_no_parser_server_or_driver(folder: Folder, command: str):
    folder.write("a.prisma", KNOWN)
    assert heavy_modules(folder, command, "a.prisma") == set()


@pytest.mark.parametrize("command", ["check", "format"])
def test_plain_command_lines_load_nothing_that_they_do_not_need(folder: Folder, command: str):
    folder.write("a.prisma", KNOWN)
    assert loaded_modules(folder, command, "a.prisma", "--prisma-version", "6") & set(NOT_FOR_FILES) == set()


def test_layout_needs_no_meaning_and_no_dataclasses(folder: Folder):
    folder.write("a.prisma", KNOWN)
    assert loaded_modules(folder, "format", "--check", "a.prisma") & set(NOT_FOR_LAYOUT) == set()


def test_only_lines_of_unknown_shape_load_the_parser(folder: Folder):
    folder.write("a.prisma", UNKNOWN)
    assert heavy_modules(folder, "check", "a.prisma") == {"lark"}


@pytest.mark.parametrize("arguments", [("serve",), ("serve", "--stdio")])
def test_the_server_listens_before_anything_slow_is_loaded(folder: Folder, arguments: tuple[str, ...]):
    command = [sys.executable, "-X", "importtime", "-m", "schema_ls", *arguments]
    done = subprocess.run(
        command, cwd=folder.path, env=folder.environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert done.returncode == 1
    assert "schema_ls.server.door" in loaded
    assert loaded & set(NOT_FOR_SERVING) == set()


def test_help_needs_nothing(folder: Folder):
    assert heavy_modules(folder) == set()
