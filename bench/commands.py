"""How long whole command lines take: ours, and the official ones."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from bench.schemas import split

SETS = {1: 1669, 50: 5000, 500: 20_000}
"""Lines by number of files."""
_NOTHING = f"{sys.executable} -c pass"


def commands_for(ours: str, official: str | None) -> dict[str, dict[str, str]]:
    """By what is done and whose it is, a command line that gets a path as its last argument."""
    found = {
        "check": {"ours": f"{ours} check", "official": f"{official} validate --schema"},
        "format --check": {"ours": f"{ours} format --check", "official": f"{official} format --check --schema"},
    }
    return found if official else {name: {"ours": both["ours"]} for name, both in found.items()}


def took(command: str, folder: Path) -> float:
    """Milliseconds of one run. Raises CalledProcessError where it ends with another code than 0."""
    # The official commands look for an engine that they never start: any program is good enough.
    offline = {
        "PRISMA_SCHEMA_ENGINE_BINARY": sys.executable,
        "CHECKPOINT_DISABLE": "1",
        "PRISMA_HIDE_UPDATE_MESSAGE": "1",
    }
    start = time.perf_counter()
    subprocess.run(shlex.split(command), cwd=folder, env={**os.environ, **offline}, capture_output=True, check=True)
    return (time.perf_counter() - start) * 1e3


def measured(
    lines: Mapping[str, Mapping[str, str]], files: int, folder: Path, times: int
) -> dict[str, dict[str, list[float]]]:
    """By what is done and whose it is, the milliseconds of each run on a schema of so many files; in turns."""
    split(SETS[files], files, folder)
    target = folder / "schema.prisma" if files == 1 else folder
    found: dict[str, dict[str, list[float]]] = {what: {whose: [] for whose in both} for what, both in lines.items()}
    found["python -c pass"] = {"ours": []}
    for turn in range(times + 1):
        for what, both in lines.items():
            for whose, command in both.items():
                milliseconds = took(f"{command} {target}", folder)
                if turn:
                    found[what][whose].append(milliseconds)
        nothing = took(_NOTHING, folder)
        if turn:
            found["python -c pass"]["ours"].append(nothing)
    return found
