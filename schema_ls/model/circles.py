"""What leads to what, and what leads back to itself: in time that grows with the number of edges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

Edges = Mapping[str, Iterable[str]]
"""By name where it leads to."""


def components(edges: Edges) -> Iterator[set[str]]:
    """The names with edges, in sets that all lead to each other (Tarjan's strongly connected components).

    Each comes after all others that it leads to. Names without edges of their own are in none.
    """
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
            other = next(rest, None)
            if other is None:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lows[above] = min(lows[above], lows[name])
                if lows[name] == numbers[name]:
                    yield _closed(name, open_)
            elif other in edges and other not in numbers:
                walk.append((other, iter(edges[other])))
            elif other in open_:
                lows[name] = min(lows[name], numbers[other])


def _closed(first: str, open_: dict[str, None]) -> set[str]:
    circle: set[str] = set()
    while first not in circle:
        circle.add(open_.popitem()[0])
    return circle
