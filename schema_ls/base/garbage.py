"""When Python looks for garbage that refers to itself: seldom. All decisions about it are here.

A look walks over what was made since the last one, each fifth over a little more, and a full one over everything: of a large
schema that is a pause which people feel. A block and its item refer to each other, so each state of a text that is gone is
such garbage: some dozens of values for each key.
"""

from __future__ import annotations

import gc


def look_seldom() -> None:
    """From the start on: look when 50,000 more values were made than freed."""
    gc.set_threshold(50_000, 5, 50)


def never_look() -> None:
    """For a piece of work after which the process ends, or `look_again` is called."""
    gc.disable()


def look_again() -> None:
    """After `never_look`: look from now on, at what is made from now on."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def spare_what_is_there() -> None:
    """Never look at what was made so far: modules, which stay to the end, or what the end of the process frees anyway."""
    gc.freeze()
