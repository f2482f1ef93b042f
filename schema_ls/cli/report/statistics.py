"""How many findings each rule has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from schema_ls.cli.report.report import Report
from schema_ls.cli.report.text import summary

if TYPE_CHECKING:
    from schema_ls.cli.checking import Checked


def statistics(report: Report, found: Sequence[Checked]) -> str:
    """A line for each rule that found something, the most frequent first, and how many of its findings have a fix."""
    counted = Counter(entry.code for entry in report.entries)
    fixable = sum((one.fixable for one in found), Counter[str]())
    width = len(str(max(counted.values(), default=0)))
    rows = [
        f"{count:>{width}}  {code}" + (f"  ({fixable[code]} with a fix)" if fixable[code] else "")
        for code, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]
    return "".join(f"{row}\n" for row in rows) + summary(report)
