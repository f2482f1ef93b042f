"""`schema-ls check`: findings of schemas."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from schema_ls.base.errors import FileError
from schema_ls.base.finding import Severity
from schema_ls.base.text import split_lines
from schema_ls.checks.run import Selection, check
from schema_ls.cli.inputs import Input, add_input_arguments, read_inputs, version_setting
from schema_ls.cli.main import UNABLE, complain
from schema_ls.cli.report import text
from schema_ls.cli.report.entries import Entry, entries_of
from schema_ls.cli.report.json import as_json
from schema_ls.cli.terminal import style_for
from schema_ls.workspace.config import Config
from schema_ls.workspace.files import read_schema
from schema_ls.workspace.folders import absolute
from schema_ls.workspace.groups import schema_group
from schema_ls.workspace.project import Source, read_sources, schema_of, version_for

_COUNTING = (Severity.ERROR, Severity.WARNING)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    add_input_arguments(parser)
    parser.add_argument("--output-format", choices=("full", "concise", "json"), default="full")
    parser.add_argument("--show-consequences", action="store_true", help="also show what follows from other findings")


def run(options: argparse.Namespace) -> int:
    """0: nothing to mend; 1: errors or warnings; 2: a file could not be checked."""
    inputs = read_inputs(options)
    sources: dict[str, str] = {}
    entries: list[Entry] = []
    problems: list[FileError] = list(inputs.problems)
    for group in _groups(inputs.files, inputs.config, problems):
        sources.update((source.name, source.text) for source in group.sources)
        entries += _entries(group, options, inputs.config)
    _report(entries, sources, options)
    for problem in problems:
        complain(problem)
    if problems:
        return UNABLE
    return int(any(entry.severity in _COUNTING for entry in entries))


class _Group:
    """Files that make one schema, and which of them were asked for."""

    def __init__(self, first: Path) -> None:
        self.first = first
        self.sources: list[Source] = []
        self.wanted: set[str] = set()


def _groups(files: Iterable[Input], config: Config, problems: list[FileError]) -> list[_Group]:
    groups: dict[tuple[Path, ...], _Group] = {}
    given: dict[Path, Input] = {absolute(file.path): file for file in files}
    for path, file in given.items():
        group = groups.setdefault(schema_group(path, config).files, _Group(path))
        group.wanted.add(str(file.path))
    for members, group in groups.items():
        for member in members:
            known = given.get(absolute(member))
            try:
                group.sources.append(known.source() if known else Source(str(member), read_schema(member)))
            except FileError as error:
                problems.append(error)
    return list(groups.values())


def _entries(group: _Group, options: argparse.Namespace, config: Config) -> list[Entry]:
    files = read_sources(group.sources)
    version = version_for(group.first, [file.tree for file in files], version_setting(options, config))
    schema = schema_of(files, version)
    found = check(schema, _selection(config), consequences=options.show_consequences)
    return [entry for entry in entries_of(schema, found) if entry.file in group.wanted]


def _selection(config: Config) -> Selection:
    return Selection(frozenset(config.select), frozenset(config.ignore), dict(config.severity))


def _report(entries: list[Entry], sources: dict[str, str], options: argparse.Namespace) -> None:
    if options.output_format == "json":
        sys.stdout.write(as_json(entries))
        return
    style = style_for(sys.stdout)
    if options.output_format == "concise":
        sys.stdout.write(text.concise(entries, style))
    elif entries:
        lines = {name: split_lines(content) for name, content in sources.items()}
        sys.stdout.write(text.full(entries, lines, style) + "\n")
    if sources:
        print(text.summary(entries, len(sources), style))
