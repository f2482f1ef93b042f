"""What a run of `check` has to say, and the forms in which it can be said."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from functools import cached_property

from schema_ls.base.record import Record
from schema_ls.cli.report.entries import Entry
from schema_ls.cli.terminal import Style


class Report(Record, slots=False):
    """All findings of a run. `lines` has the lines of the files they are in, `majors` the rules that held."""

    entries: Sequence[Entry]
    lines: Mapping[str, Sequence[str]]
    files: int
    majors: Sequence[int]
    style: Style

    @cached_property
    def by_file(self) -> dict[str, list[Entry]]:
        """The findings of each file, in the order in which the files come."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.file, []).append(entry)
        return found


FORMATS: Mapping[str, tuple[str, str]] = {
    "full": ("full", "with excerpts of the source"),
    "concise": ("concise", "a line for each finding"),
    "grouped": ("grouped", "by file"),
    "json": ("json", "a list of objects"),
    "json-lines": ("json_lines", "an object on each line"),
    "github": ("github", "annotations of GitHub Actions"),
    "gitlab": ("gitlab", "a code quality report of GitLab"),
    "sarif": ("sarif", "SARIF 2.1.0"),
    "junit": ("junit", "JUnit XML"),
    "rdjson": ("rdjson", "the diagnostics of reviewdog"),
}
"""The module of each form, and what it is. A module has `render(report) -> str`, which ends with a line end."""


def render(report: Report, form: str) -> str:
    """The report in a form."""
    module = importlib.import_module(f"schema_ls.cli.report.{FORMATS[form][0]}")
    text: str = module.render(report)
    return text
