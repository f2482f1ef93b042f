"""Handles: a declared thing together with what its block can see. Rules and editor features ask these.

A handle of the own block knows places in the text; of other blocks only faces are at hand.
"""

from __future__ import annotations

from collections import Counter

from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.model import relations
from schema_ls.model.faces import FULLTEXT, ID, EnumFace, FieldFace, Key, ModelFace, Ordering, RelationFace
from schema_ls.model.indexes import Keepers, served_columns
from schema_ls.model.items import UNSUPPORTED as UNSUPPORTED_TYPE
from schema_ls.model.items import ConfigItem, EnumItem, FieldItem, KeyItem, ModelItem, ValueItem
from schema_ls.model.schema import Scope
from schema_ls.spec.dialect import Dialect
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax.ast import Attribute

SCALAR = "scalar"
UNSUPPORTED = "unsupported"
ENUM = "enum"
RELATION = "relation"
COMPOSITE = "composite"
UNKNOWN = "unknown"
MISSING = "missing"


class _Block(Record, slots=False):
    """What the handles of all blocks have; each says which kind of item it is about."""

    scope: Scope
    item: ModelItem | EnumItem | ConfigItem

    @cached_property
    def name(self) -> str:
        """Its name."""
        return self.item.name

    @cached_property
    def dialect(self) -> Dialect:
        """What its database and version allow."""
        return self.scope.dialect

    @property
    def name_span(self) -> Span:
        """The name in the header."""
        return self.item.block.name_span


class Model(_Block, slots=False):
    """A model, view or composite type."""

    item: ModelItem

    @cached_property
    def kind(self) -> str:
        """`model`, `view` or `type`."""
        return self.item.kind

    @cached_property
    def face(self) -> ModelFace:
        """What other blocks see of it."""
        return self.item.face

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """All fields in order; those that lead to a model are `RelationField`s."""
        return tuple(_field(self, item) for item in self.item.fields)

    @cached_property
    def relation_fields(self) -> tuple[RelationField, ...]:
        """The fields that lead to a model or view."""
        return tuple(field for field in self.fields if isinstance(field, RelationField))

    @cached_property
    def is_lonely(self) -> bool:
        """Whether nothing leads back to it, and no two of its relation fields share a name."""
        return not any(
            side.is_self
            or relations.opposites(self.face, side.face, side.other)
            or len(relations.alike(self.face, side.face, side.other)) > 1
            for side in self.relation_fields
        )

    @cached_property
    def by_foreign_key(self) -> dict[frozenset[str], RelationField]:
        """The first relation field for each set of fields that is listed as its key."""
        return {frozenset(field.local_fields): field for field in reversed(self.relation_fields)}

    @cached_property
    def shared_columns(self) -> frozenset[str]:
        """The fields that are in the foreign keys of several relations."""
        held = Counter(name for field in self.relation_fields for name in {*field.local_fields})
        return frozenset(name for name, count in held.items() if count > 1)

    def let_go(self) -> None:
        """Forget all, to be called by whoever made it and is done: its fields and keys lead back here, and would stay in memory
        until somebody looks for garbage."""
        vars(self).clear()

    def field(self, name: str) -> Field | None:
        """The first field with a name."""
        return self._by_name.get(name)

    def field_at(self, row: int) -> Field | None:
        """The field on a row of the block."""
        return next((field for field in self.fields if field.item.row == row), None)

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.item.line.name: field for field in reversed(self.fields)}

    @cached_property
    def indexes(self) -> tuple[Index, ...]:
        """Ids, uniques and indexes: those of fields first."""
        return tuple(Index(self, item) for item in self.item.keys)

    @cached_property
    def indexes_at(self) -> dict[int, list[Index]]:
        """Ids, uniques and indexes by the row of their line."""
        found: dict[int, list[Index]] = {}
        for index in self.indexes:
            found.setdefault(index.item.member.row, []).append(index)
        return found

    @cached_property
    def leading_columns(self) -> Counter[str]:
        """How many of its keys start with a column."""
        return Counter(index.key.columns[0].name for index in self.indexes if index.key.columns)

    @cached_property
    def keepers(self) -> Keepers:
        """Which of its keys do what others do, too. The numbers are those of `indexes`."""
        return Keepers([index.key for index in self.indexes])

    @cached_property
    def _served(self) -> dict[int, dict[frozenset[str], Key]]:
        return {}

    def serving_key(self, columns: tuple[str, ...]) -> Key | None:
        """A key by which rows with equal `columns` are found quickly."""
        count = len(columns)
        if count not in self._served:
            self._served[count] = served_columns(self.face.keys, count)
        return self._served[count].get(frozenset(columns))

    @cached_property
    def alike_indexes(self) -> dict[Ordering, list[Index]]:
        """Uniques and indexes on the same fields in the same order and direction, by these."""
        found: dict[Ordering, list[Index]] = {}
        for index in self.indexes:
            if index.key.kind not in (ID, FULLTEXT):
                found.setdefault(index.key.ordering, []).append(index)
        return found


