"""One of the two schemas, with what its names are called in the newer one.

Names are translated before anything is compared: a field that only the client calls otherwise makes one difference, not
one more in each index and relation that names it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from schema_ls.model.faces import EnumFace, ModelFace
from schema_ls.model.items import EnumItem, ModelItem
from schema_ls.model.schema import Schema
from schema_ls.spec.dialect import Dialect

Block = ModelItem | EnumItem
"""A block that stands for something in the database."""


@dataclass(frozen=True, slots=True)
class Side:
    """A schema with its names translated. Names that have no translation stay."""

    schema: Schema
    types: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the own name of a block: fields or values, and what they are called."""
    has_own_database: bool = False
    """Whether the other schema is for another kind of database, whose types and names mean nothing here."""

    @property
    def dialect(self) -> Dialect:
        """The language of the schema."""
        return self.schema.dialect

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Models, views, types and enums; of two with one name the first."""
        items = (places[0].item for places in self.schema.declared.values())
        return tuple(item for item in items if isinstance(item, ModelItem | EnumItem))

    def model(self, name: str) -> ModelFace | None:
        """The model, view or type of a name of this side."""
        face = self.schema.faces.get(name)
        return face if isinstance(face, ModelFace) else None

    def enum(self, name: str) -> EnumFace | None:
        """The enum of a name of this side."""
        face = self.schema.faces.get(name)
        return face if isinstance(face, EnumFace) else None

    def type(self, name: str) -> str:
        """What a type of this side is called."""
        return self.types.get(name, name)

    def member(self, owner: str, name: str) -> str:
        """What a field or value of this side is called; of a dotted path its first part is translated."""
        first, dot, rest = name.partition(".")
        return self.members.get(owner, {}).get(first, first) + dot + rest
