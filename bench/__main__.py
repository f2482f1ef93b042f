"""Measures, and writes all figures to `build/bench.json` and as tables to `build/bench.md`.

python -m bench --ours "schema-ls" --official build/official      everything (about a quarter of an hour)
python -m bench ... --only answers,starts --lines 1669 --times 5  a part; the other figures stay as they are
python -m bench --page docs/performance.md                        put the tables into a page, measuring nothing
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import commands, parse, results, scenes, sessions, stages
from bench.results import OFFICIAL, OURS, Json
from bench.schemas import schema

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
SIZES = "100,1669,5000,20000,100000"
PARTS = ("starts", "answers", "sessions", "commands", "stages", "parse", "shared")
_SERVER = Path("node_modules", "@prisma", "language-server", "dist", "bin.js")
_PRISMA = Path("node_modules", "prisma", "build", "index.js")


def main() -> None:
    """Run what is asked for."""
    options = _options()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("PYTHONPATH", None)  # what is installed is measured
    BUILD.mkdir(exist_ok=True)
    found = results.kept(BUILD / "bench.json")
    for part in () if options.page else options.only.split(","):
        for new in _PARTS[part](options):
            busy = [*found.get("about", {}).get("calibration ms", []), parse.calibration()][-40:]
            found = results.merged(found, {**new, "about": {**_about(options), "calibration ms": busy}})
            (BUILD / "bench.json").write_text(json.dumps(found, indent=1), "utf-8")
    shown = results.tables(found)
    (BUILD / "bench.md").write_text(f"{shown}\n{_shared_table()}", "utf-8")
    print(shown)
    for line in results.missed(found):
        print(f"Not reached: {line}")
    if options.page:
        results.written_into(options.page, shown)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ours", default=f"{sys.executable} -m schema_ls", help="our command")
    parser.add_argument(
        "--official", type=Path, help="where the official packages are installed; without, ours alone runs"
    )
    parser.add_argument("--shared", type=Path, help="a folder with drivers of others, which are run as well")
    parser.add_argument("--only", default=",".join(PARTS), help=f"parts, of {', '.join(PARTS)}")
    parser.add_argument("--scenes", default="", help="of the answers only these")
    parser.add_argument("--lines", default=SIZES)
    parser.add_argument("--times", type=int, default=9)
    parser.add_argument("--page", type=Path, help="the page to write the tables into")
    return parser.parse_args()


def _about(options: argparse.Namespace) -> Json:
    said = subprocess.run(
        [*options.ours.split(), "--version"], capture_output=True, text=True, check=True
    ).stdout.strip()
    versions = [said]
    for name in ("@prisma/language-server", "prisma") if options.official else ():
        about = json.loads((options.official / "node_modules" / name / "package.json").read_text("utf-8"))
        versions.append(f"{name} {about['version']}")
    return {"python": platform.python_version(), "versions": ", ".join(versions)}


def _servers(options: argparse.Namespace) -> dict[str, str]:
    found = {OURS: f"{options.ours} serve"}
    if options.official:
        found[OFFICIAL] = f"node {(options.official / _SERVER).resolve()} --stdio"
    return found


@contextmanager
def _folder() -> Iterator[Path]:
    """An empty folder within one for temporary files: the official server reads all there is beside a schema and among
    temporary files, and dies of what vanishes meanwhile.
    """
    before = os.environ.get("TMPDIR")
    with tempfile.TemporaryDirectory() as temporary:
        os.environ["TMPDIR"] = temporary
        folder = Path(temporary, "schema").resolve()
        folder.mkdir()
        try:
            yield folder
        finally:
            os.environ.pop("TMPDIR") if before is None else os.environ.update(TMPDIR=before)


def _starts(options: argparse.Namespace) -> Iterator[Json]:
    for lines in map(int, options.lines.split(",")):
        with _folder() as folder:
            path = folder / "schema.prisma"
            path.write_text(schema(lines), "utf-8")
            figures = scenes.starts(_servers(options), path, min(options.times, 5))
            yield {"sizes": {str(lines): {"figures": _plain(figures)}}}


def _answers(options: argparse.Namespace) -> Iterator[Json]:
    for lines in map(int, options.lines.split(",")):
        with _folder() as folder:
            path = folder / "schema.prisma"
            path.write_text(schema(lines), "utf-8")
            figures, memory = scenes.answers(
                _servers(options), path, options.times, [*filter(None, options.scenes.split(","))]
            )
            yield {"sizes": {str(lines): {"figures": _plain(figures), "memory": memory}}}


def _plain(figures: scenes.Figures) -> Json:
    return {name: {whose: figure._asdict() for whose, figure in both.items()} for name, both in figures.items()}


def _sessions(options: argparse.Namespace) -> Iterator[Json]:
    for name, scene in sessions.SCENES.items():
        runs: dict[str, list[sessions.Measured]] = {whose: [] for whose in _servers(options)}
        for _ in range(min(options.times, 3)):
            for whose, command in _servers(options).items():
                with _folder() as folder:
                    runs[whose].append(scene(command, folder))
        yield {"scenes": {name: runs}}


def _commands(options: argparse.Namespace) -> Iterator[Json]:
    official = f"node {(options.official / _PRISMA).resolve()}" if options.official else None
    for files in commands.SETS:
        with _folder() as folder:
            lines = commands.commands_for(options.ours, official)
            yield {"commands": {str(files): commands.measured(lines, files, folder, min(options.times, 5))}}


def _parse(options: argparse.Namespace) -> Iterator[Json]:
    for lines in options.lines.split(","):
        with _folder() as folder:
            source = parse.written(lines, folder)
            parse.run(source, str(folder))
            runs = [parse.run(source, str(folder)) for _ in range(min(options.times, 5))]
            best = min(runs, key=lambda run: run["us/line"])
            yield {"parse": {lines: {"parse": best["us/line"], "calibration": best["calibration ms"], "n": len(runs)}}}


def _stages(options: argparse.Namespace) -> Iterator[Json]:
    for lines in options.lines.split(","):
        with _folder() as folder:
            runs = [stages.run(Path(parse.written(lines, folder))) for _ in range(min(options.times, 3))]
            yield {"stages": {lines: {"runs": runs}}}


def _shared(options: argparse.Namespace) -> Iterator[Json]:
    """The driver of the shared folder, on our servers and sizes; its table stands behind ours."""
    driver = options.shared / "bench" / "lspbench.py" if options.shared else None
    if driver is not None and driver.exists() and options.official:
        ours, theirs = _servers(options).values()
        with _folder() as folder:
            words = ["--a", ours, "--name-a", OURS, "--b", theirs, "--name-b", OFFICIAL, "--lines", options.lines]
            words += [
                "--reps",
                str(options.times),
                "--spawns",
                "5",
                "--budget",
                "15",
                "--md",
                str(BUILD / "bench-shared.md"),
            ]
            subprocess.run([sys.executable, driver.resolve(), *words], cwd=folder, check=False)
    yield {}


def _shared_table() -> str:
    path = BUILD / "bench-shared.md"
    return f"## By the driver of the shared folder\n\n{path.read_text('utf-8')}" if path.exists() else ""


_PARTS = {
    "starts": _starts,
    "answers": _answers,
    "sessions": _sessions,
    "commands": _commands,
    "stages": _stages,
    "parse": _parse,
    "shared": _shared,
}

if __name__ == "__main__":
    main()
