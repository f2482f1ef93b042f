"""How long a schema takes to parse, cold, in microseconds of a line.

    python bench/parse.py                      generated schemas of 100, 1,669, 20,000 and 100,000 lines
    python bench/parse.py 1669 schema.prisma   generated ones of so many lines, and files
    python bench/parse.py --runs 9

Each run is a process of its own, in which nothing has been parsed before. The calibration loop is a fixed
piece of work that tells how busy the machine is: compare figures only where it takes about as long.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
SIZES = ("100", "1669", "20000", "100000")


def calibration() -> float:
    """Milliseconds that a fixed loop takes now."""
    start = perf_counter()
    total = 0
    for number in range(200_000):
        total += number & 7
    return (perf_counter() - start) * 1e3


def measure(source: str) -> dict[str, float]:
    """One run in this process, which must not have parsed anything yet."""
    text = Path(source).read_bytes().decode("utf-8")
    busy = calibration()
    start = perf_counter()
    from schema_ls.syntax import parse

    loaded = perf_counter()
    gc.collect()
    gc.freeze()
    before = perf_counter()
    tree = parse(text)
    cold = perf_counter() - before
    row = tree.row_count // 2
    before = perf_counter()
    tree.replaced(row, 1, ['  typed String? @map("t")\n'])
    key = perf_counter() - before
    count = max(1, tree.row_count)
    return {
        "lines": count,
        "calibration ms": busy,
        "import ms": (loaded - start) * 1e3,
        "parse ms": cold * 1e3,
        "us/line": cold * 1e6 / count,
        "edit us": key * 1e6,
        "lark": float("lark" in sys.modules),
    }


def run(source: str, compiled: str) -> dict[str, float]:
    """One run on a file in a fresh process; modules are kept compiled in a folder, as they are when installed."""
    command = [sys.executable, __file__, "--measure", source]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", default=SIZES, help="numbers of lines or files")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    if options.measure:
        print(json.dumps(measure(options.measure)))
        return
    with tempfile.TemporaryDirectory() as compiled:
        sources = [written(source, Path(compiled)) if source.isdigit() else source for source in options.sources]
        run(sources[0], compiled)
        show_runs(sources, options.runs, compiled)


def written(lines: str, folder: Path) -> str:
    """The path of a file with a schema of so many lines. Made here: whoever makes it has read such lines before."""
    from bench.schemas import schema

    path = folder / f"{lines} lines.prisma"
    path.write_text(schema(int(lines)), "utf-8")
    return str(path)


def show_runs(sources: Sequence[str], count: int, compiled: str) -> None:
    columns = ("calibration ms", "import ms", "parse ms", "us/line", "edit us")
    print(f"Python {sys.version.split()[0]}, {count} runs; least / median")
    print(f"{'source':<24}{'lines':>8}  " + "".join(f"{column:>18}" for column in columns) + "  Lark")
    for source in sources:
        runs = [run(source, compiled) for _ in range(count)]
        cells = [[found[column] for found in runs] for column in columns]
        shown = "".join(f"{f'{min(cell):.2f} / {median(cell):.2f}':>18}" for cell in cells)
        needed = "asked" if any(found["lark"] for found in runs) else "not needed"
        print(f"{Path(source).name[:23]:<24}{int(runs[0]['lines']):>8}  {shown}  {needed}")


if __name__ == "__main__":
    main()
