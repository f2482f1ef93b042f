"""Answers checks and formatting for many schemas in one process, for comparisons with other tools.

Reads lines of JSON `{"id", "version", "files": [[name, text], ...], "tab"?}` and writes, in the same order and flushed
one by one, `{"id", "version", "diagnostics": [...], "formatted": {name: text}}`. Lines count from 0 and columns are
UTF-16 code units. Only findings of the group `validation` are given, consequences marked.
"""

from __future__ import annotations

import json
import sys

from schema_ls.base.text import utf16_length
from schema_ls.checks.run import check
from schema_ls.checks.selection import VALIDATION
from schema_ls.cli.report.entries import Entry, entries_of
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import Version
from schema_ls.workspace.formatting import format_files
from schema_ls.workspace.project import Source, read_sources, schema_of
from schema_ls.workspace.written_version import version_named


def _units(lines: list[str], line: int, column: int) -> int:
    """UTF-16 column from 0 of a code point column from 1."""
    return utf16_length(lines[line - 1][: column - 1]) if line <= len(lines) else 0


def _diagnostic(entry: Entry, lines: list[str]) -> dict[str, object]:
    found: dict[str, object] = {
        "file": entry.file,
        "line": entry.line - 1,
        "column": _units(lines, entry.line, entry.column),
        "end_line": entry.end_line - 1,
        "end_column": _units(lines, entry.end_line, entry.end_column),
        "severity": entry.severity.value,
        "code": entry.code,
        "message": entry.message,
    }
    if entry.is_consequence:
        found["consequence"] = True
    return found


def _diagnostics(schema: Schema) -> list[dict[str, object]]:
    lines = {file.name: [line.text for line in file.tree.lines] for file in schema.files}
    found = [located for located in check(schema, consequences=True) if located.finding.group == VALIDATION]
    return [_diagnostic(entry, lines[entry.file]) for entry in entries_of(schema, found)]


def answer(question: dict[str, object]) -> dict[str, object]:
    """The answer to one question."""
    files = [Source(name, text) for name, text in question["files"]]  # type: ignore[attr-defined] # JSON
    version: Version = version_named(str(question["version"]))
    tab = int(str(question.get("tab", 2)))
    return {
        "id": question["id"],
        "version": question["version"],
        "diagnostics": _diagnostics(schema_of(read_sources(files), version)),
        "formatted": format_files(files, version=version, tab=tab),
    }


def main() -> None:
    """Answer until the input ends."""
    for line in sys.stdin.buffer:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
