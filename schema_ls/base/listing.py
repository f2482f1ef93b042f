"""Several things in one sentence."""

from __future__ import annotations

from collections.abc import Iterable


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a person lists them: `a`, `a and b`, `a, b and c`. There is at least one; `last` stands before the last."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def listed_names(names: Iterable[str], last: str = "and", *, most: int | None = None) -> str:
    """Names as messages list them, each in backticks; of more than `most` the others as a number."""
    shown = [f"`{name}`" for name in names]
    if most is not None and len(shown) > most:
        shown[most:] = [f"{len(shown) - most} more"]
    return listed(shown, last)


def counted(number: int, thing: str) -> str:
    """A number with what it counts, a word that ends on `s` or `es` where there are several: `1 file`, `2 fixes`."""
    several = "es" if thing.endswith("x") else "s"
    return f"{number} {thing}{several * (number != 1)}"
