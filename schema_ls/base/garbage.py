"""When Python looks for garbage that refers to itself: seldom. All decisions about it are here.

A look walks over everything that was made since, and a full one over everything: of a large schema that is a pause which
people feel. We make hardly any such garbage.
"""

from __future__ import annotations

import gc


def look_seldom() -> None:
    """From the start on: look when 100,000 more values were made than freed."""
    gc.set_threshold(100_000, 20, 50)


def never_look() -> None:
    """For a piece of work after which the process ends."""
    gc.disable()


def spare_what_is_there() -> None:
    """Never look at what was made so far: modules, which stay to the end, or what the end of the process frees anyway."""
    gc.freeze()
