"""What can be done at a place of a schema, as changes to choose.

action.py      a change to choose
fixes.py       what removes findings; customary.py: as the official extension writes it
    refactorings.py  what could be otherwise: extracting.py, joining.py, relating.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.span import Span
from schema_ls.checks.selection import DEFAULT, Selection
from schema_ls.ide.actions.action import EXTRACT, FIX_ALL, QUICK_FIX, REWRITE, Action, is_wanted
from schema_ls.ide.actions.fixes import fix_all, quick_fixes
from schema_ls.ide.actions.refactorings import refactorings
from schema_ls.model.schema import Schema


def actions(
    schema: Schema, file: int, span: Span, selection: Selection = DEFAULT, only: Iterable[str] | None = None
) -> Iterator[Action]:
    """What can be done at a span of a file. `only`: kinds that are wanted; None for all."""
    wanted = None if only is None else tuple(only)
    if is_wanted(QUICK_FIX, wanted):
        yield from quick_fixes(schema, file, span, selection)
    for action in (
        refactorings(schema, file, span) if any(is_wanted(kind, wanted) for kind in (EXTRACT, REWRITE)) else ()
    ):
        if is_wanted(action.kind, wanted):
            yield action
    if is_wanted(FIX_ALL, wanted):
        yield from fix_all(schema, file, selection)
