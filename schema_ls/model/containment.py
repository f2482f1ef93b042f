"""Composite types that hold themselves: by required fields, so that no record could ever end."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence

from schema_ls.model.circles import components
from schema_ls.model.faces import Face, ModelFace

MORE = "…"
"""Stands in a way for names that are left out."""
_LISTED = 100
"""Types up to which the ways through a circle are told in full: all ways through a large one are its square."""

_Edges = Mapping[str, Sequence[str]]


def required_cycles(faces: Mapping[str, Face]) -> dict[str, tuple[str, ...]]:
    """By the name of a type that holds itself, the shortest way along required fields: it is the first and the last."""
    edges = {face.name: _held(face) for face in faces.values() if isinstance(face, ModelFace) and face.kind == "type"}
    found: dict[str, tuple[str, ...]] = {}
    for circle in components(edges):
        if len(circle) > 1 or any(name in edges[name] for name in circle):
            found.update((name, _way(name, circle, edges)) for name in circle)
    return found


def _held(face: ModelFace) -> list[str]:
    return [field.type for field in face.fields if field.is_required]


def _way(name: str, circle: set[str], edges: _Edges) -> tuple[str, ...]:
    if len(circle) > _LISTED:
        return (name, next(held for held in edges[name] if held in circle), MORE, name)
    came_from: dict[str, str] = {}
    waiting = deque([name])
    while name not in came_from:
        at = waiting.popleft()
        for held in edges[at]:
            if held in circle and held not in came_from:
                came_from[held] = at
                waiting.append(held)
    way = [name, came_from[name]]
    while way[-1] != name:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
