"""Findings as JSON, for programs. The fields and their meaning are stable."""

from __future__ import annotations

import json

from schema_ls.base.about import url_of_rule
from schema_ls.cli.report.entries import Entry, FixEntry
from schema_ls.cli.report.report import Report


def render(report: Report) -> str:
    """A list with one object for each entry. All ASCII: it survives every encoding."""
    return json.dumps([as_object(entry) for entry in report.entries], indent=2) + "\n"


def as_object(entry: Entry) -> dict[str, object]:
    """A finding as the object that programs get."""
    found: dict[str, object] = {
        "file": entry.file,
        "line": entry.line,
        "column": entry.column,
        "end_line": entry.end_line,
        "end_column": entry.end_column,
        "severity": entry.severity.value,
        "code": entry.code,
        "group": entry.group,
        "message": entry.message,
        "url": url_of_rule(entry.code),
        "fixes": [_fix(fix) for fix in entry.fixes],
    }
    if entry.is_consequence:
        found["consequence"] = True
    return found


def _fix(fix: FixEntry) -> dict[str, object]:
    edits = [
        {
            "file": name,
            "line": edit.span.row + 1,
            "column": edit.span.column + 1,
            "end_line": edit.span.end_row + 1,
            "end_column": edit.span.end_column + 1,
            "text": edit.text,
        }
        for name, edit in fix.edits
    ]
    return {"title": fix.title, "kind": fix.kind, "edits": edits}
