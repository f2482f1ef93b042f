"""What is compared: things by name, each with its aspects as texts. How a schema becomes such things, others know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thing:
    """A block or a member.

    `name` is the one to show, `text` says all of it in one line. `keys` are what finds it again on the other side: for
    each way of looking, the most telling first, what the same thing has on the other side (None: not to be found so).
    """

    kind: str
    name: str
    text: str
    aspects: Mapping[str, str]
    keys: tuple[Hashable | None, ...]
    shape: Hashable = None
    """Two things of one kind and shape may be the same under another name. None: nothing can be told."""

    def aspect(self, name: str) -> str:
        """An aspect, empty where it has none."""
        return self.aspects.get(name, "")


@dataclass(frozen=True, slots=True)
class Matched:
    """Which things of two sides are the same, and what is on one side only, in the order of that side."""

    pairs: tuple[tuple[Thing, Thing], ...]
    gone: tuple[Thing, ...]
    new: tuple[Thing, ...]


def match(before: Sequence[Thing], after: Sequence[Thing]) -> Matched:
    """Find things of `before` again in `after`: by the first key, what is left by the second, and so on."""
    partner: dict[int, int] = {}
    for place in range(max((len(thing.keys) for thing in (*before, *after)), default=0)):
        found = _by_key(after, place, set(partner.values()))
        for key, at in _by_key(before, place, set(partner)).items():
            if key in found:
                partner[at] = found[key]
    taken = set(partner.values())
    return Matched(
        tuple((thing, after[partner[at]]) for at, thing in enumerate(before) if at in partner),
        tuple(thing for at, thing in enumerate(before) if at not in partner),
        tuple(thing for at, thing in enumerate(after) if at not in taken),
    )


def _by_key(things: Sequence[Thing], place: int, taken: Iterable[int]) -> dict[Hashable, int]:
    """Index of each thing that is free, by its key. Of several with one key the first goes with the first, and so on."""
    found: dict[Hashable, int] = {}
    counts: Counter[Hashable] = Counter()
    for at in sorted(set(range(len(things))).difference(taken)):
        if _has_key(things[at], place):
            key = (things[at].kind, things[at].keys[place])
            found[key, counts[key]] = at
            counts[key] += 1
    return found


def _has_key(thing: Thing, place: int) -> bool:
    return place < len(thing.keys) and thing.keys[place] is not None
