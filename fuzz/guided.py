"""`python -m fuzz.guided --minutes 60 [--flat 30]`: the same search, led by coverage.

What reaches a branch that nothing has reached before is kept and built upon, and stored in `corpus/reached.jsonl` at the
end; stored inputs that reach nothing by themselves any more are dropped. coverage.py's tracer in C counts the
branches, so an input costs about twice as much as without it. With `--flat` the search ends as soon as none of the goal's
layers has had a new branch for so many minutes. What nothing has reached is listed, with the line from which it leads.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import cycle
from math import inf
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from fuzz.corpus import reached, store_reached
from fuzz.mutate import mutated

GOAL = ("syntax", "model", "format")
"""The layers of which nearly all branches are to be reached."""
LONGEST = 4_000
_YOUNG = 200
_TELLS = 60.0
"""Seconds between lines about how far it has come."""
_PACKAGE = Path(__file__).resolve().parents[1] / "schema_ls"


class Kept(NamedTuple):
    """An input that reached something new under a law."""

    law: str
    text: str


class Branches:
    """Which branches of schema-ls have been taken since this was made; no layer may be imported before."""

    def __init__(self) -> None:
        if "schema_ls" in sys.modules:
            raise RuntimeError("What is imported already is not counted.")
        os.environ["COVERAGE_CORE"] = "ctrace"
        from coverage import Coverage

        self._coverage = Coverage(branch=True, source=["schema_ls"], data_file=None, config_file=False)
        self._taken: defaultdict[str, set[object]] = defaultdict(set)
        self._coverage.start()

    def count(self) -> int:
        """How many steps from line to line were taken. Asked after each input, so it looks at what the tracer holds."""
        collector = self._coverage._collector
        assert collector is not None
        for name, steps in collector.data.items():
            self._taken[name].update(steps)  # a report empties what the tracer holds
        return sum(map(len, self._taken.values()))

    def shares(self) -> dict[str, tuple[int, int]]:
        """Branches that were taken and branches that there are, by layer."""
        taken, there = Counter[str](), Counter[str]()
        for name, about in self._files():
            layer = name.partition("/")[0]
            taken[layer] += about["summary"]["covered_branches"]
            there[layer] += about["summary"]["num_branches"]
        return {layer: (taken[layer], count) for layer, count in sorted(there.items()) if count}

    def missing(self, layers: Sequence[str]) -> Iterator[str]:
        """The branches of some layers that were not taken: lines from which and to which (below 0: out), and the first."""
        for name, about in self._files():
            if name.partition("/")[0] in layers and about["missing_branches"]:
                lines = (_PACKAGE / name).read_text("utf-8").splitlines()
                for start, end in about["missing_branches"]:
                    yield f"{name}:{start} -> {end}: {lines[start - 1].strip()}"

    def _files(self) -> list[tuple[str, Any]]:
        """What coverage.py says about each file, named from the package on."""
        with TemporaryDirectory() as folder, contextlib.redirect_stdout(StringIO()):
            path = Path(folder, "coverage.json")
            self._coverage.json_report(outfile=str(path))
            files = json.loads(path.read_text("utf-8"))["files"]
        return [(name.replace("\\", "/").rpartition("schema_ls/")[2], about) for name, about in files.items()]


class Pool:
    """What is built upon: inputs that reached something, those of the beginning and those that were found."""

    def __init__(self, branches: Branches, laws: Sequence[str], known: Sequence[Kept], random: Random) -> None:
        self._branches, self._laws, self._known, self._random = branches, laws, known, random
        self.steps = 0
        self.kept: list[Kept] = []
        """Those that the fixtures and rules do not reach."""
        self._base: list[Kept] = []
        self._grown: dict[str, tuple[int, float]] = {}
        """How many branches of a layer were taken, and after how many seconds the last of them."""

    def inputs(self, seeds: int, seconds: float, flat: float = inf) -> Iterator[Kept]:
        """The known inputs, of which the first `seeds` are kept elsewhere, and then new ones for so many seconds.

        It ends sooner once none of the layers of the goal has had a new branch for `flat` seconds.
        """
        for number, one in enumerate(self._known):
            yield one
            if self._is_new() and number >= seeds:
                self.kept.append(one)
            elif number < seeds:
                self._base.append(one)
        start = told = time.monotonic()
        while (now := time.monotonic()) - start < seconds:
            one = self._changed()
            yield one
            if self._is_new():
                self.kept.append(one)
            if now - told > _TELLS:
                told = now
                if self.tell(now - start) >= flat:
                    return

    def tell(self, seconds: float) -> float:
        """One line: how long, and of each layer of the goal what was reached and since when it is flat. The least of these."""
        shares = self._branches.shares()
        told, least = [], inf
        for layer in GOAL:
            taken, there = shares[layer]
            if taken != self._grown.get(layer, (0, 0.0))[0]:
                self._grown[layer] = taken, seconds
            flat = seconds - self._grown[layer][1]
            least = min(least, flat)
            told.append(f"{layer} {taken}/{there} = {100 * taken / there:.1f} %, flat {flat / 60:.0f} min")
        print(f"{seconds / 60:.0f} min: {self.steps} steps, {len(self.kept)} kept; {'; '.join(told)}", flush=True)
        return least

    def _is_new(self) -> bool:
        before, self.steps = self.steps, self._branches.count()
        return self.steps > before

    def _changed(self) -> Kept:
        """An input with changes: of a young one in every second case, and now and then for another law."""
        pick = self._random
        grown = [*self._base, *self.kept] if pick.random() < 0.5 or not self.kept else self.kept[-_YOUNG:]
        base = pick.choice(grown)
        law = pick.choice(self._laws) if pick.random() < 0.2 else base.law
        others = [pick.choice(grown).text for _ in range(3)]
        return Kept(law, mutated(base.text, others, pick)[:LONGEST])


def _seeds(laws: Sequence[str]) -> list[Kept]:
    """The fixtures under each law, and the examples of the rules under the laws in turn: there are many."""
    from fuzz.run import KINDS, examples, fixtures_for

    fixtures = [Kept(law, text) for law in laws for text in fixtures_for(law)]
    about_schemas = cycle(law for law in laws if law not in KINDS)
    return fixtures + [Kept(next(about_schemas), text) for text in examples()]


def _lower_bounds() -> None:
    """What happens when a memory is full, or a schema too large, happens soon and often; the tracer gets its share of time."""
    from fuzz import run
    from schema_ls.ide import line_walk
    from schema_ls.model import containment, falls
    from schema_ls.syntax import line, wording

    bounds = (
        (line, "_REMEMBERED", 500),
        (wording, "_REMEMBERED_SHAPES", 100),
        (falls, "MOST", 10),
        (containment, "_LISTED", 10),
        (line_walk, "LONGEST", 300),
        (run, "SLOW", run.SLOW * 2),
    )
    for module, name, bound in bounds:
        assert hasattr(module, name)
        setattr(module, name, bound)


def main() -> int:
    """The exit code: 1 where a law is broken."""
    parser = argparse.ArgumentParser("fuzz.guided", description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--flat", type=float, default=inf, help="minutes without a new branch after which it ends")
    parser.add_argument("--missing", nargs="*", default=GOAL, help="layers of which the branches not taken are listed")
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    branches = Branches()
    from fuzz.laws import LAWS
    from fuzz.run import search

    _lower_bounds()
    seeds = _seeds(tuple(LAWS))
    stored = sorted((Kept(*one) for one in reached()), key=lambda one: len(one.text))
    pool = Pool(branches, tuple(LAWS), [*seeds, *stored], Random(options.seed))
    start = time.monotonic()
    found = search(pool.inputs(len(seeds), options.minutes * 60, options.flat * 60))
    print(f"{(time.monotonic() - start) / 60:.0f} min with the known inputs")
    print("branches:", ", ".join(f"{layer} {part}/{whole}" for layer, (part, whole) in branches.shares().items()))
    print(*branches.missing(options.missing), sep="\n")
    print(found)
    store_reached(pool.kept)
    return bool(found.failures)


if __name__ == "__main__":
    sys.exit(main())
