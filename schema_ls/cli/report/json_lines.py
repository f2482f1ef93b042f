"""Findings as JSON, an object on each line."""

from __future__ import annotations

import json

from schema_ls.cli.report.json import as_object
from schema_ls.cli.report.report import Report


def render(report: Report) -> str:
    """The objects of the format `json`, one on each line."""
    return "".join(json.dumps(as_object(entry)) + "\n" for entry in report.entries)
