"""Proves what fixes promise, on the schemas of a folder and broken variants of them.

    fix_proof.py [FOLDER] [--mutants FILE] [--made N] [--seed N] [--official DIR] [--version 6.19.0] [--each 2] [--select NAMES]

FOLDER holds `.prisma` files and folders that are one schema each. FILE has a line of JSON for each variant: `base`, the name
of a file in FOLDER, and `edits`, each an offset, a number of characters to delete and a text to insert, in code points, one
after the other. `--made` adds schemas that are made up, whole ones and broken ones. For each rule and schema the fixes of the
first `--each` findings are applied, each on its own: the finding must be gone, and no error may be added, nor, to a schema
without errors, a finding of the rules on by default. (What was wrong already in a block that could not be told from others
before does not count.) With `--official`, a folder with the official package below `VERSION/node_modules`, that engine must
take what it took before. Prints each broken promise and ends with 1 if there are any.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from made_schemas import examples
from upgrade_proof import Texts, read, verdicts

from schema_ls.base.edit import apply_edits
from schema_ls.base.finding import Fix, Severity
from schema_ls.checks.fixes import edits_of
from schema_ls.checks.offers import REVEALING, offered
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import ALL, VALIDATION, Selection
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.spec.versions import parse_version
from schema_ls.syntax.tree import parse
from schema_ls.workspace.project import schema_of
from schema_ls.workspace.written_version import version_named

Kind = tuple[str, str, str]
"""Code, message and block of a finding."""


class Tried(NamedTuple):
    """A fix that was applied: what to call it, the schema before and after."""

    name: str
    before: Texts
    after: Texts


def schema_from(texts: Texts, version: str) -> Schema:
    """The schema with some texts, judged by the rules of a version."""
    files = [SchemaFile(name, parse(text)) for name, text in texts]
    wanted = version_named(version)
    return schema_of(files, wanted)


def variants(folder: Path, mutants: Path) -> Iterator[Texts]:
    """The broken variants of schemas."""
    for line in mutants.read_text(encoding="utf-8").split("\n"):
        if line:
            mutant = json.loads(line)
            text = (folder / mutant["base"]).read_bytes().decode("utf-8", "replace")
            for offset, deleted, inserted in mutant["edits"]:
                text = text[:offset] + inserted + text[offset + deleted :]
            yield [(mutant["base"], text)]


def after_fix(schema: Schema, located: Located, fix: Fix) -> Texts:
    """The texts after a fix."""
    edits = edits_of(fix, located.place, schema)
    return [
        (file.name, apply_edits([line.text for line in file.tree.lines], [e for at, e in edits if at == number]))
        for number, file in enumerate(schema.files)
    ]


def kinds(found: Sequence[Located]) -> Counter[Kind]:
    """The findings without their places, counted."""
    return Counter((at.finding.code, at.finding.message, at.place.item.name) for at in found)


def errors(found: Sequence[Located]) -> int:
    """How many findings keep the schema from being valid."""
    return sum(at.finding.group == VALIDATION and at.finding.severity is Severity.ERROR for at in found)


def chosen(schema: Schema, found: Sequence[Located], each: int) -> Iterator[tuple[Located, Fix]]:
    """The fixes to try: those of the first findings of each rule."""
    taken: Counter[str] = Counter()
    for at in found:
        fixes = list(offered(schema, at))
        taken[at.finding.code] += bool(fixes)
        if taken[at.finding.code] <= each:
            yield from ((at, fix) for fix in fixes)


def tried(texts: Texts, version: str, select: str = ALL, *, each: int = 2) -> Iterator[Tried | str]:
    """Each fix that was tried on a schema, and each promise it broke. `select` names rules, parted by commas."""
    selection = Selection(select=frozenset(select.split(",")))
    schema = schema_from(texts, version)
    found = check(schema, selection)
    before, default = kinds(found), Counter(at.finding.code for at in check(schema))
    for at, fix in chosen(schema, found, each):
        name = f"{texts[0][0]}: {at.finding.code}: {fix.title}"
        changed = after_fix(schema, at, fix)
        again = schema_from(changed, version)
        after = check(again, selection)
        kind = (at.finding.code, at.finding.message, at.place.item.name)
        yield Tried(name, texts, changed)
        if kinds(after)[kind] >= before[kind]:
            yield f"{name}: the finding is still there"
        if at.finding.code in REVEALING:
            continue
        if errors(after) > errors(found):
            yield f"{name}: adds {[kind[:2] for kind in kinds(after) - before][:3]}"
        elif not errors(found) and (more := Counter(one.finding.code for one in check(again)) - default):
            yield f"{name}: adds {dict(more)}"


def main() -> int:
    """Try the fixes and print what they break."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--mutants", type=Path)
    parser.add_argument("--made", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--official", type=Path)
    parser.add_argument("--version", default="6.19.0", type=lambda text: text if parse_version(text) else "")
    parser.add_argument("--each", type=int, default=2)
    parser.add_argument("--select", default=ALL)
    options = parser.parse_args()
    schemas = [read(path) for path in sorted(options.folder.iterdir())] if options.folder else []
    schemas += variants(options.folder, options.mutants) if options.mutants else ()
    schemas += [[("made.prisma", made.text)] for made in examples(options.made, options.seed)] if options.made else ()
    results = [
        result for texts in schemas for result in tried(texts, options.version, options.select, each=options.each)
    ]
    broken = [result for result in results if isinstance(result, str)]
    done = [result for result in results if not isinstance(result, str)]
    print(f"{len(done)} fixes tried on {len(schemas)} schemas.")
    if options.official:
        valid = [not said for said in verdicts(options.official, options.version, [one.before for one in done])]
        asked = [one for one, is_valid in zip(done, valid, strict=True) if is_valid]
        said = verdicts(options.official, options.version, [one.after for one in asked])
        broken += [f"{one.name}: the engine says {m[0]}" for one, m in zip(asked, said, strict=True) if m]
        print(f"{len(asked)} of them on schemas that the engine of {options.version} takes.")
    print("\n".join(broken) or "All promises are kept.")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
