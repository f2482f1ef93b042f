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
PROGRAM = """
import json, sys
from schema_ls.cli.main import main
main(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps(list(sys.modules)))
"""


def heavy_modules(folder: Folder, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        cwd=folder.path,
        env=folder.environment(),
        capture_output=True,
        check=True,
    )
    return set(json.loads(done.stderr.splitlines()[-1])) & set(HEAVY)


@pytest.mark.parametrize("command", ["check", "format"])
def test_common_schemas_need_no_parser_server_or_driver(folder: Folder, command: str):
    folder.write("a.prisma", KNOWN)
    assert heavy_modules(folder, command, "a.prisma") == set()


def test_only_lines_of_unknown_shape_load_the_parser(folder: Folder):
    folder.write("a.prisma", UNKNOWN)
    assert heavy_modules(folder, "check", "a.prisma") == {"lark"}


def test_help_needs_nothing(folder: Folder):
    assert heavy_modules(folder) == set()
