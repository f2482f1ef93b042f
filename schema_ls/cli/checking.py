"""Checking one schema, and mending it where that is asked for. Runs in several processes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from functools import partial
from pathlib import Path

from schema_ls.base.finding import FixClass
from schema_ls.base.record import Record
from schema_ls.checks.fixing import allowed_fix, fix_all
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import Selection
from schema_ls.cli.report.entries import Entry, entries_of, unread_entry
from schema_ls.cli.schemas import Group, Problem, disagreement_in
from schema_ls.cli.silencing import silenced
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import Version
from schema_ls.workspace.config import Config
from schema_ls.workspace.project import schema_of
from schema_ls.workspace.selection import selection_of, with_disagreement, with_variables


class Request(Record):
    """What to do with a schema. Names of rules come on top of the settings."""

    consequences: bool = False
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fixes: frozenset[FixClass] = frozenset()
    """Classes of fixes to apply."""
    silence: bool = False
    """Whether to write comments that silence what is left."""

    def over(self, config: Config) -> Config:
        """The settings with these names."""
        return config._replace(
            select=self.select or config.select,
            extend_select=(*config.extend_select, *self.extend_select),
            ignore=(*config.ignore, *self.ignore),
        )


class Checked(Record):
    """What is wrong with a schema: the findings in the files that were asked for, and the lines of these files."""

    entries: tuple[Entry, ...]
    lines: dict[str, list[str]]
    files: int
    version: Version
    problems: tuple[Problem, ...]
    changes: tuple[tuple[Path, str, str], ...]
    """Files to write, with the text they had and the one they shall have."""
    applied: Counter[str]
    """How many fixes were applied, by code."""
    fixable: Counter[str]
    """How many of the findings have a fix of some class, by code."""


def checked(group: Group, request: Request) -> Checked:
    """Check a schema. Raises ConfigError for settings that cannot be used."""
    files, problems = group.read()
    before = {file.name: str(file.tree) for file in files}
    version = group.version([file.tree for file in files])
    selection = selection_of(request.over(group.config))
    if files:
        selection = with_variables(selection, files[0].name)
        selection = with_disagreement(selection, disagreement_in(group.place, group.config))
    schema, applied = schema_of(files, version), Counter[str]()
    # What cannot be read may declare just what seems to be missing: nothing is mended then.
    if request.fixes and not problems:
        fixed = fix_all(schema, selection, request.fixes, group.wanted, partial(schema_of, version=version))
        schema, applied = fixed.schema, fixed.applied
    found = _found(schema, selection, group.wanted, consequences=request.consequences)
    if request.silence:
        schema = schema_of(silenced(schema, found), version)
        found = _found(schema, selection, group.wanted, consequences=request.consequences)
    unread = (unread_entry(name, problem) for name, problem in problems.items() if name in group.wanted)
    entries = (*unread, *entries_of(schema, found))
    texts = {file.name: str(file.tree) for file in schema.files if file.name in group.wanted}
    return Checked(
        entries,
        {file.name: [line.text for line in file.tree.lines] for file in schema.files},
        len(texts),
        version,
        tuple(problems.values()),
        tuple((Path(name), before[name], text) for name, text in texts.items() if before[name] != text),
        applied,
        Counter(one.finding.code for one in found if allowed_fix(one, frozenset(FixClass), schema)),
    )


def _found(schema: Schema, selection: Selection, wanted: Collection[str], *, consequences: bool) -> list[Located]:
    found = check(schema, selection, consequences=consequences)
    return [located for located in found if schema.files[located.place.file].name in wanted]
