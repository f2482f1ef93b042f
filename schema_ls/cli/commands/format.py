"""`schema-ls format`: lay out schemas and add what relations lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from schema_ls.base.errors import FileError
from schema_ls.base.listing import counted
from schema_ls.cli.inputs import Inputs, add_input_arguments, read_inputs
from schema_ls.cli.main import UNABLE, complain_of
from schema_ls.cli.parallel import each
from schema_ls.cli.schemas import Group, Problem, groups_of
from schema_ls.cli.streams import note, printable, put, put_exactly
from schema_ls.cli.terminal import style_of_output
from schema_ls.cli.writing import replace_text
from schema_ls.syntax.tree import parse
from schema_ls.workspace.formatting import format_files

if TYPE_CHECKING:
    import argparse

    from schema_ls.cli.plain_arguments import PlainArguments

EXIT_CODES = (
    "Exit codes: 0 done, or nothing to do; 1 with --check or --diff, a file would change; "
    "2 a file could not be formatted."
)


def add_arguments(parser: argparse.ArgumentParser | PlainArguments) -> None:
    """The arguments of the command."""
    add_input_arguments(parser)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 where a file would change")
    parser.add_argument(
        "--diff", action="store_true", help="write nothing, print the changes, exit 1 where there are some"
    )
    parser.add_argument("--layout-only", action="store_true", help="do not add what relations lack")


class _Change(NamedTuple):
    """What a file held and shall hold."""

    path: Path
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return self.before != self.after


class _Count:
    """How many files ended in which way."""

    __slots__ = ("changed", "same")

    def __init__(self) -> None:
        self.changed = 0
        self.same = 0


def run(options: argparse.Namespace) -> int:
    """0: done, or nothing to do; 1: with `--check` or `--diff`, something would change; 2: a file failed."""
    inputs = read_inputs(options)
    is_dry = options.check or options.diff
    is_stdin = any(file.text is not None for file in inputs.files)
    problems = list(inputs.problems)
    count = _Count()
    for change in _changes(inputs, options, problems):
        try:
            _carry_out(change, options, is_stdin=is_stdin)
        except FileError as error:
            problems.append(error)
            continue
        count.changed += change.differs
        count.same += not change.differs
    if not is_stdin and (count.changed or count.same):
        _tell(_summary(count, is_dry), options)
    complain_of(problems)
    return UNABLE if problems else int(is_dry and count.changed > 0)


def _changes(inputs: Inputs, options: argparse.Namespace, problems: list[FileError]) -> Iterator[_Change]:
    format_group = partial(_formatted, layout_only=options.layout_only)
    for outcome in each(format_group, groups_of(inputs.files, options.prisma_version)):
        if isinstance(outcome, FileError):
            problems.append(outcome)
            continue
        changes, failed = outcome
        yield from changes
        problems += (FileError(*problem) for problem in failed)


def _formatted(group: Group, *, layout_only: bool) -> tuple[Sequence[_Change], Sequence[Problem]]:
    """The changes of the files that were asked for, and what is wrong with those that cannot be read."""
    sources, problems = group.sources()
    texts = {source.name: source.text for source in sources}
    wanted = group.wanted & texts.keys()
    formatted = format_files(
        sources,
        version=group.version([parse(source.text) for source in sources]),
        tab=group.config.format_indent,
        align=group.config.format_align,
        # What a file that cannot be read declares may be just what seems to be missing.
        layout_only=layout_only or not group.config.format_complete or bool(problems),
        wanted=wanted,
    )
    changes = [_Change(Path(name), texts[name], formatted[name]) for name in sorted(wanted)]
    return changes, [problem for name, problem in problems.items() if name in group.wanted]


def _carry_out(change: _Change, options: argparse.Namespace, *, is_stdin: bool) -> None:
    """Write, print or only name the change. Raises FileError."""
    if options.diff:
        from schema_ls.cli.report.diff import unified

        put_exactly(unified(str(change.path), change.before, change.after, style_of_output()))
    elif options.check:
        if change.differs:
            put(f"Would reformat: {printable(str(change.path))}\n")
    elif is_stdin:
        put_exactly(change.after)
    elif change.differs:
        replace_text(change.path, change.before, change.after)


def _tell(summary: str, options: argparse.Namespace) -> None:
    """The summary goes to standard output, unless this is where a diff goes that somebody may want to keep."""
    if options.diff:
        note(summary)
    else:
        put(summary + "\n")


def _summary(count: _Count, is_dry: bool) -> str:
    verb, left = ("would be reformatted", "already formatted") if is_dry else ("reformatted", "left unchanged")
    parts = [f"{counted(n, 'file')} {word}" for n, word in ((count.changed, verb), (count.same, left)) if n]
    return ", ".join(parts)
