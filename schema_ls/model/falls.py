"""What the deletion of a row takes with it: relations with `onDelete: Cascade`, seen from the row that is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from schema_ls.base.record import Record
from schema_ls.model.circles import components
from schema_ls.model.faces import Face, ModelFace

Steps = tuple[tuple[str, str], ...]
"""Relation fields that cascade, each with the model it refers to: deleting a row there deletes rows here."""
Circle = tuple[tuple[str, str], ...]
"""Models, each with the field that refers to the next one; the last one refers to the first."""


_Below = Mapping[str, dict[str, None]]
"""By model those that lose rows with its own, in order."""
MOST = 100
"""Models to which a deletion is followed: in a large circle all that each of them reaches is its square."""


class Fall(Record):
    """What goes with a row of a model."""

    circle: Circle = ()
    """The shortest circle of several models that leads back here, told to the first of them by name; one that more than
    `MOST` models have part in may be left out."""
    reached: int = 0
    """How many other models lose rows, too; `MOST` stands for more as well."""
    deepest: tuple[str, ...] = ()
    """The way to the model that is farthest away, this one included; empty where nothing goes with a row. Where `MOST` are
    reached, the way to the farthest of these."""


NOTHING = Fall()


def steps_of(face: Face | None) -> Steps:
    """The cascading relations of a block."""
    if not isinstance(face, ModelFace) or face.kind != "model" or face.is_ignored:
        return ()
    return tuple(
        (side.name, side.type)
        for side in face.relation_sides
        if side.relation and side.relation.on_delete == "Cascade" and side.relation.fields and not side.is_list
    )


def falls_of(steps: Mapping[str, Steps]) -> dict[str, Fall]:
    """What goes with a row of each model, without models with whose rows nothing goes."""
    found: dict[str, set[str]] = {}
    for name, sides in steps.items():
        for other in {other for _, other in sides if other != name}:
            found.setdefault(other, set()).add(name)
    below = {name: dict.fromkeys(sorted(names)) for name, names in found.items()}
    circles = _circles(below, steps)
    return {name: _fall(name, below, circles.get(name, ())) for name in below}


def _fall(start: str, below: _Below, circle: Circle) -> Fall:
    came_from = _walk(start, below)
    return Fall(circle, min(len(came_from) - 1, MOST), _way(next(reversed(came_from)), came_from))


def _circles(below: _Below, steps: Mapping[str, Steps]) -> dict[str, Circle]:
    """By the first model in each of them by name, the shortest circles."""
    found = {}
    for together in components(below):
        inner = {name: {other: None for other in below[name] if other in together} for name in together}
        for start in inner if len(inner) > 1 else ():
            came_from = _walk(start, inner)
            last = next((name for name in came_from if start in inner[name]), None)
            way = _way(last, came_from) if last else ()
            if way and start == min(way):
                found[start] = _circle(way, steps)
    return found


def _walk(start: str, below: _Below) -> dict[str, str]:
    """What is reached from a model, level by level until there are `MOST`: each with the model that it was reached from."""
    came_from = {start: ""}
    order = [start]
    for name in order:
        if len(order) > MOST:
            break
        for other in islice(below.get(name, ()), MOST + 1):
            if other not in came_from:
                came_from[other] = name
                order.append(other)
    return came_from


def _way(end: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    """From the start to a model that was reached."""
    names = [end]
    while came_from[names[-1]]:
        names.append(came_from[names[-1]])
    return tuple(reversed(names))


def _circle(way: tuple[str, ...], steps: Mapping[str, Steps]) -> Circle:
    """The fields along a way of deletions, against its direction: a field refers to where the deletion comes from."""
    models = (way[0], *reversed(way[1:]))
    pairs = zip(models, (*models[1:], models[0]), strict=True)
    return tuple((name, next(side for side, other in steps[name] if other == target)) for name, target in pairs)
