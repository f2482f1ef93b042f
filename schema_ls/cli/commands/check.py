"""`schema-ls check`: findings of schemas."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from schema_ls.base.errors import FileError
from schema_ls.base.finding import Severity
from schema_ls.checks.run import check
from schema_ls.cli.inputs import add_input_arguments, read_inputs
from schema_ls.cli.main import UNABLE, complain
from schema_ls.cli.parallel import each
from schema_ls.cli.report import text
from schema_ls.cli.report.entries import Entry, entries_of
from schema_ls.cli.schemas import Group, Problem, groups_of, notes_of
from schema_ls.cli.streams import note, put
from schema_ls.cli.terminal import style_of_output
from schema_ls.spec.versions import NEWEST, Version
from schema_ls.workspace.project import schema_of
from schema_ls.workspace.selection import selection_of

EXIT_CODES = "Exit codes: 0 no errors and no warnings, 1 errors or warnings, 2 something could not be checked."

_COUNTING = (Severity.ERROR, Severity.WARNING)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_input_arguments(parser)
    parser.add_argument(
        "--output-format",
        choices=("full", "concise", "json"),
        default="full",
        help="full: with excerpts of the source (default); concise: a line for each finding; json: for programs",
    )
    parser.add_argument("--show-consequences", action="store_true", help="also show what follows from other findings")


@dataclass(frozen=True, slots=True)
class _Checked:
    """What is wrong with a schema: the findings in the files that were asked for, and the lines of these files."""

    entries: tuple[Entry, ...]
    lines: dict[str, list[str]]
    files: int
    version: Version
    problems: tuple[Problem, ...]


def run(options: argparse.Namespace) -> int:
    """0: nothing to mend; 1: errors or warnings; 2: a file could not be checked."""
    inputs = read_inputs(options)
    groups = groups_of(inputs.files, options.prisma_version)
    problems = list(inputs.problems)
    checked: list[_Checked] = []
    for outcome in each(partial(_checked, consequences=options.show_consequences), groups):
        if isinstance(outcome, FileError):
            problems.append(outcome)
        else:
            checked.append(outcome)
            problems += (FileError(*problem) for problem in outcome.problems)
    _report(checked, options.output_format)
    for line in notes_of(groups):
        note(f"schema-ls: {line}")
    for problem in problems:
        complain(problem)
    if problems:
        return UNABLE
    return int(any(entry.severity in _COUNTING for one in checked for entry in one.entries))


def _checked(group: Group, *, consequences: bool) -> _Checked:
    files, problems = group.read()
    version = group.version([file.tree for file in files])
    schema = schema_of(files, version)
    found = check(schema, selection_of(group.config), consequences=consequences)
    entries = tuple(entry for entry in entries_of(schema, found) if entry.file in group.wanted)
    named = {entry.file for entry in entries}
    return _Checked(
        entries,
        {file.name: [line.text for line in file.tree.lines] for file in files if file.name in named},
        sum(file.name in group.wanted for file in files),
        version,
        tuple(problems.values()),
    )


def _report(checked: Sequence[_Checked], form: str) -> None:
    entries = [entry for one in checked for entry in one.entries]
    if form == "json":
        from schema_ls.cli.report.json import as_json

        put(as_json(entries))
        return
    style = style_of_output()
    if form == "concise":
        put(text.concise(entries, style))
    elif entries:
        lines = {name: content for one in checked for name, content in one.lines.items()}
        put(text.full(entries, lines, style) + "\n")
    if files := sum(one.files for one in checked):
        majors = sorted({min(one.version, NEWEST).major for one in checked if one.files})
        put(text.summary(entries, files, majors, style) + "\n")
