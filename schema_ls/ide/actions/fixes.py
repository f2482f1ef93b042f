"""What removes findings: their fixes, the customary texts beside them, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.finding import Change, FixClass
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.checks.fixes import FileEdit, edits_of, edits_of_changes
from schema_ls.checks.run import Located, check
from schema_ls.checks.selection import DEFAULT, Selection
from schema_ls.format import edits
from schema_ls.ide.actions.action import FIX_ALL, QUICK_FIX, Action
from schema_ls.ide.actions.customary import customary
from schema_ls.model.schema import Schema, SchemaFile
from schema_ls.syntax.tree import parse_lines

_ROUNDS = 10


def quick_fixes(schema: Schema, file: int, span: Span, selection: Selection = DEFAULT) -> Iterator[Action]:
    """The fixes of all findings in a file that touch a span of it, the best one of each finding first."""
    for located in check(schema, selection):
        if located.place.file == file and _touch(located.finding.span.moved(located.place.row), span):
            yield from _fixes(schema, located)


def _fixes(schema: Schema, located: Located) -> Iterator[Action]:
    offered: list[tuple[Change, ...]] = []
    for number, fix in enumerate(located.finding.fixes):
        needs = " (needs a migration)" if fix.kind is FixClass.MIGRATION else ""
        find = partial(edits_of, fix, located.place, schema)
        offered.append(fix.changes)
        yield Action(fix.title + needs, QUICK_FIX, find, located, number == 0)
    for title, changes in customary(schema, located):
        if changes not in offered:
            yield Action(title, QUICK_FIX, partial(edits_of_changes, changes, located.place, schema), located)


def _touch(one: Span, other: Span) -> bool:
    starts = (one.row, one.column) <= (other.end_row, other.end_column)
    return starts and (other.row, other.column) <= (one.end_row, one.end_column)


def fix_all(schema: Schema, file: int, selection: Selection = DEFAULT) -> Iterator[Action]:
    """The first fix of every finding in a file, as far as it is safe and touches no other file."""
    if _safe_edits(schema, file, selection):
        yield Action("Fix all that can be fixed safely", FIX_ALL, partial(_all_edits, schema, file, selection))


def _all_edits(schema: Schema, file: int, selection: Selection) -> Iterator[FileEdit]:
    """What is found only after something else was fixed is fixed, too, for a few rounds."""
    before = [line.text for line in schema.files[file].tree.lines]
    lines = before
    for _ in range(_ROUNDS):
        found = _safe_edits(schema, file, selection)
        if not found:
            break
        lines = split_lines(apply_edits(lines, found))
        schema = _with_lines(schema, file, lines)
    return ((file, edit) for edit in edits(before, "".join(lines)))


def _with_lines(schema: Schema, file: int, lines: list[str]) -> Schema:
    files = list(schema.files)
    files[file] = SchemaFile(files[file].name, parse_lines(lines))
    return Schema(files, schema.dialect)


def _safe_edits(schema: Schema, file: int, selection: Selection) -> list[Edit]:
    """As many as fit to each other: next to each other they would depend on their order."""
    taken: list[Edit] = []
    for located in check(schema, selection):
        fix = next(iter(located.finding.fixes), None)
        if located.place.file == file and fix is not None and fix.kind is FixClass.SAFE:
            found = edits_of(fix, located.place, schema)
            if all(index == file and not any(_touch(edit.span, t.span) for t in taken) for index, edit in found):
                taken += (edit for _, edit in found)
    return taken
