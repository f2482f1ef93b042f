"""Findings as GitLab's report on code quality. Source of the form: GitLab's page on code quality."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from schema_ls.base.finding import Severity
from schema_ls.cli.report.report import Report

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "minor", Severity.HINT: "info"}


def render(report: Report) -> str:
    """A list with one object for each finding. Fingerprints stay the same when lines move."""
    return json.dumps(list(_objects(report)), indent=2) + "\n"


def _objects(report: Report) -> Iterator[dict[str, object]]:
    seen: Counter[str] = Counter()
    for entry in report.entries:
        identity = f"{entry.file}\0{entry.code}\0{entry.message}"
        seen[identity] += 1
        yield {
            "description": entry.message,
            "check_name": entry.code,
            "fingerprint": hashlib.sha256(f"{identity}\0{seen[identity]}".encode()).hexdigest(),
            "severity": _LEVELS[entry.severity],
            "location": {
                "path": entry.file,
                "positions": {
                    "begin": {"line": entry.line, "column": entry.column},
                    "end": {"line": entry.end_line, "column": entry.end_column},
                },
            },
        }
