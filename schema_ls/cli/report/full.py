"""Findings for people: with an excerpt of the source, carets below it, and the fix on offer."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from schema_ls.base.text import without_end
from schema_ls.cli.report.entries import Entry
from schema_ls.cli.report.report import Report
from schema_ls.cli.report.text import COLOURS, head, summary
from schema_ls.cli.streams import printable
from schema_ls.cli.terminal import Style
from schema_ls.workspace.environment import HIDDEN, redact

_TAB = 4
_LONGEST = 160


def render(report: Report) -> str:
    """Each finding with the line it is about, and a summary."""
    parts = [_full(entry, report.lines.get(entry.file, ()), report.style) for entry in report.entries]
    return "\n".join(parts) + "\n" * bool(parts) + summary(report)


def _full(entry: Entry, lines: Sequence[str], style: Style) -> str:
    margin = " " * len(str(entry.line))
    bar = style.paint("blue", "|")
    rows = [
        head(entry, style),
        f"{margin}{style.paint('blue', '-->')} {printable(entry.file)}:{entry.line}:{entry.column}",
    ]
    if 0 < entry.line <= len(lines):
        shown, carets = _excerpt(without_end(lines[entry.line - 1]), entry, style)
        rows += (
            f"{margin} {bar}",
            f"{style.paint('blue', str(entry.line))} {bar} {shown}",
            f"{margin} {bar} {style.paint(COLOURS[entry.severity], carets)}",
        )
    for related in entry.related:
        place = f"{printable(related.file)}:{related.line}:{related.column}"
        rows.append(f"{margin} = see {place}: {printable(related.message)}")
    for fix in entry.fixes[:1]:
        rows.append(f"{margin} = fix: {printable(fix.title)}{' (needs a migration)' * (fix.kind == 'migration')}")
    return "\n".join(row.rstrip() for row in rows) + "\n"


def _excerpt(line: str, entry: Entry, style: Style) -> tuple[str, str]:
    """The line as a terminal shows it, cut around the finding, and carets below the columns."""
    line = _without_secrets(line)
    start = entry.column - 1
    end = entry.end_column - 1 if entry.end_line == entry.line else len(line)
    left = max(0, start - _LONGEST // 2) if len(line) > _LONGEST else 0
    right = left + _LONGEST
    before, inside = _shown(line[left:start], style), _shown(line[start : min(end, right)], style)
    after = _shown(line[min(end, right) : right], style)
    lead, trail = "..." if left else "", "..." if len(line) > right else ""
    carets = " " * _width(lead + before) + "^" * max(1, _width(inside))
    return f"{lead}{before}{inside}{after}{trail}", carets


def _without_secrets(line: str) -> str:
    """The line with passwords hidden behind as many stars, so that all columns stay."""
    hidden = redact(line)
    if hidden == line:
        return line
    start = _alike(line, hidden)
    end = _alike(line[:start:-1], hidden[:start:-1])
    return line[:start] + HIDDEN[0] * (len(line) - start - end) + line[len(line) - end :]


def _alike(one: str, other: str) -> int:
    """How many first characters two texts share."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _shown(text: str, style: Style) -> str:
    return style.fitting(printable(text.replace("\t", " " * _TAB)))


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)
