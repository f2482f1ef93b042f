"""What the deletion of a row takes with it: relations with `onDelete: Cascade`, seen from the row that is deleted."""

from __future__ import annotations

from collections.abc import Mapping

from schema_ls.base.record import Record
from schema_ls.model.faces import Face, ModelFace

Steps = tuple[tuple[str, str], ...]
"""Relation fields that cascade, each with the model it refers to: deleting a row there deletes rows here."""
Circle = tuple[tuple[str, str], ...]
"""Models, each with the field that refers to the next one; the last one refers to the first."""


class Fall(Record):
    """What goes with a row of a model."""

    circle: Circle = ()
    """The shortest circle of several models that leads back here, told to the first of them by name."""
    reached: int = 0
    """How many other models lose rows, too."""
    deepest: tuple[str, ...] = ()
    """The way to the model that is farthest away, this one included; empty where nothing goes with a row."""


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
    below: dict[str, list[str]] = {}
    for name, sides in steps.items():
        for other in {other for _, other in sides if other != name}:
            below.setdefault(other, []).append(name)
    for names in below.values():
        names.sort()
    return {name: _fall(name, below, steps) for name in below}


def _fall(start: str, below: Mapping[str, list[str]], steps: Mapping[str, Steps]) -> Fall:
    """All that is reached from a model, level by level."""
    came_from: dict[str, str] = {start: ""}
    order, last = [start], ""
    for name in order:
        for other in below.get(name, ()):
            if other == start and not last:
                last = name
            if other not in came_from:
                came_from[other] = name
                order.append(other)
    way = _way(last, came_from) if last else ()
    circle = _circle(way, steps) if way and start == min(way) else ()
    return Fall(circle, len(order) - 1, _way(order[-1], came_from))


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
