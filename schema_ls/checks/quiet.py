"""Lines in which a rule found nothing, so that it need not look at them where they stand again.

What is quiet bears a mark of its own, so a line that is gone leaves nothing behind.
"""

from __future__ import annotations

from schema_ls.spec.dialect import Dialect

_MOST = 200
"""Marks that are given at most: there are a few for each dialect that a session meets."""
_marks: dict[tuple[str, str, Dialect], int] = {}


def mark_of(rule: str, kind: str, dialect: Dialect) -> int:
    """The bit in the `quiet` of a line or wording that says: `rule` found nothing in it, in a block of a kind.

    The rule looks at each line alone, or at its wording, beside that kind and the dialect. 0 where no bit is left: then
    nothing is remembered.
    """
    known = _marks.get((rule, kind, dialect))
    if known is None:
        if len(_marks) >= _MOST:
            return 0
        known = _marks[rule, kind, dialect] = 1 << len(_marks)
    return known
