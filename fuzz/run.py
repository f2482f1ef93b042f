"""`python -m fuzz.run --minutes 10 [--law verdicts]`: look for broken laws; each one found is made small and stored.

With atheris installed (a development tool; it has wheels for some Pythons on Linux) inputs that reach new branches are
kept and built upon, with `--guided`; without, they are made at random from the stored ones.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random

from fuzz.corpus import seeds, store
from fuzz.laws import LAWS, broken
from fuzz.mutate import mutated
from fuzz.smaller import smaller

LONGEST = 20_000
SLOW = 1.0
"""Seconds that no input below 100 kB may take."""


def main() -> int:
    """The exit code: 1 where a law is broken."""
    parser = argparse.ArgumentParser("fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--law", choices=tuple(LAWS), action="append", help="only this one; may be given again")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--guided", action="store_true", help="let atheris choose what to build upon; one law")
    options = parser.parse_args()
    laws = tuple(options.law or LAWS)
    if options.guided:
        from fuzz.guided import guided

        return guided(laws[0], options.minutes)
    random = Random(options.seed)
    print(f"seed {options.seed}, laws {', '.join(laws)}", flush=True)
    end = time.monotonic() + options.minutes * 60
    found = search(laws, inputs(seeds(), random), lambda: time.monotonic() < end)
    print(f"executions: {dict(found.executions)}; slow: {found.slow}; broken: {found.failures}")
    return bool(found.failures)


class Found:
    """What a search has seen: executions by law, inputs that took too long, and broken laws by their first words."""

    def __init__(self) -> None:
        self.executions: Counter[str] = Counter()
        self.failures: dict[str, str] = {}
        self.slow: list[tuple[str, float]] = []


def inputs(known: list[str], random: Random) -> Iterator[str]:
    """Texts without end: known ones with changes, some of which are changed again later."""
    pool = list(known)
    while True:
        text = mutated(random.choice(pool), pool, random)[:LONGEST]
        if random.random() < 0.05:
            pool[len(known) + len(pool) % 300 :] = [text]
        yield text


def search(laws: tuple[str, ...], texts: Iterator[str], goes_on: Callable[[], bool], *, keep: bool = True) -> Found:
    """Try texts on laws as long as it goes on. With `keep` what is found is stored."""
    found = Found()
    for number, text in enumerate(texts):
        if not goes_on():
            break
        law = laws[number % len(laws)]
        start = time.monotonic()
        wrong = broken(law, text)
        found.executions[law] += 1
        if time.monotonic() - start > SLOW:
            found.slow.append((law, round(time.monotonic() - start, 2)))
        for line in wrong[:1]:
            _failed(found, law, line, text, keep)
    return found


def _failed(found: Found, law: str, line: str, text: str, keep: bool) -> None:
    kind = f"{law}: {line[:60]}"
    if kind in found.failures:
        return
    small = smaller(text, lambda part: any(wrong[:30] == line[:30] for wrong in broken(law, part)))
    found.failures[kind] = str(store(law, small)) if keep else small
    print(f"{law}: {line}\n{small!r}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
