"""Findings with absolute places: what reports, JSON and the library give out.

This is where spans relative to a block become lines of a file, and where passwords are hidden.
"""

from __future__ import annotations

from collections.abc import Iterable

from schema_ls.base.edit import Edit
from schema_ls.base.finding import Fix, Severity
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.checks.fixes import edits_of
from schema_ls.checks.offers import needs_trial, offered
from schema_ls.checks.run import Located
from schema_ls.checks.selection import VALIDATION
from schema_ls.model.schema import Schema
from schema_ls.workspace.environment import redact


class FixEntry(Record):
    """A fix with the edits that it makes: file name and edit, rows and columns from 0."""

    title: str
    kind: str
    edits: tuple[tuple[str, Edit], ...]


class RelatedEntry(Record):
    """Another place that explains a finding. Lines and columns from 1."""

    file: str
    line: int
    column: int
    message: str


class Entry(Record):
    """A finding at its place. Lines and columns from 1, columns in code points, the end exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    code: str
    group: str
    message: str
    related: tuple[RelatedEntry, ...] = ()
    fixes: tuple[FixEntry, ...] = ()
    is_consequence: bool = False


UNREADABLE = "unreadable-file"
"""The code of what is no finding of a rule: a file that cannot be read, so that no rule sees it."""


def unread_entry(file: str, problem: tuple[str, str]) -> Entry:
    """The entry of a file that cannot be read; `problem` is what is wrong and how to mend it."""
    return Entry(file, 1, 1, 1, 1, Severity.ERROR, UNREADABLE, VALIDATION, " ".join(problem))


_MOST_TRIALS = 10
"""For how many findings of a schema fixes are tried, each on the whole schema: others have theirs once these are mended."""


def entries_of(schema: Schema, located: list[Located]) -> list[Entry]:
    """The entries of findings, in the same order."""
    tried = [one for one in located if any(needs_trial(one.finding, fix) for fix in one.finding.fixes)]
    untried = {id(one) for one in tried[_MOST_TRIALS:]}
    return [_entry(schema, one, () if id(one) in untried else offered(schema, one)) for one in located]


def _entry(schema: Schema, located: Located, fixes: Iterable[Fix]) -> Entry:
    finding, place = located.finding, located.place
    span = finding.span.moved(place.row)
    return Entry(
        schema.files[place.file].name,
        *_from_one(span),
        finding.severity or Severity.ERROR,
        finding.code,
        finding.group,
        redact(finding.message),
        tuple(_related(schema, located)),
        tuple(
            FixEntry(
                redact(fix.title),
                fix.kind.value,
                tuple((schema.files[file].name, edit) for file, edit in edits_of(fix, place, schema)),
            )
            for fix in fixes
        ),
        finding.cause is not None,
    )


def _from_one(span: Span) -> tuple[int, int, int, int]:
    return span.row + 1, span.column + 1, span.end_row + 1, span.end_column + 1


def _related(schema: Schema, located: Located) -> list[RelatedEntry]:
    entries = []
    for related in located.finding.related:
        found = schema.find(related.where, located.place)
        if found:
            place, span = found
            line, column, _, _ = _from_one(span.moved(place.row))
            entries.append(RelatedEntry(schema.files[place.file].name, line, column, redact(related.message)))
    return entries