class Index(Record, slots=False):
    """An id, unique or index with its place."""

    model: Model
    item: KeyItem

    @property
    def key(self) -> Key:
        """What it is made of."""
        return self.item.key

    @property
    def span(self) -> Span:
        """The attribute with its arguments."""
        return self.item.span

    @property
    def spelling(self) -> str:
        """How a message names it, backticks included: "`@unique` on `email`", "`@@index([a, b])`"."""
        if self.key.on_block:
            return f"`@@{self.key.kind}([{', '.join(self.key.column_names)}])`"
        return f"`@{self.key.kind}` on `{self.key.column_names[0]}`"


class WordedIndex(Index):
    """A key, for rules that find nothing where they found nothing in one that says the same of fields that say the same.

    They may look at the attribute, but for the names of fields in it and those that it gives in database and client, at
    the fields as `Worded` tells, and use all the rest once they found something. Nothing is made of this class.
    """


class Field(Record):
    """A field of a model, view or composite type."""

    model: Model
    item: FieldItem
    kind: str
    """What its type is: one of the words above."""

    @property
    def name(self) -> str:
        """Its name."""
        return self.item.name

    @property
    def face(self) -> FieldFace:
        """What other blocks see of it."""
        return self.item.face

    @property
    def type(self) -> str:
        """The name of its type."""
        return self.item.face.type

    @property
    def dialect(self) -> Dialect:
        """What its database and version allow."""
        return self.model.scope.dialect

    @property
    def name_span(self) -> Span:
        """The name."""
        return self.item.name_span

    @property
    def type_span(self) -> Span:
        """The name of the type, without `[]` and `?`; the field's name where there is no type."""
        reference = self.item.type
        return self.item.span(reference.name_columns) if reference else self.name_span

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of a name."""
        return self.item.attribute(name)

    def attribute_span(self, name: str) -> Span:
        """An attribute with its arguments; the field's name where it is missing."""
        attribute = self.item.attribute(name)
        return self.item.span(attribute.columns) if attribute else self.name_span

    @property
    def unsupported_type(self) -> str:
        """What `Unsupported("...")` names: a type of the database as it was written; empty for all other types."""
        return self.item.unsupported_type if self.kind == UNSUPPORTED else ""

    @property
    def enum(self) -> EnumFace | None:
        """The enum that is its type."""
        face = self.model.scope.faces.get(self.type)
        return face if isinstance(face, EnumFace) else None


class Worded(Field):
    """A field, for rules that look at its wording, and so find nothing where they found nothing in one that says the same.

    Wording is all of its line but its name and those that it gives or lists, blanks and comments. They may look at what kind
    of type it has, too, with the face of an enum or composite type, at the kind of the block, whether this is ignored, and
    the dialect; of a relation not at the name of its type. They use all the rest once they found something. Nothing is made
    of this class.
    """


class RelationField(Field, slots=False):
    """A field that leads to another model, or to its own."""

    other: ModelFace

    @property
    def relation(self) -> RelationFace:
        """What its `@relation` says."""
        return relations.relation_of(self.face)

    @property
    def local_fields(self) -> tuple[str, ...]:
        """The fields that hold the foreign key, empty where this side does not hold it."""
        return self.relation.fields or ()

    @property
    def referenced_fields(self) -> tuple[str, ...]:
        """The fields of the other model that the foreign key points at."""
        return self.relation.references or ()

    @property
    def is_self(self) -> bool:
        """Whether it leads back to its own model."""
        return self.other.name == self.model.name

    @cached_property
    def siblings(self) -> tuple[FieldFace, ...]:
        """Fields of this model, this one among them, that lead to the same model under the same relation name."""
        return relations.siblings(self.model.face, self.face)

    @cached_property
    def opposite(self) -> FieldFace | None:
        """The other side, None where it is missing or cannot be told."""
        return relations.opposite(self.model.face, self.face, self.other)

    @property
    def relation_kind(self) -> str:
        """One-to-one, one-to-many or many-to-many."""
        return relations.kind_of(self.model.face, self.face, self.opposite)

    @property
    def is_doubtful(self) -> bool:
        """Whether either model holds something unreadable or unknown, so that what is missing proves nothing."""
        doubtful = self.model.scope.facts.doubtful
        return self.other.name in doubtful or self.model.name in doubtful


class ForeignKey(RelationField, slots=False):
    """A relation field with `fields` or `references`, be they right or not."""


class Enum(_Block, slots=False):
    """An enum."""

    item: EnumItem

    @property
    def values(self) -> tuple[ValueItem, ...]:
        """Its values in order."""
        return self.item.values


class Config(_Block, slots=False):
    """A datasource or generator."""

    item: ConfigItem


_WITHOUT_BLOCK = {**dict.fromkeys(SCALARS, SCALAR), UNSUPPORTED_TYPE: UNSUPPORTED, "": MISSING}
"""The kinds of types that no block declares."""


def _field(model: Model, item: FieldItem) -> Field:
    name = item.face.type
    face = model.scope.faces.get(name)
    if face is None:
        return Field(model, item, _WITHOUT_BLOCK.get(name, UNKNOWN))
    if isinstance(face, ModelFace) and face.kind != "type":
        relation = item.face.relation
        holds_key = relation is not None and (relation.fields is not None or relation.references is not None)
        return (ForeignKey if holds_key else RelationField)(model, item, RELATION, face)
    return Field(model, item, ENUM if isinstance(face, EnumFace) else COMPOSITE)
