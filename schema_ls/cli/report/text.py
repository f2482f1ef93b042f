"""Findings for people: what their forms share."""

from __future__ import annotations

from schema_ls.base.finding import Severity
from schema_ls.base.listing import counted, listed
from schema_ls.cli.report.entries import Entry
from schema_ls.cli.report.report import Report
from schema_ls.cli.streams import printable
from schema_ls.cli.terminal import Style

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue", Severity.HINT: "cyan"}


def summary(report: Report) -> str:
    """How many findings of which weight, in how many files, by the rules of which major versions of Prisma: one line.

    Empty where no file was looked at.
    """
    if not report.files:
        return ""
    versions = listed(map(str, report.majors))
    checked = f"{counted(report.files, 'file')} checked with the rules of Prisma {versions}"
    counts = [(severity, sum(entry.severity is severity for entry in report.entries)) for severity in Severity]
    words = [f"{counted(count, _named(severity))}" for severity, count in counts if count]
    if not words:
        return report.style.paint("green", f"No findings, {checked}.") + "\n"
    return f"Found {', '.join(words)}, {checked}.\n"


def _named(severity: Severity) -> str:
    return {Severity.INFO: "remark"}.get(severity, severity.value)


def head(entry: Entry, style: Style) -> str:
    """`severity[code]: message` of a finding."""
    mark = " (follows from another finding)" if entry.is_consequence else ""
    severity = style.paint(COLOURS[entry.severity], entry.severity.value)
    return f"{severity}[{entry.code}]: {printable(entry.message)}{mark}"
