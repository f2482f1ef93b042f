"""How well a name fits what somebody has typed of it."""

from __future__ import annotations

EXACT, START, INSIDE, SCATTERED = range(4)


def fit(typed: str, name: str) -> int | None:
    """How well `name` fits, the smaller the better; None where letters of `typed` are missing in it.

    Letter case counts for nothing: equal, then beginning alike, then holding it, then holding its letters in order.
    """
    wanted, known = typed.casefold(), name.casefold()
    if known.startswith(wanted):
        return EXACT if known == wanted else START
    if wanted in known:
        return INSIDE
    rest = iter(known)
    return SCATTERED if all(letter in rest for letter in wanted) else None
