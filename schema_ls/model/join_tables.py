"""Tables of implicit many-to-many relations: they have no model, and are called after names in the schema."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.finding import AddToMember, Change, Symbol
from schema_ls.model.faces import ModelFace
from schema_ls.model.relations import opposite, relation_of
from schema_ls.model.schema import Schema
from schema_ls.syntax import make

End = tuple[str, str]
"""A model and its field."""


@dataclass(frozen=True, slots=True)
class JoinTable:
    """A table with the columns A and B, which point at the models of two list fields."""

    relation: str
    """The name that the relation is given; empty where it has none."""
    a: End
    b: End

    @property
    def default_relation(self) -> str:
        """The name of the relation where none is given."""
        return f"{self.a[0]}To{self.b[0]}"

    @property
    def name(self) -> str:
        """The name of the table."""
        return f"_{self.relation or self.default_relation}"

    def is_turned_by(self, model: str, field: str, new: str) -> bool:
        """Whether A and B change places when a model, or a field of it, gets a new name."""

        def renamed(end: End) -> End:
            is_meant = end[0] == model and (not field or end[1] == field)
            return end if not is_meant else (end[0], new) if field else (new, end[1])

        return ordered(renamed(self.a), renamed(self.b))[0] != renamed(self.a)

    def naming(self) -> Iterator[Change]:
        """The changes that give the relation the name that it has by itself."""
        text = make.attribute("relation", (make.quoted(self.default_relation),))
        for end in (self.a, self.b):
            yield AddToMember(Symbol(*end), text)


def ordered(one: End, other: End) -> tuple[End, End]:
    """The ends of columns A and B: by the names of their models, within one model by those of the fields."""
    return (one, other) if one <= other else (other, one)


def join_tables(schema: Schema, name: str) -> Iterator[JoinTable]:
    """The join tables of a model, each once."""
    owner = schema.faces.get(name)
    if not isinstance(owner, ModelFace) or not schema.dialect.supports("ImplicitManyToManyRelation"):
        return
    seen = set()
    for field in owner.fields:
        other = schema.faces.get(field.type)
        if not field.is_list or not isinstance(other, ModelFace) or other.kind == "type":
            continue
        side = opposite(owner, field, other)
        if side is not None and side.is_list:
            table = JoinTable(relation_of(field).name, *ordered((name, field.name), (other.name, side.name)))
            if table not in seen:
                seen.add(table)
                yield table
