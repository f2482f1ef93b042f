"""When Python looks for garbage that refers to itself: seldom. All decisions about it are here.

A look walks over what was made since the last one, each fifth over a little more, and a full one over everything: of a large
schema that is a pause which people feel. A block and its item refer to each other, so each state of a text that is gone is
such garbage: some dozens of values for each key.
"""

from __future__ import annotations

import gc

_FEWEST_CHANGES = 500
_VALUES_PER_CHANGE = 400
"""A look is due after as many changes as there are values, divided by this: about twice what one leaves behind."""


def look_seldom() -> None:
    """From the start on: look when 50,000 more values were made than freed."""
    gc.set_threshold(50_000, 5, 50)


class Looks:
    """Full looks at everything while texts change: those that Python makes of itself come far too late.

    Each change leaves a hundred values behind. So a look is due when they may be a small part of what there is, and
    its cost stays some microseconds for each change, however large the schema.
    """

    def __init__(self) -> None:
        self._changes = 0
        self._enough = _FEWEST_CHANGES

    def count(self) -> bool:
        """Count a change of a text. Whether a look is due, once."""
        self._changes += 1
        return self._changes == self._enough

    def look(self) -> None:
        """Free what refers to nothing but itself: best when nobody waits."""
        gc.collect()
        self._changes = 0
        self._enough = max(_FEWEST_CHANGES, len(gc.get_objects()) // _VALUES_PER_CHANGE)


def never_look() -> None:
    """For a piece of work after which the process ends, or `look_again` is called."""
    gc.disable()


def look_again() -> None:
    """After `never_look`: look from now on, at what is made from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
