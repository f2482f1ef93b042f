"""Schemas with one thing broken, the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

FIXTURES = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "schemas").glob("*.prisma"))


def mutants(text: str, count: int) -> Iterator[str]:
    """Variants of a schema: a line that lacks or stands twice, two lines in the wrong order, a word too much or too few."""
    chance = random.Random(len(text))
    lines = text.splitlines(keepends=True)
    for _ in range(count):
        row = chance.randrange(len(lines) - 1)
        words = lines[row].split(" ")
        place = chance.randrange(len(words))
        yield "".join(
            chance.choice(
                (
                    [*lines[:row], *lines[row + 1 :]],
                    [*lines[: row + 1], *lines[row:]],
                    [*lines[:row], lines[row + 1], lines[row], *lines[row + 2 :]],
                    [*lines[:row], " ".join(words[:place] + words[place + 1 :]), *lines[row + 1 :]],
                    [*lines[:row], " ".join([*words[:place], chance.choice(words), *words[place:]]), *lines[row + 1 :]],
                )
            )
        )
