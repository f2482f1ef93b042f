"""How many of the syntax findings of the official engine are found here, at the same line of the same file.

    syntax_recall.py --shared DIR [--show N]

Reads the schemas of `DIR/conformance/{dev,probes}` and their `expected.jsonl`, which says what three versions of the official
engine find. Ends with 1 where a version falls below `WANTED`, or where a syntax finding turns up in a schema that the official
engine finds free of errors.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answers import answer

WANTED = 99.0
"""Percent."""
VERSIONS = {"5.22.0": "5.22.0", "6.19.0": "6.19.0", "8.1.0-2": "8.1.0"}
"""Versions by the name they have in the expectations."""
SYNTAX = frozenset(
    """
    unknown-block-keyword invalid-top-level-line invalid-datasource-line invalid-generator-line invalid-field-line
    invalid-enum-line invalid-type-definition field-missing-name-or-type legacy-colon legacy-required-bang
    legacy-list-syntax optional-list argument-name-missing argument-value-missing trailing-comma
    invalid-unicode-escape unknown-escape syntax-error
    """.split()
)
"""Codes of the official findings that are mistakes of syntax."""
OURS = SYNTAX | {"block-not-closed", "block-on-one-line", "block-without-name", "byte-order-mark"}
"""Codes of ours that are: some name the cause of what the official engine tells line by line."""

Place = tuple[str, int]
"""File and line from 0."""


@dataclass(frozen=True)
class Case:
    """A schema and what the official engine of one version finds."""

    name: str
    version: str
    files: tuple[tuple[str, str], ...]
    official: tuple[dict[str, object], ...]

    @property
    def wanted(self) -> set[Place]:
        """Where the official engine finds mistakes of syntax."""
        return {self._place(found) for found in self.official if found["code"] in SYNTAX}

    @property
    def is_clean(self) -> bool:
        """Whether the official engine finds no error."""
        return all(found["severity"] != "error" for found in self.official)

    def found(self) -> tuple[set[Place], set[Place]]:
        """Where anything wrong is found here, and where mistakes of syntax are."""
        question = {"id": 0, "version": self.version, "files": self.files}
        entries = answer(question)["diagnostics"]
        assert isinstance(entries, list)
        errors = [entry for entry in entries if entry["severity"] == "error"]
        return {self._place(e) for e in errors}, {self._place(e) for e in errors if e["code"] in OURS}

    def _place(self, found: dict[str, object]) -> Place:
        name = str(found.get("file", "")) if len(self.files) > 1 else ""
        return name, int(str(found["line"]))


def cases(folder: Path) -> Iterator[Case]:
    """All cases of a folder with expectations; those that crash the official engine are left out."""
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        expected = json.loads(line)
        path = folder / expected["name"]
        paths = sorted(path.rglob("*.prisma")) if path.is_dir() else [path]
        files = tuple(
            (str(file.relative_to(path)) if path.is_dir() else file.name, file.read_bytes().decode()) for file in paths
        )
        for name, version in VERSIONS.items():
            verdict = expected[name]
            verdict = expected[verdict] if isinstance(verdict, str) else verdict
            if verdict["diagnostics"] != "panic":
                yield Case(expected["name"], version, files, tuple(verdict["diagnostics"]))


def main() -> int:
    """Prints a line for each version; 1 where one is not good enough."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--show", type=int, default=20, help="print so many of what differs")
    options = parser.parse_args()
    wanted = dict.fromkeys(VERSIONS.values(), 0)
    hit, false = dict(wanted), dict(wanted)
    differing = []
    for folder in ("dev", "probes"):
        for case in cases(options.shared / "conformance" / folder):
            found, syntax = case.found()
            missed = case.wanted - found
            wanted[case.version] += len(case.wanted)
            hit[case.version] += len(case.wanted) - len(missed)
            false[case.version] += len(syntax) if case.is_clean else 0
            differing += [f"missed {case.version} {case.name}{place}" for place in sorted(missed)]
            differing += [f"false {case.version} {case.name}{place}" for place in sorted(syntax) if case.is_clean]
    print("\n".join(differing[: options.show]))
    shares = {version: 100 * hit[version] / wanted[version] for version in wanted}
    for version, share in shares.items():
        print(f"{version}: {hit[version]} of {wanted[version]} ({share:.2f} %), false {false[version]}")
    return int(min(shares.values()) < WANTED or any(false.values()))


if __name__ == "__main__":
    raise SystemExit(main())
