"""The fixes of findings, as things to choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.edit import Edit
from schema_ls.base.finding import FixClass
from schema_ls.base.span import Span
from schema_ls.checks.fixes import edits_of
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import DEFAULT, Selection
from schema_ls.model.schema import Schema


@dataclass(frozen=True, slots=True)
class Action:
    """A change to choose. `edits` are pairs of a file's index and an edit whose rows count from that file's start."""

    title: str
    located: Located
    edits: tuple[tuple[int, Edit], ...]
    is_preferred: bool


def quick_fixes(schema: Schema, file: int, span: Span, selection: Selection = DEFAULT) -> Iterator[Action]:
    """The fixes of all findings in a file that touch a span of it, the best one of each finding first."""
    for located in check(schema, selection):
        place = located.place
        if place.file == file and _touch(located.finding.span.moved(place.row), span):
            for number, fix in enumerate(located.finding.fixes):
                edits = tuple(edits_of(fix, place, schema))
                needs = " (needs a migration)" if fix.kind is FixClass.MIGRATION else ""
                yield Action(fix.title + needs, located, edits, number == 0)


def _touch(one: Span, other: Span) -> bool:
    starts = (one.row, one.column) <= (other.end_row, other.end_column)
    return starts and (other.row, other.column) <= (one.end_row, one.end_column)
