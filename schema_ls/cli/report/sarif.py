"""Findings as SARIF 2.1.0, the form of the OASIS standard that code scanning services read."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

from schema_ls.base.about import __version__, url_of_rule
from schema_ls.base.finding import Severity
from schema_ls.checks.rule_page import page_of, summary_of
from schema_ls.checks.rules import RULES
from schema_ls.cli.report.entries import Entry, FixEntry, RelatedEntry
from schema_ls.cli.report.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note", Severity.HINT: "note"}


def render(report: Report) -> str:
    """A log with one run. Columns are code points, as they are everywhere here."""
    codes = sorted({entry.code for entry in report.entries})
    run = {
        "tool": {"driver": {"name": "schema-ls", "version": __version__, "rules": [_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(entry, codes) for entry in report.entries],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule is None:  # what is no finding of a rule, such as a file that cannot be read
        return {"id": code}
    summary, text = summary_of(rule), rule.documentation.partition("\n\n")[2]
    found: dict[str, object] = {
        "id": code,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": text.partition("Bad:")[0].strip() or summary},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "help": {"text": rule.documentation, "markdown": page_of(rule)},
        "properties": {"tags": [rule.group]},
    }
    url = url_of_rule(code)
    return {**found, "helpUri": url} if url else found


def _result(entry: Entry, codes: list[str]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": entry.code,
        "ruleIndex": codes.index(entry.code),
        "level": _LEVELS[entry.severity],
        "message": {"text": entry.message},
        "locations": [_location(entry.file, _region(entry))],
    }
    if entry.related:
        result["relatedLocations"] = [_related(related) for related in entry.related]
    if entry.fixes:
        result["fixes"] = [_fix(fix) for fix in entry.fixes if fix.edits]
    return result


def _location(name: str, region: dict[str, int]) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(name)}, "region": region}}


def _related(related: RelatedEntry) -> dict[str, object]:
    region = {"startLine": related.line, "startColumn": related.column}
    return {**_location(related.file, region), "message": {"text": related.message}}


def _region(entry: Entry) -> dict[str, int]:
    return {
        "startLine": entry.line,
        "startColumn": entry.column,
        "endLine": entry.end_line,
        "endColumn": entry.end_column,
    }


def _fix(fix: FixEntry) -> dict[str, object]:
    changes = []
    for name in dict.fromkeys(name for name, _ in fix.edits):
        replacements = [
            {
                "deletedRegion": {
                    "startLine": edit.span.row + 1,
                    "startColumn": edit.span.column + 1,
                    "endLine": edit.span.end_row + 1,
                    "endColumn": edit.span.end_column + 1,
                },
                "insertedContent": {"text": edit.text},
            }
            for file, edit in fix.edits
            if file == name
        ]
        changes.append({"artifactLocation": {"uri": _uri(name)}, "replacements": replacements})
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _uri(name: str) -> str:
    """A reference to a file: relative paths stay relative, as those who read reports expect."""
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
