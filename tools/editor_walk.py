"""Asks every editor feature at every place of schemas, whole and cut off, and checks each answer.

    PYTHONPATH=.:tests python tools/editor_walk.py FOLDER [CUT] [STEP] [SEED]

All `.prisma` files below FOLDER, then CUT (200) of them cut off somewhere. STEP asks at every so many-th place only.
Prints what breaks a law, and the counts. Exit 1 if anything does.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from support.editor_invariants import Texts, at_place, in_file

from schema_ls.spec.versions import NEWEST
from schema_ls.workspace.project import Source, read_sources, schema_of

SHOWN = 40


def texts_of(folder: str, cut: int, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Names and texts, whole and cut off."""
    files = [
        (path.name, path.read_bytes().decode("utf-8", "replace")) for path in sorted(Path(folder).rglob("*.prisma"))
    ]
    yield from files
    for _ in range(cut):
        name, text = chance.choice(files)
        end = chance.randrange(len(text) or 1)
        yield f"{name}[:{end}]", text[:end]


def wrong_in(text: str, step: int, places: Counter[str]) -> Iterator[str]:
    """What breaks a law in a text."""
    schema = schema_of(read_sources([Source("a.prisma", text)]), NEWEST)
    texts = Texts(schema)
    places["files"] += 1
    yield from in_file(schema, texts, 0)
    count = 0
    for row, line in enumerate(texts.lines[0]):
        for column in range(len(line) + 1):
            count += 1
            if count % step == 0:
                places["places"] += 1
                for wrong in at_place(schema, texts, 0, row, column):
                    yield f"{row + 1}:{column + 1} {wrong}"


def main(folder: str, cut: str = "200", step: str = "1", seed: str = "1") -> int:
    """Walk, print and count."""
    places: Counter[str] = Counter()
    wrong = 0
    for name, text in texts_of(folder, int(cut), random.Random(int(seed))):
        for line in wrong_in(text, int(step), places):
            wrong += 1
            if wrong <= SHOWN:
                print(f"{name}:{line}")
    print(f"{places['files']} texts, {places['places']} places, {wrong} answers break a law")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
