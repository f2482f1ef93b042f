"""Tells what the rules cost when a schema is read for the first time: each one, and all advice beside what Prisma says.

    profile_rules.py SCHEMA [--runs 5] [--most 25] [--version 6.19.0]

SCHEMA is a file. Everything is measured in new processes, of which the middle one counts. A function of several rules stands
under the first of these. The clock that is looked at around each call costs time itself: what a call of a function that does
nothing takes is subtracted. Times are those of the processor. Shares are of reading, meaning and checking the schema
together, without the clocks.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from schema_ls.base.finding import Finding
from schema_ls.base.record import replaced
from schema_ls.checks.rule import Rule
from schema_ls.checks.rules import RULES
from schema_ls.checks.run import check, findings_of
from schema_ls.checks.selection import DEFAULT, VALIDATION, Selection
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.syntax.tree import parse
from schema_ls.workspace.project import schema_of
from schema_ls.workspace.written_version import version_named

Find = Callable[..., Iterator[Finding]]
_KINDS = {"validation": Selection(select=frozenset((VALIDATION,))), "default": DEFAULT}
_EMPTY_CALLS = 100_000


class Clock:
    """Seconds and calls of each function, by the first rule that has it."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()
        self._made: dict[Find, Find] = {}

    def around(self, find: Find, code: str) -> Find:
        """A function that finds the same, with the clock around it: the same one for the same function."""
        if find not in self._made:
            self._made[find] = self._timed(find, code)
        return self._made[find]

    def _timed(self, find: Find, code: str) -> Find:
        def timed(*given: Any, **named: Any) -> Iterator[Finding]:
            self.calls[code] += 1
            start = process_time()
            for found in find(*given, **named):
                self.seconds[code] += process_time() - start
                yield found
                start = process_time()
            self.seconds[code] += process_time() - start

        return timed

    def rule(self, rule: Rule) -> Rule:
        """The rule with the clock around its functions."""
        also = tuple((on, self.around(find, rule.code)) for on, find in rule.also)
        return replaced(rule, find=self.around(rule.find, rule.code), also=also)


@cache
def seconds_of_an_empty_call() -> float:
    """What the clock adds to each call."""
    clock = Clock()
    nothing = clock.around(lambda _: iter(()), "nothing")
    for number in range(_EMPTY_CALLS):
        next(nothing(number), None)
    return clock.seconds["nothing"] / _EMPTY_CALLS


def _schema(path: Path, version: str) -> Schema:
    files = [SchemaFile(path.name, parse(path.read_text(encoding="utf-8")))]
    return schema_of(files, version_named(version))


def cold(path: Path, version: str, kind: str) -> float:
    """Milliseconds of a first check in this process."""
    start = process_time()
    check(_schema(path, version), _KINDS[kind])
    return (process_time() - start) * 1e3


def of_rules(path: Path, version: str) -> dict[str, tuple[float, int]]:
    """Milliseconds and calls by rule, of a first check in this process."""
    clock = Clock()
    rules = tuple(clock.rule(rule) for rule in RULES if DEFAULT.takes(rule))
    for scopes in _schema(path, version).scopes:
        for scope in scopes:
            findings_of(scope, rules)
    empty = seconds_of_an_empty_call()
    return {
        code: (max(0.0, s - clock.calls[code] * empty) * 1e3, clock.calls[code]) for code, s in clock.seconds.items()
    }


def _middle(options: argparse.Namespace, kind: str) -> Any:
    """What a new process says of a kind of measurement: that with the middle time."""
    command = [sys.executable, __file__, str(options.schema), "--version", options.version, "--only", kind]
    found = [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(options.runs)]
    if kind in _KINDS:
        return median(found)
    return sorted(found, key=lambda one: sum(spent for spent, _ in one.values()))[len(found) // 2]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schema", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most", type=int, default=25)
    parser.add_argument("--version", default="6.19.0")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        path, version = options.schema, options.version
        print(json.dumps(cold(path, version, options.only) if options.only in _KINDS else of_rules(path, version)))
        return
    plain, whole, spent = (_middle(options, kind) for kind in ("validation", "default", "rules"))
    print(f"{whole:.1f} ms in all; {plain:.1f} ms with only what Prisma says: advice adds {whole / plain - 1:.0%}.")
    groups = {rule.code: rule.group for rule in RULES}
    by_group = Counter[str]()
    for code, (time, _) in spent.items():
        by_group[groups[code]] += time
    for group, time in by_group.most_common():
        print(f"{time:9.2f} ms  {time / whole:6.1%}  group {group}")
    for code, (time, calls) in sorted(spent.items(), key=lambda one: -one[1][0])[: options.most]:
        print(f"{time:9.2f} ms  {time / whole:6.1%}  {calls:7} calls  {groups[code]:<10}  {code}")


if __name__ == "__main__":
    main()
