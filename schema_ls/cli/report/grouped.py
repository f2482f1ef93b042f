"""Findings for people, those of a file together."""

from __future__ import annotations

from schema_ls.cli.report.report import Report
from schema_ls.cli.report.text import head, summary
from schema_ls.cli.streams import printable


def render(report: Report) -> str:
    """The name of each file above its findings, and a summary."""
    style = report.style
    parts: list[str] = []
    for name, entries in report.by_file.items():
        places = [f"{entry.line}:{entry.column}" for entry in entries]
        width = max(map(len, places))
        parts.append(style.bold(printable(name)) + "\n")
        parts += (f"  {at:<{width}}  {head(entry, style)}\n" for at, entry in zip(places, entries, strict=True))
        parts.append("\n")
    return "".join(parts) + summary(report)
