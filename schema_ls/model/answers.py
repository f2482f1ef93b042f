"""Questions about the whole schema that a block may ask, and who answers them. A block sees answers to its own ones only.

A block *asks* about topics and *offers* something under topics; both follow from its text alone. So what a change is
seen by is a matter of sets: whoever asks about a topic under which something else is offered now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from schema_ls.base.layered import Layered
from schema_ls.base.record import Record
from schema_ls.model.faces import EnumFace, Face, FieldFace, ModelFace
from schema_ls.spec.scalars import SCALARS

Topic = tuple[str, str]
"""A kind of question, one of the words below, and what it is about."""

VALUE = "value"
"""Which enums have this value?"""
TYPED = "typed"
"""What is the type of fields of this name, where it is no built-in one?"""
MODEL = "model"
"""Which models have this name, without regard to case and `_`, and an id of one field?"""
TABLE = "table"
"""Which models have this table? `schema.table`."""
LABELS = "labels"
"""Which enums consist of these database labels?"""
EXTENSION = "extension"
"""Which blocks need this extension of the database?"""

_BUILT_IN = frozenset((*SCALARS, "Unsupported", ""))
_MANY = 3
"""Enums of fewer values are often alike by chance."""


class Target(Record):
    """A model that a foreign key of one field can point at. `names` are all its fields."""

    name: str
    id: FieldFace
    names: frozenset[str]


Offer = str | Target
Offers = Mapping[Topic, Offer]


class Voice(Record):
    """What the blocks of one name offer and ask."""

    offers: Offers = MappingProxyType({})
    asks: frozenset[Topic] = frozenset()


SILENT = Voice()


def table_topic(face: ModelFace | EnumFace) -> Topic:
    """The question for the table that has the database name of a block."""
    return (TABLE, f"{face.schema}.{face.map or face.name}")


def labels_topic(face: EnumFace) -> Topic | None:
    """The question for enums with the same labels; None for one with so few that it says nothing."""
    labels = sorted({value.label for value in face.values})
    return (LABELS, "\0".join(labels)) if len(labels) >= _MANY else None


def model_topic(words: Iterable[str]) -> Topic:
    """The question for a model whose name consists of these words."""
    return (MODEL, "".join(words).lower())


def offers_of(face: Face, extensions: Iterable[str]) -> Offers:
    """What a block has to offer. `extensions` are those it needs."""
    found: dict[Topic, Offer] = {}
    if isinstance(face, EnumFace):
        found.update({(VALUE, value.name): face.name for value in face.values if not value.is_broken})
        if labels := labels_topic(face):
            found[labels] = face.name
    else:
        found.update(
            {(TYPED, one.name): one.type for one in face.fields if one.type not in _BUILT_IN and one.arity != "[]"}
        )
        found.update({(EXTENSION, name): face.name for name in extensions})
        if face.kind != "type":
            found[table_topic(face)] = face.name
        if target := _target(face):
            found[model_topic(face.name.split("_"))] = target
    return found


def _target(face: ModelFace) -> Target | None:
    key = face.id
    held = face.field(key.column_names[0]) if key and len(key.columns) == 1 and face.kind == "model" else None
    if held is None or face.is_ignored:
        return None
    return Target(face.name, held, frozenset(face.by_name))


class Exchange:
    """Who offers and who asks what, by names of blocks. To be read only."""

    def __init__(self) -> None:
        self.offers: Layered[Topic, dict[str, Offer]] = Layered()
        self.askers: Layered[Topic, frozenset[str]] = Layered()

    def answers(self, asks: Iterable[Topic], name: str) -> tuple[tuple[Topic, tuple[Offer, ...]], ...]:
        """What others than the blocks of this name offer, in the order of their names; topics without offers left out."""
        found = []
        for topic in asks:
            offered = self.offers.get(topic)
            if offered and (answer := tuple(offered[other] for other in sorted(offered) if other != name)):
                found.append((topic, tuple(dict.fromkeys(answer))))
        return tuple(found)

    def after(self, changes: Mapping[str, tuple[Voice, Voice]]) -> tuple[Exchange, set[Topic]]:
        """The next state, by the voice of each name before and after, and the topics with other offers than before."""
        new = Exchange()
        new.offers, new.askers = self.offers, self.askers
        moved = {
            topic
            for before, after in changes.values()
            if before.offers != after.offers
            for topic in {*before.offers, *after.offers}
            if before.offers.get(topic) != after.offers.get(topic)
        }
        if moved:
            new.offers = self._offered(moved, changes)
        if any(before.asks != after.asks for before, after in changes.values()):
            new.askers = self._asked(changes)
        return new, moved

    def _offered(
        self, moved: set[Topic], changes: Mapping[str, tuple[Voice, Voice]]
    ) -> Layered[Topic, dict[str, Offer]]:
        offers = self.offers.copy()
        for topic in moved:
            offers[topic] = offers.get(topic, {}).copy()
        for name, (before, after) in changes.items():
            for topic in moved.intersection(before.offers):
                offers[topic].pop(name)
            for topic in moved.intersection(after.offers):
                offers[topic][name] = after.offers[topic]
        for topic in moved:
            if not offers[topic]:
                del offers[topic]
        return offers

    def _asked(self, changes: Mapping[str, tuple[Voice, Voice]]) -> Layered[Topic, frozenset[str]]:
        askers = self.askers.copy()
        for name, (before, after) in changes.items():
            for topic in before.asks - after.asks:
                askers[topic] -= {name}
                if not askers[topic]:
                    del askers[topic]
            for topic in after.asks - before.asks:
                askers[topic] = askers.get(topic, frozenset()) | {name}
        return askers
