"""Draws lint findings from schemas, to be read one by one and judged.

    sample_findings.py FOLDER ... [--seed N] [--count N] [--select NAMES] [--counts]

Each FOLDER holds `.prisma` files and folders that are one schema each. Prints a table of Markdown: number, rule, place,
message, and the source line. The same seed draws the same findings from the same schemas. `--counts` prints instead how many
findings each rule has, in how many schemas, and how many a schema has.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from schema_ls.checks.run import check
from schema_ls.checks.selection import DEFAULT, VALIDATION, Selection
from schema_ls.model.schema import SchemaFile
from schema_ls.syntax.tree import parse
from schema_ls.workspace.project import schema_of
from schema_ls.workspace.written_version import version_named


class Drawn(NamedTuple):
    """A finding: the schema it is in, its file and line from 1, its rule, message and source line."""

    schema: str
    file: str
    line: int
    code: str
    message: str
    source: str


def findings_in(path: Path, selection: Selection) -> Iterator[Drawn]:
    """The lint findings of a file, or of a folder that is one schema. What Prisma itself says is left out."""
    names = sorted(path.rglob("*.prisma")) if path.is_dir() else [path]
    texts = ((name, name.read_bytes().decode("utf-8", "replace")) for name in names)
    files = [SchemaFile(str(name.relative_to(path.parent)), parse(text)) for name, text in texts]
    schema = schema_of(files, version_named("6"))
    for located in check(schema, selection):
        if located.finding.group != VALIDATION:
            file = files[located.place.file]
            row = located.place.row + located.finding.span.row
            source = located.place.item.block.lines[located.finding.span.row].text.strip()
            yield Drawn(path.name, file.name, row + 1, located.finding.code, located.finding.message, source)


def table(drawn: Iterable[Drawn]) -> Iterator[str]:
    """The findings as rows of Markdown."""
    yield "| # | rule | place | message | line |"
    yield "|---|---|---|---|---|"
    for number, one in enumerate(drawn, 1):
        cells = (str(number), one.code, f"{one.file}:{one.line}", one.message, f"`{one.source}`")
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def counts(found: Sequence[Drawn], schemas: Sequence[Path]) -> Iterator[str]:
    """How often each rule finds something."""
    by_schema = Counter(one.schema for one in found)
    for code, count in Counter(one.code for one in found).most_common():
        yield f"{count:6} {code} in {len({one.schema for one in found if one.code == code})} schemas"
    each = [by_schema[path.name] for path in schemas]
    yield f"{len(found)} findings in {len(schemas)} schemas; median {median(each)}, none in {each.count(0)}"


def main() -> None:
    """Print the table, or the counts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--select", default="")
    parser.add_argument("--counts", action="store_true")
    options = parser.parse_args()
    selection = Selection(select=frozenset(options.select.split(","))) if options.select else DEFAULT
    schemas = [path for folder in options.folders for path in sorted(folder.iterdir())]
    found = [one for path in schemas for one in findings_in(path, selection)]
    if options.counts:
        print("\n".join(counts(found, schemas)))
    else:
        drawn = random.Random(options.seed).sample(found, min(options.count, len(found)))
        print("\n".join(table(sorted(drawn, key=lambda one: (one.code, one.file, one.line)))))


if __name__ == "__main__":
    main()
