"""Where a change of one record goes on to others: relations whose actions modify, seen as a graph of models."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schema_ls.base.record import Record
from schema_ls.model import relations
from schema_ls.model.circles import components
from schema_ls.model.faces import Face, FieldFace, ModelFace
from schema_ls.spec.dialect import Dialect

_MODIFYING = frozenset({"Cascade", "SetNull", "SetDefault"})

Edges = tuple[tuple[str, str], ...]
"""The modifying relation fields of a model, each with the model that it refers to."""


class Spread(Record):
    """What the modifying relations of one model run into."""

    circling: frozenset[str] = frozenset()
    """Fields whose relation is part of a circle over several models."""
    crossing: frozenset[str] = frozenset()
    """Fields whose relation reaches a model that another field of the same model reaches, too."""


NOWHERE = Spread()


def modifies(owner: ModelFace, side: FieldFace, dialect: Dialect) -> bool:
    """Whether deleting or changing the other record changes the one that holds the foreign key."""
    relation = relations.relation_of(side)
    held = [owner.field(name) for name in relation.fields or ()]
    optional = all(f is not None and f.arity == "?" for f in held)
    on_delete = relation.on_delete or dialect.default_on_delete(optional)
    return on_delete in _MODIFYING or (relation.on_update or dialect.default_on_update) in _MODIFYING


def holds_key(owner: ModelFace, side: FieldFace, other: Face | None) -> bool:
    """Whether a field is the side of a complete relation that holds its foreign key."""
    if side.is_list or not relations.relation_of(side).fields or owner.kind == "type":
        return False
    return isinstance(other, ModelFace) and relations.opposite(owner, side, other) is not None


def cascades_of(owner: Face | None, faces: Mapping[str, Face], dialect: Dialect) -> Edges:
    """The modifying relations of a block, where it is a model, to others than itself."""
    if not isinstance(owner, ModelFace):
        return ()
    return tuple(
        (side.name, side.type)
        for side in owner.relation_sides
        if side.type != owner.name and holds_key(owner, side, faces.get(side.type)) and modifies(owner, side, dialect)
    )


def spread_of(edges: Mapping[str, Edges]) -> dict[str, Spread]:
    """What each model's relations run into, without those where there is nothing to say."""
    reached = _Reached(edges)
    found = {}
    for model, sides in edges.items():
        circling = frozenset(side for side, other in sides if reached.leads(other, model))
        crossing = frozenset() if circling else frozenset(_crossing(sides, reached))
        if circling or crossing:
            found[model] = Spread(circling, crossing)
    return found


def _crossing(sides: tuple[tuple[str, str], ...], reached: _Reached) -> Iterable[str]:
    mine: dict[str, int] = {}
    for side, other in sides:
        mine[side] = mine.get(side, 0) | reached.with_itself(other)
    once = twice = 0
    for models in mine.values():
        twice |= once & models
        once |= models
    return (side for side, models in mine.items() if models & twice)


class _Reached:
    """Which models a model reaches, as sets of bits."""

    __slots__ = ("beyond", "bits", "edges")

    def __init__(self, edges: Mapping[str, Edges]) -> None:
        self.edges = edges
        names = {other for sides in self.edges.values() for _, other in sides} | self.edges.keys()
        self.bits = {name: 1 << number for number, name in enumerate(sorted(names))}
        self.beyond = dict.fromkeys(names, 0)
        for circle in components({name: [other for _, other in sides] for name, sides in self.edges.items()}):
            now = 0
            for other in {other for name in circle for _, other in self.edges[name]}:
                now |= self.with_itself(other)
            self.beyond.update(dict.fromkeys(circle, now))

    def with_itself(self, name: str) -> int:
        """A model and all that it reaches."""
        return self.bits[name] | self.beyond[name]

    def leads(self, start: str, end: str) -> bool:
        """Whether a way over one relation or more leads from one model to another."""
        return bool(self.beyond[start] & self.bits[end])
