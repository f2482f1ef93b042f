"""Findings as workflow commands, which GitHub Actions shows beside the lines they are about.

Source of the form: GitHub's page on workflow commands.
"""

from __future__ import annotations

from schema_ls.base.finding import Severity
from schema_ls.cli.report.entries import Entry
from schema_ls.cli.report.report import Report
from schema_ls.cli.streams import printable

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice", Severity.HINT: "notice"}


def render(report: Report) -> str:
    """One command for each finding."""
    return "".join(_command(entry) + "\n" for entry in report.entries)


def _command(entry: Entry) -> str:
    where = {"file": entry.file, "line": entry.line, "endLine": entry.end_line, "title": f"schema-ls {entry.code}"}
    if entry.line == entry.end_line:
        where |= {"col": entry.column, "endColumn": entry.end_column}
    properties = ",".join(f"{name}={_property(printable(str(value)))}" for name, value in where.items())
    return f"::{_LEVELS[entry.severity]} {properties}::{_data(f'{entry.code}: {printable(entry.message)}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
