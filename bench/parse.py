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
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
SIZES = ("100", "1669", "20000", "100000")

NAMES = ("name", "title", "slug", "email", "amount", "rank", "score", "active", "settings", "notes", "code")
FIELDS = (
    *("String", "String?", "Int", "BigInt?", "Boolean", "Float?", "Json", "DateTime?", "String[]"),
    *("String @unique", "Int @default(0)", "DateTime @default(now())", "Boolean @default(true)"),
    *("String? @db.Text", "String @db.VarChar(80)", "Decimal @db.Decimal(12, 2)", 'String @default("none")'),
    *('String? @map("old")', 'String @map("old") @db.VarChar(40)', "Int @default(1) @db.SmallInt"),
    *("DateTime @default(now()) @db.Timestamptz(6)", "String[] @default([])", "Json? // kept for the export"),
)
"""What fields are made of, drawn at random: their meaning does not matter here."""


def generated(lines: int) -> str:
    """A schema with this number of lines, the same one each time."""
    draw = random.Random(lines)
    found = ["datasource db {", '  provider = "postgresql"', '  url      = env("DATABASE_URL")', "}", ""]
    number = 0
    while len(found) < lines:
        number += 1
        found += (f"model Model{number} {{", "  id Int @id @default(autoincrement())")
        for field in range(draw.randint(6, 22)):
            name = f"{draw.choice(NAMES)}{field}"
            found.append(f"  {name:<12} {draw.choice(FIELDS)}")
        if number > 1:
            parent = draw.randint(1, number - 1)
            found += (
                f"  model{parent}Id Int",
                f"  parent Model{parent} @relation(fields: [model{parent}Id], references: [id])",
                f"  @@index([model{parent}Id])",
            )
        found += (f'  @@map("models_{number}")', "}", "")
    return "\n".join(found[:lines]) + "\n"


def calibration() -> float:
    """Milliseconds that a fixed loop takes now."""
    start = perf_counter()
    total = 0
    for number in range(200_000):
        total += number & 7
    return (perf_counter() - start) * 1e3


def measure(source: str) -> dict[str, float]:
    """One run in this process, which must not have parsed anything yet."""
    text = generated(int(source)) if source.isdigit() else Path(source).read_bytes().decode("utf-8")
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
    """One run in a fresh process; modules are kept compiled in a folder, as they are when installed."""
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
        run("1", compiled)
        show_runs(options.sources, options.runs, compiled)


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
