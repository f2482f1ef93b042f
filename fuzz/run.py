"""`python -m fuzz.run --minutes 10 [--law verdicts]`: look for broken laws; each one found is made small and stored."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, takewhile
from random import Random
from textwrap import dedent

from fuzz.corpus import reached, seeds, seeds_of
from fuzz.corpus import store as keep_for_ever
from fuzz.laws import LAWS, PROCESS_LAWS, broken
from fuzz.mutate import mutated
from fuzz.smaller import smaller
from schema_ls.checks.rules import RULES

LONGEST = 20_000
SLOW = 1.0
"""Seconds of the processor that no input below 100 kB may take."""
_TURNS = 30
"""Turns of all other laws in which those that start a process have one."""
KINDS = {"settings": "settings", "frames": "frames", "server": "frames"}
"""Laws that are not about schemas, and the folders of their seeds."""
_EXAMPLE = re.compile(r"^(?:Bad|Good)[^\n]*:\n((?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)


def main() -> int:
    """The exit code: 1 where a law is broken."""
    parser = argparse.ArgumentParser("fuzz.run", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--law", choices=(*LAWS, *PROCESS_LAWS), action="append", help="only this; may be given again")
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    laws = options.law or [*LAWS] * _TURNS + [*PROCESS_LAWS]
    end = time.monotonic() + options.minutes * 60
    found = search(until(end, inputs(laws, Random(options.seed))))
    print(found)
    return bool(found.failures)


class Found:
    """What a search has seen: executions by law, and broken laws by their first words."""

    def __init__(self) -> None:
        self.executions: Counter[str] = Counter()
        self.failures: dict[str, str] = {}

    def __str__(self) -> str:
        return f"executions: {self.executions.total()} {dict(self.executions)}; broken: {self.failures}"


def seeds_for(law: str) -> list[str]:
    """The texts that a search for breaches of a law begins with."""
    return fixtures_for(law) if law in KINDS else [*fixtures_for(law), *examples()]


def fixtures_for(law: str) -> list[str]:
    """Those of them that were written for it."""
    return seeds_of(KINDS[law]) if law in KINDS else seeds()


def examples() -> list[str]:
    """The examples of all rules."""
    return [dedent(body) for rule in RULES for body in _EXAMPLE.findall(rule.documentation + "\n")]


def inputs(laws: Sequence[str], random: Random) -> Iterator[tuple[str, str]]:
    """Laws in turn and texts for them, without end: known texts with changes, some of which are changed again later."""
    pools = {law: [*seeds_for(law), *(text for other, text in reached() if other == law)] for law in laws}
    for law in cycle(laws):
        pool = pools[law]
        text = mutated(random.choice(pool), pool, random)[:LONGEST]
        if random.random() < 0.05:
            pool.append(text)
        yield law, text


def until(end: float, texts: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The texts up to a moment of `time.monotonic`."""
    return takewhile(lambda _: time.monotonic() < end, texts)


def search(texts: Iterable[tuple[str, str]], *, store: bool = True) -> Found:
    """Try laws on texts. With `store` what is found is kept as a fixture."""
    found = Found()
    for law, text in texts:
        wrong = tried(law, text)
        found.executions[law] += 1
        for line in wrong[:1]:
            _failed(found, law, line, text, store)
    return found


def tried(law: str, text: str) -> list[str]:
    """How a text breaks a law; taking too long, twice, is one of the ways."""
    wrong: list[str] = []
    for _ in range(2):
        start = time.process_time()
        wrong = broken(law, text)
        if time.process_time() - start < SLOW:
            return wrong
    return [*wrong, "it takes too long"]


def _failed(found: Found, law: str, line: str, text: str, store: bool) -> None:
    kind = f"{law}: {line[:60]}"
    if kind in found.failures:
        return
    small = smaller(text, lambda part: any(wrong[:30] == line[:30] for wrong in tried(law, part)))
    found.failures[kind] = str(keep_for_ever(law, small)) if store else small
    print(f"{law}: {line}\n{small!r}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
