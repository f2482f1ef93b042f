"""Findings for people, a line each."""

from __future__ import annotations

from schema_ls.cli.report.report import Report
from schema_ls.cli.report.text import head, summary
from schema_ls.cli.streams import printable


def render(report: Report) -> str:
    """`file:line:column: severity[code]: message`, and a summary."""
    style = report.style
    rows = (
        f"{style.bold(printable(entry.file))}:{entry.line}:{entry.column}: {head(entry, style)}\n"
        for entry in report.entries
    )
    return "".join(rows) + summary(report)
