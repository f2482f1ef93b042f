"""What is gone on one side and new on the other, and may be the same under another name. A guess, only ever told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from schema_ls.compare.thing import Matched, Thing

_Evidence = Callable[[Thing, Thing], bool]

_MOSTLY = 0.75
"""Share of equal columns or values from which on two blocks with like names may be one."""
_ALIKE = 0.6
_MOST_PAIRS = 10_000
"""Of more pairs none is guessed: so much that is new is another schema, and comparing all would take long."""
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def renames(before: Sequence[Thing], after: Sequence[Thing], matched: Matched) -> tuple[tuple[Thing, Thing], ...]:
    """Pairs of something gone and something new that look like one, each thing in one pair at most."""
    near = _nearness(before, after, matched)
    found: list[tuple[Thing, Thing]] = []
    for kind in dict.fromkeys(thing.kind for thing in matched.gone):
        gone = [thing for thing in matched.gone if thing.kind == kind]
        new = [thing for thing in matched.new if thing.kind == kind]
        for is_one in _evidence(kind, near) if len(gone) * len(new) <= _MOST_PAIRS else ():
            pairs = _only(gone, new, is_one)
            found += pairs
            gone = [thing for thing in gone if all(thing is not each for each, _ in pairs)]
            new = [thing for thing in new if all(thing is not each for _, each in pairs)]
    return tuple(found)


def _evidence(kind: str, near: _Evidence) -> tuple[_Evidence, ...]:
    """What makes two things look like one, from the strongest to the weakest."""
    if kind in ("field", "value"):
        return (
            lambda old, new: _same_shape(old, new) and near(old, new) and _alike(old, new),
            lambda old, new: _same_shape(old, new) and _alike(old, new),
            lambda old, new: _same_shape(old, new) and near(old, new),
        )
    return (
        lambda old, new: _same_shape(old, new) and _alike(old, new),
        _same_shape,
        lambda old, new: _mostly_same(old, new) and _alike(old, new),
    )


def _only(gone: Sequence[Thing], new: Sequence[Thing], is_one: _Evidence) -> list[tuple[Thing, Thing]]:
    """Pairs of which neither thing has a second partner."""
    candidates = [(old, each) for old in gone for each in new if is_one(old, each)]
    counts = Counter(id(thing) for pair in candidates for thing in pair)
    return [(old, each) for old, each in candidates if counts[id(old)] == counts[id(each)] == 1]


def _nearness(before: Sequence[Thing], after: Sequence[Thing], matched: Matched) -> _Evidence:
    """Whether two things stand behind the same thing on their sides."""
    partners = {id(old): id(new) for old, new in matched.pairs}
    place = {id(new): id(new) for _, new in matched.pairs}
    above = _above(before, partners) | _above(after, place)
    return lambda old, new: above[id(old)] == above[id(new)]


def _above(things: Sequence[Thing], known: Mapping[int, int]) -> dict[int, int]:
    """For each thing the last one above it that both sides have; 0 at the top."""
    found, last = {}, 0
    for thing in things:
        found[id(thing)] = last
        last = known.get(id(thing), last)
    return found


def _same_shape(old: Thing, new: Thing) -> bool:
    return old.shape is not None and old.shape == new.shape


def _mostly_same(old: Thing, new: Thing) -> bool:
    a, b = old.shape, new.shape
    if not isinstance(a, AbstractSet) or not isinstance(b, AbstractSet):
        return False
    return len(a & b) >= _MOSTLY * len(a | b)


def _alike(old: Thing, new: Thing) -> bool:
    """Whether two names have a word in common, or look nearly the same."""
    mine, theirs = _words(old.name), _words(new.name)
    return bool(mine & theirs) or SequenceMatcher(None, old.name.lower(), new.name.lower()).ratio() >= _ALIKE


def _words(name: str) -> set[str]:
    return {word.lower() for word in _WORD.findall(name) if len(word) > 2}
