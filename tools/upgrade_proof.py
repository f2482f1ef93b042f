"""Proves `schema-ls upgrade --fix` with the official engines of both versions, on the schemas of a folder.

    upgrade_proof.py FOLDER --official DIR [--from 5.22.0] [--to 8.1.0]

FOLDER holds `.prisma` files and folders that are one schema each; DIR has a folder for each version with the official
package below `node_modules`. Each schema that the old engine takes is copied, upgraded in the copy, and given to the new
engine. Ends with 1 where one is refused. The engine called 8.1.0 holds the rules of Prisma 7.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from schema_ls.cli.inputs import Input
from schema_ls.cli.schemas import Group
from schema_ls.cli.upgrading import Request, upgraded
from schema_ls.workspace.config import load_config
from schema_ls.workspace.config_program import Program, Unclear
from schema_ls.workspace.prisma_config import parse_prisma_config

OFFICIAL = Path(__file__).parent / "official_verdicts.mjs"
Texts = Sequence[tuple[str, str]]


def verdicts(official: Path, version: str, schemas: Sequence[Texts]) -> list[list[str]]:
    """The messages of the errors that the engine of a version has for each schema."""
    asked = "\n".join(json.dumps(schema) for schema in schemas)
    command = ["node", OFFICIAL, official / version]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def read(path: Path) -> Texts:
    """The files of a schema by name."""
    files = sorted(path.rglob("*.prisma")) if path.is_dir() else [path]
    return [(file.relative_to(path.parent).as_posix(), file.read_bytes().decode("utf-8", "replace")) for file in files]


def after_upgrade(schema: Texts, start: str, to: str, folder: Path) -> tuple[Texts, str, tuple[str, ...]]:
    """The schema after upgrading, the new config file (empty where there is none), and what could not be done."""
    for name, text in schema:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    inputs = tuple(Input(folder / name) for name, _ in schema)
    group = Group(inputs, frozenset(str(file.path) for file in inputs), load_config(folder))
    result = upgraded(group, Request(to, start, fixes=True))
    texts = {str(folder / name): text for name, text in schema} | {str(p): text for p, _, text in result.changes}
    config = next((text for path, before, text in result.changes if before is None), "")
    return [(name, texts[str(folder / name)]) for name, _ in schema], config, result.notes


def is_understood(config: str) -> bool:
    """Whether the reader of config files finds an address and a schema in one that was written."""
    said = parse_prisma_config(config, Path("prisma.config.ts"))
    return said.url is not None and not isinstance(Program(config).value(("schema",)), Unclear)


def main() -> int:
    """Print the figures, and each schema that is refused."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--official", type=Path, required=True)
    parser.add_argument("--from", dest="start", default="5.22.0")
    parser.add_argument("--to", default="8.1.0")
    options = parser.parse_args()
    major = {"8.1.0": "7"}.get(options.to, options.to.partition(".")[0])
    schemas = [read(path) for path in sorted(options.folder.iterdir())]
    old = verdicts(options.official, options.start, schemas)
    valid = [schema for schema, errors in zip(schemas, old, strict=True) if not errors]
    before = verdicts(options.official, options.to, valid)
    counted: Counter[str] = Counter()
    fixed: list[Texts] = []
    for schema in valid:
        folder = Path(tempfile.mkdtemp(prefix="schema-ls-upgrade-"))
        texts, config, notes = after_upgrade(schema, options.start.partition(".")[0], major, folder)
        shutil.rmtree(folder)
        fixed.append(texts)
        counted["changed"] += list(texts) != list(schema)
        counted["config files"] += bool(config)
        counted["config files that are not understood"] += bool(config) and not is_understood(config)
        counted["with notes"] += bool(notes)
    after = verdicts(options.official, options.to, fixed)
    refused = [(schema[0][0], errors) for schema, errors in zip(valid, after, strict=True) if errors]
    print(f"{len(schemas)} schemas, {len(valid)} valid in {options.start}, of these valid in {options.to}:")
    print(f"  as they are     {sum(not errors for errors in before)}")
    print(f"  after upgrading {len(valid) - len(refused)}")
    print("; ".join(f"{what}: {count}" for what, count in sorted(counted.items())))
    for name, errors in refused:
        print(f"{name}: {errors[0]}")
    return int(bool(refused))


if __name__ == "__main__":
    sys.exit(main())
