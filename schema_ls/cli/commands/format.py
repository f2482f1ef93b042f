"""`schema-ls format`: lay out schemas."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from schema_ls.base.errors import FileError
from schema_ls.base.text import split_lines
from schema_ls.cli.inputs import Input, Inputs, add_input_arguments, read_inputs, version_setting
from schema_ls.cli.main import UNABLE, complain
from schema_ls.cli.report.text import printable
from schema_ls.format import layout
from schema_ls.syntax.tree import parse
from schema_ls.workspace.files import write_atomically
from schema_ls.workspace.project import version_for

_WORTH_PROCESSES = 64


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_input_arguments(parser)
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 where a file would change")
    parser.add_argument("--diff", action="store_true", help="write nothing, print the changes, exit 1 where there are some")


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of a file."""

    path: Path
    before: str
    after: str
    problem: FileError | None = None

    @property
    def differs(self) -> bool:
        return self.before != self.after


def run(options: argparse.Namespace) -> int:
    """0: done, or nothing to do; 1: with `--check` or `--diff`, something would change; 2: a file failed."""
    inputs = read_inputs(options)
    problems = list(inputs.problems)
    changed = same = 0
    is_dry = options.check or options.diff
    for result in _results(inputs, options):
        if result.problem:
            problems.append(result.problem)
            continue
        changed += result.differs
        same += not result.differs
        _show(result, options)
        if result.differs and not is_dry and not _is_stdin(inputs):
            try:
                write_atomically(result.path, result.after)
            except FileError as error:
                problems.append(error)
                changed -= 1
    if not _is_stdin(inputs) and changed + same:
        print(_summary(changed, same, is_dry), file=sys.stderr)
    for problem in problems:
        complain(problem)
    return UNABLE if problems else int(is_dry and changed > 0)


def _is_stdin(inputs: Inputs) -> bool:
    return len(inputs.files) == 1 and inputs.files[0].text is not None


def _results(inputs: Inputs, options: argparse.Namespace) -> Iterator[_Result]:
    one = partial(_laid_out, explicit=version_setting(options, inputs.config), tab=inputs.config.format_indent)
    workers = min(os.cpu_count() or 1, 8)
    if len(inputs.files) < _WORTH_PROCESSES or workers == 1:
        yield from map(one, inputs.files)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as executor:
        yield from executor.map(one, inputs.files, chunksize=16)


def _laid_out(file: Input, *, explicit: str | None, tab: int) -> _Result:
    try:
        text = file.source().text
    except FileError as error:
        return _Result(file.path, "", "", error)
    version = version_for(file.path, [parse(text)], explicit)
    return _Result(file.path, text, layout(text, version=version, tab=tab))


def _show(result: _Result, options: argparse.Namespace) -> None:
    if options.diff:
        _write("".join(_diff(result)))
    elif options.check:
        if result.differs:
            print(f"Would reformat: {printable(str(result.path))}", file=sys.stderr)
    elif options.paths == ["-"]:
        _write(result.after)


def _write(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.flush()


def _diff(result: _Result) -> Iterator[str]:
    name = str(result.path)
    lines = difflib.unified_diff(split_lines(result.before), split_lines(result.after), name, name)
    for line in lines:
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _summary(changed: int, same: int, is_dry: bool) -> str:
    verb, left = ("would be reformatted", "already formatted") if is_dry else ("reformatted", "left unchanged")
    parts = [f"{count} file{'s' * (count != 1)} {word}" for count, word in ((changed, verb), (same, left)) if count]
    return ", ".join(parts)
