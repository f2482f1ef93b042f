"""What the workspace loads when it is imported: commands start with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import schema_ls

SEVERAL = "config environment files folders groups ignore locks prisma_config ranges search version".split()
LATER = {"json", "tomllib", "tomli", "pathspec", "difflib", "lark", "pygls", "lsprotocol", "psycopg"}


def test_modules_load_what_they_need_only_when_they_need_it() -> None:
    names = ", ".join(f"schema_ls.workspace.{name}" for name in SEVERAL)
    program = f"import sys; before = set(sys.modules); import {names}; print(*sorted(set(sys.modules) - before))"
    root = Path(schema_ls.__file__).parents[1]
    # Without `-S` the environment's own start-up files could load anything beforehand.
    run = subprocess.run([sys.executable, "-S", "-c", program], cwd=root, capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "schema_ls.workspace.version" in loaded
    assert loaded & LATER == set()
