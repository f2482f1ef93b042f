"""What removes findings: their fixes, the customary texts beside them, and all safe fixes at once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import repeat

from schema_ls.base.finding import Change, FixClass
from schema_ls.base.span import Span
from schema_ls.checks import fixing
from schema_ls.checks.fixes import FileEdit, edits_of, edits_of_changes
from schema_ls.checks.offers import offered
from schema_ls.checks.run import Located, check_blocks, findings_of
from schema_ls.checks.selection import DEFAULT, Selection, rules_for
from schema_ls.format import edits
from schema_ls.ide.actions.action import FIX_ALL, QUICK_FIX, Action
from schema_ls.ide.actions.customary import customary
from schema_ls.model.schema import Schema

_SAFE = frozenset((FixClass.SAFE,))


def quick_fixes(schema: Schema, file: int, span: Span, selection: Selection = DEFAULT) -> Iterator[Action]:
    """The fixes of all findings in a file that touch a span of it, the best one of each finding first."""
    tree = schema.files[file].tree
    first, last = tree.block_index(span.row - 1), tree.block_index(span.end_row)  # a span may end where a row begins
    for located in check_blocks(schema, file, selection, first, last + 1):
        if _touch(located.finding.span.moved(located.place.row), span):
            yield from _fixes(schema, located)


def _fixes(schema: Schema, located: Located) -> Iterator[Action]:
    seen: list[tuple[Change, ...]] = []
    for number, fix in enumerate(offered(schema, located)):
        needs = " (needs a migration)" if fix.kind is FixClass.MIGRATION else ""
        find = partial(edits_of, fix, located.place, schema)
        seen.append(fix.changes)
        yield Action(fix.title + needs, QUICK_FIX, find, located, number == 0)
    for title, changes in customary(schema, located):
        if changes not in seen:
            yield Action(title, QUICK_FIX, partial(edits_of_changes, changes, located.place, schema), located)


def _touch(one: Span, other: Span) -> bool:
    starts = (one.row, one.column) <= (other.end_row, other.end_column)
    return starts and (other.row, other.column) <= (one.end_row, one.end_column)


def fix_all(schema: Schema, file: int, selection: Selection = DEFAULT) -> Iterator[Action]:
    """All findings in a file that can be fixed safely, and what is found once they are."""
    rules = rules_for(selection, schema.files[file].name, schema.files[file].tree)
    shown = (
        one for found in map(findings_of, schema.scopes[file], repeat(rules)) for one in found if one.cause is None
    )
    if any(fix.kind in _SAFE for one in shown for fix in one.fixes):
        yield Action("Fix all that can be fixed safely", FIX_ALL, partial(_all_edits, schema, file, selection))


def _all_edits(schema: Schema, file: int, selection: Selection) -> list[FileEdit]:
    before = schema.files[file]
    fixed = fixing.fix_all(schema, selection, _SAFE, {before.name}, lambda files: Schema(files, schema.dialect))
    after = str(fixed.schema.files[file].tree)
    return [(file, edit) for edit in edits([line.text for line in before.tree.lines], after)]
