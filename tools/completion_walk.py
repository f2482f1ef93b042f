"""Accepts what completion offers and counts the mistakes in syntax that it brings.

    python tools/completion_walk.py FOLDER [CURSORS] [SEED]

Random cursors in the `.prisma` files below FOLDER, at every second one the rest of the line is cut off, as if it were
being typed. At each the first ten offers are accepted one by one. Prints every
offer after which more lines cannot be read than before, and the counts. Exit 1 if there is any.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines, without_end
from schema_ls.ide.completion import Completion, Offer, complete
from schema_ls.ide.completion.offer import plain
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.project import Source, read_sources, schema_of

ACCEPTED = 10


def mistakes(tree: Tree) -> int:
    """How many lines cannot be read, and how many blocks are not closed."""
    broken = sum(line.template.mistake is not None for line in tree.lines)
    return broken + sum(not block.is_loose and block.close < 0 for block in tree.blocks)


def accept(lines: list[str], found: Completion, offer: Offer) -> str:
    """The text after an offer was chosen."""
    word = Span.of_line(found.row, (found.word.start, found.word.end))
    text = plain(offer.inserted) if offer.is_snippet else offer.inserted
    return apply_edits(lines, (Edit(word, text), *offer.edits))


def cursors(lines: list[str], number: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Random places of a text; behind words and signs more often than inside of blanks."""
    for _ in range(number):
        row = chance.randrange(len(lines))
        text = without_end(lines[row])
        yield row, chance.randint(len(text) - len(text.lstrip()), len(text))


def faults(schema: Schema, lines: list[str], row: int, column: int) -> Iterator[tuple[Offer, bool]]:
    """The first offers at a place, each with whether it brings a mistake."""
    found = complete(schema, 0, row, column)
    before = mistakes(schema.files[0].tree)
    for offer in found.offers[:ACCEPTED] if found else ():
        yield offer, mistakes(parse(accept(lines, found, offer))) > before


def main(folder: str, count: str = "300", seed: str = "1") -> int:
    """Walk, print and count."""
    chance = random.Random(int(seed))
    files = sorted(Path(folder).rglob("*.prisma"))
    walked = accepted = wrong = 0
    for path in chance.choices(files, k=int(count)):
        text = path.read_bytes().decode("utf-8", "replace")
        lines = split_lines(text)
        if not lines:
            continue
        for row, column in cursors(lines, 1, chance):
            walked += 1
            if walked % 2:
                lines[row] = lines[row][:column] + "\n"
            schema = schema_of(read_sources([Source(path.name, "".join(lines))]), NEWEST)
            for offer, is_wrong in faults(schema, lines, row, column):
                accepted += 1
                wrong += is_wrong
                if is_wrong:
                    line = without_end(lines[row])
                    print(f"{path.name}:{row + 1}: {line[:column]}<|>{line[column:]}   {offer.label!r}")
    print(f"{walked} cursors, {accepted} offers accepted, {wrong} mistakes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
