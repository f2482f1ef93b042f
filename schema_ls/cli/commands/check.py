"""`schema-ls check`: findings of schemas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError, FileError
from schema_ls.base.finding import FixClass, Severity
from schema_ls.base.listing import counted
from schema_ls.base.record import replaced
from schema_ls.cli.baseline import beyond, read_baseline, write_baseline
from schema_ls.cli.checking import Checked, Request, checked
from schema_ls.cli.inputs import add_input_arguments, read_inputs, watched
from schema_ls.cli.main import UNABLE, complain_of
from schema_ls.cli.parallel import each
from schema_ls.cli.report.entries import Entry
from schema_ls.cli.report.report import FORMATS, Report, render
from schema_ls.cli.report.statistics import statistics
from schema_ls.cli.schemas import forget, groups_of, notes_of
from schema_ls.cli.streams import STDIN, note, put, put_exactly
from schema_ls.cli.terminal import style_of_output
from schema_ls.cli.writing import replace_text
from schema_ls.spec.versions import NEWEST
from schema_ls.workspace.selection import require_names

if TYPE_CHECKING:
    import argparse

    from schema_ls.cli.plain_arguments import PlainArguments

EXIT_CODES = "Exit codes: 0 no errors and no warnings, 1 errors or warnings, 2 something could not be checked."

_COUNTING = (Severity.ERROR, Severity.WARNING)
_FIXES = {
    "safe": frozenset((FixClass.SAFE,)),
    "migration": frozenset((FixClass.SAFE, FixClass.MIGRATION)),
    "unsafe": frozenset(FixClass),
}


_CLASHES = (
    ("--watch", "-", "Standard input does not change: give a path."),
    ("--watch", "--diff", "Leave out --watch."),
    ("--fix", "--watch", "Files that are being edited are not to be written: leave out one of them."),
    ("--add-suppressions", "--watch", "Files that are being edited are not to be written: leave out one of them."),
    ("--update-baseline", "--watch", "Write the baseline once, then watch with --baseline."),
    ("--update-baseline", "-", "A baseline knows files: give paths."),
    ("--update-baseline", "--diff", "--diff writes nothing: leave out one of them."),
    ("--add-suppressions", "--baseline", "Findings are either silenced by comments or known to a baseline."),
    ("--add-suppressions", "--update-baseline", "Findings are either silenced by comments or known to a baseline."),
    ("--statistics", "--output-format", "Statistics have one form only."),
)
"""Options that contradict each other, and what to do."""


def add_arguments(parser: argparse.ArgumentParser | PlainArguments) -> None:
    """The arguments of the command."""
    add_input_arguments(parser)
    parser.add_argument(
        "--output-format",
        choices=FORMATS,
        default="full",
        metavar="FORM",
        help="; ".join(f"{name}: {what}" for name, (_, what) in FORMATS.items()),
    )
    parser.add_argument("--show-consequences", action="store_true", help="also show what follows from other findings")
    for name, what in (
        ("select", "rules to run, and no others"),
        ("extend-select", "rules to run beside those"),
        ("ignore", "rules not to run"),
    ):
        text = f"{what}: codes, groups and presets, parted by commas"
        parser.add_argument(f"--{name}", metavar="NAMES", action="append", default=[], help=text)
    parser.add_argument("--statistics", action="store_true", help="only count the findings of each rule")
    parser.add_argument("--exit-zero", action="store_true", help="exit 0 whatever is found")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file changes, until interrupted")
    _add_changing(parser)


def _add_changing(parser: argparse.ArgumentParser | PlainArguments) -> None:
    """Arguments with which files are written."""
    fix = parser.add_mutually_exclusive_group()
    for option, value, what in (
        ("--fix", "safe", "apply fixes that change neither the database nor the client"),
        ("--fix=migration", "migration", "apply those, and those that need a migration"),
        ("--unsafe-fixes", "unsafe", "apply all fixes, also those that change the client or drop something"),
    ):
        fix.add_argument(option, dest="fix", action="store_const", const=value, help=what)
    parser.add_argument("--diff", action="store_true", help="with fixes: write nothing, print what would change")
    parser.add_argument(
        "--add-suppressions", action="store_true", help="silence what is found by comments in the schema"
    )
    parser.add_argument("--baseline", metavar="FILE", type=Path, help="leave out the findings that FILE knows")
    parser.add_argument("--update-baseline", action="store_true", help="write what is found to the baseline")


def run(options: argparse.Namespace) -> int:
    """0: nothing to mend; 1: errors or warnings; 2: a file could not be checked, or a comment names no rule.

    Raises ConfigError for arguments that clash.
    """
    _refuse_clashes(options)
    if not options.watch:
        return _run_once(options)
    from schema_ls.cli.watching import watch

    return watch(partial(_run_again, options), partial(watched, options))


def _run_again(options: argparse.Namespace) -> int:
    forget()
    return _run_once(options)


def _refuse_clashes(options: argparse.Namespace) -> None:
    is_stdin, fixes = STDIN in options.paths, "--fix" if options.fix != "unsafe" else "--unsafe-fixes"
    given = {
        fixes: options.fix,
        "--add-suppressions": options.add_suppressions,
        "--update-baseline": options.update_baseline,
        "--baseline": options.baseline,
        "--diff": options.diff,
        "--watch": options.watch,
        "--statistics": options.statistics,
        "--output-format": options.output_format != "full",
        "-": is_stdin,
    }
    for one, other, remedy in _CLASHES:
        name = fixes if one == "--fix" else one
        if given[name] and given[other]:
            raise ConfigError(f"{name} and {other} cannot be given together.", remedy)
    if options.select and not _names(options.select):
        raise ConfigError("--select names no rule.", "Give codes, groups or presets, or leave it out.")
    require_names(_names(options.select), "--select")
    require_names(_names(options.extend_select), "--extend-select")
    require_names(_names(options.ignore), "--ignore", leaves_out=True)
    if options.diff and not _changes(options):
        raise ConfigError("--diff shows changes, and nothing is to be changed.", "Add --fix or --add-suppressions.")


def _run_once(options: argparse.Namespace) -> int:
    inputs = read_inputs(options)
    groups = groups_of(inputs.files, options.prisma_version)
    problems = list(inputs.problems)
    found: list[Checked] = []
    for outcome in each(partial(checked, request=_request(options)), groups):
        if isinstance(outcome, FileError):
            problems.append(outcome)
        else:
            found.append(outcome)
            problems += (FileError(*problem) for problem in outcome.problems)
    is_stdin = any(file.text is not None for file in inputs.files)
    differs = _write(found, options, problems, is_stdin=is_stdin)
    if problems and options.update_baseline:
        problems.append(FileError("The baseline was left as it is.", "It is written once all files can be checked."))
    report = _against_baseline(_report(found), options, is_whole=not problems)
    if not (is_stdin and _changes(options)) and not (options.diff and _changes(options)):
        put(statistics(report, found) if options.statistics else render(report, options.output_format))
    for line in notes_of(groups):
        note(f"schema-ls: {line}")
    complain_of(problems)
    if problems or any(map(_names_no_rule, report.entries)):
        return UNABLE
    counts = any(entry.severity in _COUNTING for entry in report.entries) or differs
    return int(counts and not options.exit_zero)


def _names_no_rule(entry: Entry) -> bool:
    """Whether a finding is about a comment that silences what does not exist."""
    return entry.code == "unused-suppression" and entry.severity is Severity.WARNING


def _request(options: argparse.Namespace) -> Request:
    return Request(
        options.show_consequences,
        _names(options.select),
        _names(options.extend_select),
        _names(options.ignore),
        _FIXES[options.fix] if options.fix else frozenset(),
        options.add_suppressions,
    )


def _names(written: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.strip() for part in written for name in part.split(",") if name.strip())


def _changes(options: argparse.Namespace) -> bool:
    """Whether the schemas themselves may come out changed."""
    return bool(options.fix or options.add_suppressions)


def _write(found: Sequence[Checked], options: argparse.Namespace, problems: list[FileError], *, is_stdin: bool) -> bool:
    """Write or print the changed files. Whether there were some that were only printed as a diff."""
    changes = [change for one in found for change in one.changes]
    failed: set[Path] = set()
    if options.diff and _changes(options):
        from schema_ls.cli.report.diff import unified

        for path, before, after in changes:
            put_exactly(unified(str(path), before, after, style_of_output()))
    elif is_stdin and _changes(options):
        for one in found:
            put_exactly("".join(line for lines in one.lines.values() for line in lines))
    else:
        failed = _replace(changes, problems)
    done = (one.applied for one in found if failed.isdisjoint(path for path, _, _ in one.changes))
    if applied := sum(done, Counter[str]()):
        verb = "would be applied" if options.diff else "applied"
        note(f"schema-ls: {counted(applied.total(), 'fix')} {verb} in {counted(len(changes) - len(failed), 'file')}.")
    return bool(options.diff and changes)


def _replace(changes: Iterable[tuple[Path, str, str]], problems: list[FileError]) -> set[Path]:
    """Write the changed files; those that could not be written."""
    failed = set()
    for change in changes:
        try:
            replace_text(*change)
        except FileError as error:
            problems.append(error)
            failed.add(change[0])
    return failed


def _report(found: Sequence[Checked]) -> Report:
    return Report(
        [entry for one in found for entry in one.entries],
        {name: lines for one in found for name, lines in one.lines.items()},
        sum(one.files for one in found),
        sorted({min(one.version, NEWEST).major for one in found if one.files}),
        style_of_output(),
    )


def _against_baseline(report: Report, options: argparse.Namespace, *, is_whole: bool) -> Report:
    """The report without what the baseline knows, which is written anew only where all files could be checked.

    Raises FileError and ConfigError for a baseline that cannot be used.
    """
    if options.update_baseline and not is_whole:
        return report
    if options.update_baseline:
        path = options.baseline or Path("schema-ls-baseline.json")
        note(f"schema-ls: {path} knows {counted(write_baseline(path, report.entries), 'finding')}.")
        return replaced(report, entries=[])
    if options.baseline is None:
        return report
    entries = beyond(options.baseline, read_baseline(options.baseline), report.entries)
    return replaced(report, entries=entries)
