"""Compares schema-ls with the official engine, in three versions: verdicts, and lines of what is found.

    conformance.py [--engines DIR] [--generated N] [--seed N] [--show N] [FOLDER ...]
    conformance.py --install [--engines DIR]

Cases are the own fixtures, the examples of all rules, schemas that are made (valid ones, and such with one or two things
broken), and the folders given: each `.prisma` file in one is a schema, and each folder in it that holds such files. Each case
is put the way the version wants it: with a connection string in the datasource up to Prisma 6, without one from 7 on.

Ends with 1 where a verdict differs, other than for one of the reasons in `KNOWN`. The schemas go to `build/conformance/`.
`--engines` holds a folder for each version in ENGINES; they are installed by npm where they are missing.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

from made_schemas import examples

from schema_ls.checks.rules import RULES
from schema_ls.checks.run import check
from schema_ls.checks.selection import VALIDATION
from schema_ls.model.dialects import dialect_of
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.versions import parse_version
from schema_ls.syntax.tree import parse

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "conformance"
PACKAGE = "@prisma/prisma-schema-wasm"
ENGINES = {
    "5.22.0": "5.22.0-44.605197351a3c8bdd595af2d2a9bc3025bca48ea2",
    "6.19.0": "6.19.0-26.2ba551f319ab1df4bc874a89965d8b3641056773",
    "8.1.0": "8.1.0-2.59be4fda12412a79eeb9c2ae727b6aa723593323",
}
"""Builds of the engine by the version whose rules they hold; the last one stands for Prisma 7."""

KNOWN: dict[str, re.Pattern[str]] = {
    "a block that begins behind the brace of another, on the same line, is read here as an unreadable line": re.compile(
        r"^[ \t]*\}[ \t]*(model|view|type|enum|datasource|generator)\b", re.MULTILINE
    ),
}
"""Why a verdict may differ, and what stands in such a schema."""

Files = tuple[tuple[str, str], ...]
Seen = frozenset[tuple[str, int, str]]
"""File, line from 0, `error` or `warning`."""


@dataclass(frozen=True)
class Case:
    """A schema of one or more files."""

    group: str
    name: str
    files: Files


@dataclass
class Tally:
    """What a group of cases came to in one version."""

    figures: Counter[str] = field(default_factory=Counter)
    disagreements: list[str] = field(default_factory=list)


# -- Cases


_EXAMPLE = re.compile(r"^(Bad|Good)[^\n]*:\n((?:[ \t]+[^\n]*\n|\n)*)", re.MULTILINE)
_PROVIDER = re.compile(r"^\s*// provider: (\S+)", re.MULTILINE)


def _own() -> Iterator[Case]:
    for path in sorted((ROOT / "fixtures").rglob("*.prisma")):
        yield Case("fixtures", str(path.relative_to(ROOT)), ((path.name, _read(path)),))
    for rule in RULES:
        if rule.group == VALIDATION:
            for number, (kind, body) in enumerate(_EXAMPLE.findall(rule.documentation + "\n")):
                yield Case("rules", f"{rule.code}-{kind}-{number}", (("schema.prisma", _whole(dedent(body))),))


def _whole(text: str) -> str:
    """An example with the datasource that it takes for granted, behind it so that its lines stay."""
    if re.search(r"^\s*datasource", text, re.MULTILINE):
        return text
    provider = _PROVIDER.search(text)
    return f'{text}\n\ndatasource db {{\n  provider = "{provider[1] if provider else "postgresql"}"\n}}\n'


def _of_folder(folder: Path) -> Iterator[Case]:
    for path in sorted(folder.glob("*.prisma")):
        yield Case(folder.name, path.name, ((path.name, _read(path)),))
    for inner in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = tuple((str(path.relative_to(inner)), _read(path)) for path in sorted(inner.rglob("*.prisma")))
        if files:
            yield Case(folder.name, inner.name, files)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


_DATASOURCE = re.compile(r"^([ \t]*datasource[ \t]+\w+[ \t]*\{)([^}]*)", re.MULTILINE)
_ADDRESS = re.compile(r"^[ \t]*(url|directUrl|shadowDatabaseUrl)[ \t]*=[^\n]*\n", re.MULTILINE)


def _put_for(version: str, case: Case) -> Files:
    """The files as a version wants them, with or without a connection string."""
    if case.group == "rules":
        return case.files if "connection" in case.name or "url" in case.name else _addressed(version, case.files)
    return _addressed(version, case.files)


def _addressed(version: str, files: Files) -> Files:
    def change(match: re.Match[str]) -> str:
        head, body = match.groups()
        if version.startswith("8"):
            return head + _ADDRESS.sub("", body)
        return match[0] if _ADDRESS.search(body) or "\n" not in body else f'{head}\n  url = env("URL"){body}'

    return tuple((name, _DATASOURCE.sub(change, text)) for name, text in files)


# -- Answers


def _ours(version: str, files: Files) -> tuple[Seen, Seen]:
    """What is found, and the part of it that is shown."""
    parsed = [SchemaFile(name, parse(text)) for name, text in files]
    schema = Schema(parsed, dialect_of([file.tree for file in parsed], parse_version(version) or sys.exit(version)))
    found = [at for at in check(schema, consequences=True) if at.finding.group == VALIDATION]
    places = [
        (schema.files[at.place.file].name, at.finding.span.row + at.place.row, at.finding.severity.value)
        for at in found
        if at.finding.severity
    ]
    shown = [place for place, at in zip(places, found, strict=True) if at.finding.cause is None]
    return frozenset(places), frozenset(shown)


def _official(engine: Path, asked: Sequence[Files]) -> list[Seen | None]:
    data = "".join(json.dumps({"id": index, "files": files}) + "\n" for index, files in enumerate(asked))
    command = ["node", str(ROOT / "tools" / "official.mjs"), str(engine)]
    done = subprocess.run(command, input=data.encode("utf-8", "surrogatepass"), stdout=subprocess.PIPE, check=True)
    answers = [json.loads(line)["found"] for line in done.stdout.splitlines()]
    return [None if found is None else frozenset((name, line, what) for name, line, what in found) for found in answers]


def _installed(engines: Path, version: str) -> Path:
    folder = engines / version
    if not (folder / "node_modules" / PACKAGE).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--no-save", "--ignore-scripts", "--prefix", str(folder)]
        subprocess.run([*command, f"{PACKAGE}@{ENGINES[version]}"], check=True, cwd=folder)
    return folder


# -- Comparison


def _compare(version: str, engine: Path, cases: Sequence[Case]) -> dict[str, Tally]:
    asked = [_put_for(version, case) for case in cases]
    tallies: dict[str, Tally] = {}
    for case, files, theirs in zip(cases, asked, _official(engine, asked), strict=True):
        tally = tallies.setdefault(case.group, Tally())
        tally.figures["cases"] += 1
        found, shown = _ours(version, files)
        if theirs is None:
            tally.figures["official breaks down"] += 1
            continue
        _count(tally.figures, files, theirs, (found, shown))
        kind = _disagreement(files, theirs, found)
        if kind:
            title = f"{version} {case.group} {case.name}"
            here, there = _listed(found - theirs), _listed(theirs - found)
            tally.disagreements.append(f"{kind} {title}: official only {there}, here only {here}")
            _write(OUT / title.replace("/", "_").replace(" ", "_"), files)
    return tallies


def _count(figures: Counter[str], files: Files, theirs: Seen, ours: tuple[Seen, Seen]) -> None:
    found, shown = ours
    refused, refuses = _has_error(theirs), _has_error(found)
    figures["judged"] += 1
    figures["verdicts"] += refused == refuses
    figures["lines"] += len(theirs)
    figures["found"] += len(theirs & found)
    figures["valid"] += not refused
    figures["refused"] += refused
    figures["extra"] += len(shown - theirs) if refused else 0
    figures["on purpose"] += _is_known(files) and refused != refuses


def _disagreement(files: Files, theirs: Seen, found: Seen) -> str:
    """What kind of disagreement a case shows; empty for none, or one that is on purpose."""
    refused = _has_error(theirs)
    if refused == _has_error(found):
        return "" if theirs <= found else "lines"
    if _is_known(files):
        return ""
    return "VERDICT: missed" if refused else "VERDICT: false"


def _is_known(files: Files) -> bool:
    return any(pattern.search(text) for pattern in KNOWN.values() for _, text in files)


def _write(folder: Path, files: Files) -> None:
    for name, text in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", errors="surrogatepass", newline="")


def _has_error(seen: Seen) -> bool:
    return any(severity == "error" for _, _, severity in seen)


def _listed(seen: Iterable[tuple[str, int, str]]) -> str:
    return ", ".join(f"{name}:{line + 1} {severity}" for name, line, severity in sorted(seen)[:4]) or "nothing"


def _print(version: str, tallies: dict[str, Tally], show: int) -> int:
    """One row for each group; the number of verdicts that differ."""
    differing = 0
    for group, tally in tallies.items():
        count = tally.figures
        wrong = count["judged"] - count["verdicts"] - count["on purpose"]
        differing += wrong
        print(
            f"{version:8} {group[:16]:16} {count['cases']:6} {count['valid']:6} {_share(count['verdicts'], count['judged'])}"
            f" {wrong:6} {_share(count['found'], count['lines'])} {count['extra'] / max(1, count['refused']):6.2f}"
            f" {count['official breaks down']:6}"
        )
    for tally in tallies.values():
        for line in sorted(tally.disagreements, key=lambda line: not line.startswith("VERDICT"))[:show]:
            print(f"    {line}")
    return differing


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:7.2f}" if whole else "      -"


def main() -> int:
    """Print the table; 1 where a verdict differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--engines", type=Path, default=ROOT / "build" / "engines")
    parser.add_argument("--generated", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=10, help="disagreements listed for each group")
    parser.add_argument("--install", action="store_true", help="only install the engines that are missing")
    options = parser.parse_args()
    if options.install:
        for version in ENGINES:
            _installed(options.engines, version)
        return 0
    cases = [*_own(), *(case for folder in options.folders for case in _of_folder(folder))]
    for number, made in enumerate(examples(options.generated, options.seed)):
        cases.append(Case(f"made, {made.broken} broken", str(number), (("schema.prisma", made.text),)))
    print("version  group             cases  valid verdict  wrong   lines  extra breaks")
    differing = sum(
        _print(version, _compare(version, _installed(options.engines, version), cases), options.show)
        for version in ENGINES
    )
    print(f"{differing} verdicts differ" if differing else "all verdicts agree")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
