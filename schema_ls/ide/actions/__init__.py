"""What can be done at a place of a schema, as changes to choose.

action.py      a change to choose
fixes.py       what removes findings; customary.py: as the official extension writes it
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema_ls.base.span import Span
from schema_ls.checks.selection import DEFAULT, Selection
from schema_ls.ide.actions.action import FIX_ALL, QUICK_FIX, Action, is_wanted
from schema_ls.ide.actions.fixes import fix_all, quick_fixes
from schema_ls.model.schema import Schema


def actions(
    schema: Schema, file: int, span: Span, selection: Selection = DEFAULT, only: Iterable[str] | None = None
) -> Iterator[Action]:
    """What can be done at a span of a file. `only`: kinds that are wanted; None for all."""
    wanted = None if only is None else tuple(only)
    if is_wanted(QUICK_FIX, wanted):
        yield from quick_fixes(schema, file, span, selection)
    if is_wanted(FIX_ALL, wanted):
        yield from fix_all(schema, file, selection)
