"""`schema-ls upgrade`: what a project has to change for another version of Prisma."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError, FileError
from schema_ls.base.finding import Severity
from schema_ls.base.listing import counted
from schema_ls.checks.rules.upgrade.old_client_generator import Options
from schema_ls.cli.inputs import read_inputs
from schema_ls.cli.main import UNABLE, complain_of
from schema_ls.cli.report.report import FORMATS, Report, render
from schema_ls.cli.schemas import groups_of
from schema_ls.cli.streams import STDIN, note, put, put_exactly
from schema_ls.cli.terminal import style_of_output
from schema_ls.cli.upgrading import Request, Upgraded, upgraded
from schema_ls.cli.writing import replace_texts
from schema_ls.workspace.folders import from_here

if TYPE_CHECKING:
    import argparse

EXIT_CODES = (
    "Exit codes: 0 nothing that has to change, or all of it was changed; 1 something has to change, or with --diff would; "
    "2 something could not be looked at or written."
)
_COUNTING = (Severity.ERROR, Severity.WARNING)
_BEFORE = ("5", "6")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="files, folders or globs (default: this folder)")
    parser.add_argument("--to", choices=("6", "7"), required=True, help="the major version of Prisma to go to")
    parser.add_argument(
        "--from",
        dest="start",
        choices=_BEFORE,
        help="the one to come from (default: what the project says, or the one before where that is the new one already)",
    )
    parser.add_argument("--fix", action="store_true", help="change what can be changed, and write prisma.config.ts")
    parser.add_argument("--diff", action="store_true", help="write nothing, print what --fix would change")
    parser.add_argument(
        "--json", action="store_true", help="print what --fix would change for a program, write nothing"
    )
    parser.add_argument(
        "--client",
        nargs="?",
        const=Options().output,
        metavar="FOLDER",
        help="also change generators of prisma-client-js to prisma-client, generated into FOLDER seen from the schema "
        f"(default: {Options().output})",
    )
    parser.add_argument(
        "--output-format",
        choices=FORMATS,
        default="full",
        metavar="FORM",
        help=f"form of the report: {', '.join(FORMATS)} (default: full)",
    )
    parser.add_argument("--no-gitignore", action="store_true", help="also look at files that git ignores")


def run(options: argparse.Namespace) -> int:
    """0: nothing has to change any more; 1: something has to. Raises ConfigError for arguments that clash."""
    _refuse_clashes(options)
    options.stdin_filename = None
    inputs = read_inputs(options)
    problems = list(inputs.problems)
    request = Request(options.to, options.start, options.fix or options.diff or options.json, options.client)
    found: list[Upgraded] = []
    taken: set[Path] = set()
    for group in groups_of(inputs.files, None):
        one = upgraded(group, request, taken)
        taken.update(path for path, before, _ in one.changes if before is None)
        problems += (FileError(*problem) for problem in one.problems)
        found.append(one)
    if options.json:
        _put_json(found)
        complain_of(problems)
        return UNABLE if problems else 0
    differs = _write(found, problems, is_diff=options.diff)
    if not options.diff:
        put(render(_report(found, options.to), options.output_format))
    complain_of(problems)
    left = any(entry.severity in _COUNTING for one in found for entry in one.entries)
    return UNABLE if problems else int(left or differs)


def _refuse_clashes(options: argparse.Namespace) -> None:
    if STDIN in options.paths:
        raise ConfigError(
            "Standard input cannot be upgraded, as a file may have to be written beside it.", "Name the schema."
        )
    if options.json and (options.fix or options.diff):
        raise ConfigError("--json writes nothing and prints no diff.", "Leave out the other option.")
    if options.client is not None and not (options.fix or options.diff or options.json):
        raise ConfigError("--client says what is changed.", "Add --fix, or --diff to see it first.")
    if options.start is not None and int(options.start) >= int(options.to):
        raise ConfigError(
            f"--from {options.start} --to {options.to} leads to no newer version.", "Give an older one with --from."
        )


def _write(found: Sequence[Upgraded], problems: list[FileError], *, is_diff: bool) -> bool:
    """Write or print what changes, the files of each schema together. Whether something was only printed."""
    for one in found:
        if is_diff:
            from schema_ls.cli.report.diff import unified

            for path, before, after in one.changes:
                put_exactly(unified(str(from_here(path)), before or "", after, style_of_output()))
            continue
        try:
            replace_texts(one.changes)
        except FileError as error:
            problems.append(error)
    _tell(found, is_diff=is_diff)
    return is_diff and any(one.changes for one in found)


def _tell(found: Sequence[Upgraded], *, is_diff: bool) -> None:
    applied = sum((one.applied for one in found), Counter[str]())
    files = sum(len(one.changes) for one in found)
    if files:
        verb = "would be changed" if is_diff else "changed"
        note(f"schema-ls: {counted(applied.total(), 'place')} {verb} in {counted(files, 'file')}.")
    for one in found:
        for path, before, _ in one.changes:
            if before is None:
                verb = "would be new" if is_diff else "is new"
                note(f"schema-ls: {from_here(path)} {verb}. Look through it: what it says was taken from the schema.")
        for line in one.notes:
            note(f"schema-ls: {line}")


def _put_json(found: Sequence[Upgraded]) -> None:
    """`{files, left, notes}`: files as pull tells them, and what remains to be done by a person."""
    import json

    from schema_ls.cli.report.json import as_object
    from schema_ls.cli.report.pulled import as_objects

    files = as_objects([(str(path), old, new) for one in found for path, old, new in one.changes])
    left = [as_object(entry) for one in found for entry in one.entries]
    notes = [note for one in found for note in one.notes]
    put_exactly(json.dumps({"files": files, "left": left, "notes": notes}, ensure_ascii=False) + "\n")


def _report(found: Sequence[Upgraded], to: str) -> Report:
    return Report(
        [entry for one in found for entry in one.entries],
        {name: lines for one in found for name, lines in one.lines.items()},
        sum(one.files for one in found),
        [int(to)],
        style_of_output(),
    )
