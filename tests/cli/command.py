"""Runs the real command in a folder of files, as a person does."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = (
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
    "DATABASE_URL",
    "DIRECT_URL",
    "SCHEMA_LS_DEBUG",
    "PYTHONDONTWRITEBYTECODE",
)


@dataclass(frozen=True)
class Result:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Folder:
    """A folder that is a project of its own: nothing above it counts. Compiled modules go to `compiled`."""

    path: Path
    compiled: Path

    @property
    def cache(self) -> Path:
        """The user's folder for what can be made again."""
        return self.path.parent / "cache"

    def write(self, name: str, content: str | bytes) -> Path:
        """Make a file, and the folders above it."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content)
        return path

    def read(self, name: str) -> str:
        """The exact text of a file."""
        return (self.path / name).read_bytes().decode("utf-8")

    def names(self) -> list[str]:
        """All files that are there."""
        files = (path.relative_to(self.path) for path in self.path.rglob("*") if path.is_file())
        return sorted(file.as_posix() for file in files if file.parts[0] != ".git")

    def environment(self, **variables: str) -> dict[str, str]:
        """The environment that commands run in."""
        kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
        own = {
            "PYTHONPATH": str(ROOT),
            "PYTHONPYCACHEPREFIX": str(self.compiled),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "100",
            "XDG_CACHE_HOME": str(self.cache),
        }
        return {**kept, **own, **variables}

    def run(self, *arguments: str, stdin: str | bytes = b"", **variables: str) -> Result:
        """Run `schema-ls` with `arguments`; output is decoded with its own line ends."""
        done = subprocess.run(
            [sys.executable, "-m", "schema_ls", *arguments],
            cwd=self.path,
            input=stdin.encode("utf-8") if isinstance(stdin, str) else stdin,
            env=self.environment(**variables),
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Result(done.returncode, *(text.decode("utf-8", "replace") for text in (done.stdout, done.stderr)))
