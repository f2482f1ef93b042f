"""Composite types that hold themselves: by required fields, so that no record could ever end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
    for circle in _circles(edges):
        for name in circle:
            found[name] = _way(name, circle, edges)
    return found


def _held(face: ModelFace) -> list[str]:
    return [field.type for field in face.fields if field.is_required]


def _way(name: str, circle: set[str], edges: _Edges) -> tuple[str, ...]:
    if len(circle) > _LISTED:
        return (name, next(held for held in edges[name] if held in circle), MORE, name)
    came_from: dict[str, str] = {}
    waiting = [name]
    for at in waiting:
        for held in edges[at]:
            if held == name:
                way = [name, at]
                while way[-1] != name:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way)) if at != name else (name, name)
            if held in circle and held not in came_from:
                came_from[held] = at
                waiting.append(held)
    raise AssertionError(f"{name} is in no circle")


def _circles(edges: _Edges) -> Iterator[set[str]]:
    """Types that all hold each other (Tarjan's strongly connected components), those that hold themselves included."""
    numbers: dict[str, int] = {}
    lows: dict[str, int] = {}
    open_: dict[str, None] = {}
    for root in edges:
        walk = [(root, iter(edges[root]))] if root not in numbers else []
        while walk:
            name, rest = walk[-1]
            if name not in numbers:
                numbers[name] = lows[name] = len(numbers)
                open_[name] = None
            held = next(rest, None)
            if held is None:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lows[above] = min(lows[above], lows[name])
                if lows[name] == numbers[name]:
                    yield from _closed(name, open_, edges)
            elif held in edges and held not in numbers:
                walk.append((held, iter(edges[held])))
            elif held in open_:
                lows[name] = min(lows[name], numbers[held])


def _closed(first: str, open_: dict[str, None], edges: _Edges) -> Iterator[set[str]]:
    circle: set[str] = set()
    while first not in circle:
        circle.add(open_.popitem()[0])
    if len(circle) > 1 or first in edges[first]:
        yield circle
