"""Findings as reviewdog's diagnostics. Source of the form: reviewdog's schema; its columns count bytes of UTF-8, from 1."""

from __future__ import annotations

import json
from collections.abc import Sequence

from schema_ls.base.about import url_of_rule
from schema_ls.base.finding import Severity
from schema_ls.base.span import Span
from schema_ls.cli.report.entries import Entry, FixEntry
from schema_ls.cli.report.report import Report

_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO", Severity.HINT: "INFO"}


def render(report: Report) -> str:
    """One object with all diagnostics. Fixes of one file become suggestions."""
    found = [_diagnostic(entry, report.lines.get(entry.file, ())) for entry in report.entries]
    return json.dumps({"source": {"name": "schema-ls"}, "diagnostics": found}, indent=2) + "\n"


def _diagnostic(entry: Entry, lines: Sequence[str]) -> dict[str, object]:
    span = Span(entry.line - 1, entry.column - 1, entry.end_line - 1, entry.end_column - 1)
    found: dict[str, object] = {
        "message": entry.message,
        "location": {"path": entry.file, "range": _range(span, lines)},
        "severity": _LEVELS[entry.severity],
        "code": {"value": entry.code, **({"url": url} if (url := url_of_rule(entry.code)) else {})},
    }
    suggestions = [part for fix in entry.fixes for part in _suggestions(fix, entry.file, lines)]
    return {**found, "suggestions": suggestions} if suggestions else found


def _suggestions(fix: FixEntry, name: str, lines: Sequence[str]) -> list[dict[str, object]]:
    if len(fix.edits) != 1 or fix.edits[0][0] != name:
        return []
    edit = fix.edits[0][1]
    return [{"range": _range(edit.span, lines), "text": edit.text}]


def _range(span: Span, lines: Sequence[str]) -> dict[str, object]:
    return {"start": _position(span.row, span.column, lines), "end": _position(span.end_row, span.end_column, lines)}


def _position(row: int, column: int, lines: Sequence[str]) -> dict[str, int]:
    before = lines[row][:column] if row < len(lines) else ""
    return {"line": row + 1, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
