"""What the text of a block makes it ask about the whole schema, and which extensions of the database it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema_ls.base.words import words_of
from schema_ls.model.answers import TYPED, VALUE, Topic, labels_topic, model_topic, table_topic
from schema_ls.spec.extensions import extension_of_class

if TYPE_CHECKING:
    from schema_ls.model.items import EnumItem, FieldItem, ModelItem

_KEY_TYPES = frozenset({"String", "Int", "BigInt"})
_ENDINGS = ("Id", "_id", "ID")


def asks_of_model(item: ModelItem) -> tuple[Topic, ...]:
    """Whether texts that fields start with are values of enums, and which models fields called `...Id` may mean."""
    asks: dict[Topic, None] = {}
    held: set[str] | None = None
    for field in item.fields:
        face = field.face
        if face.type not in _KEY_TYPES or face.arity == "[]":
            continue
        if face.type == "String" and (value := field.said.literal):
            asks[VALUE, value] = asks[TYPED, face.name] = None
        if item.kind == "model" and face.name.endswith(_ENDINGS):
            held = _held(item) if held is None else held
            if face.name not in held and (topic := meant_model(face.name)):
                asks[topic] = None
    return tuple(asks)


def asks_of_enum(item: EnumItem) -> tuple[Topic, ...]:
    """Whether there is a table of its name, and an enum that is the same."""
    topics = (table_topic(item.face), labels_topic(item.face))
    return tuple(topic for topic in topics if topic is not None)


def meant_model(field: str) -> Topic | None:
    """The question for the model that a field called `authorId` or `author_id` may refer to."""
    *words, last = words_of(field)
    return model_topic(words) if words and last == "id" else None


def literal_default(field: FieldItem) -> str:
    """The text in `@default("...")`; empty where there is none."""
    return field.said.literal


def _held(item: ModelItem) -> set[str]:
    """The fields that hold foreign keys."""
    return {name for side in item.face.relation_sides for name in (side.relation and side.relation.fields) or ()}


def extensions_of(item: ModelItem) -> frozenset[str]:
    """The extensions without which the database cannot make the table."""
    found = {extension for field in item.fields for extension in field.said.extensions}
    classes = (column.ops for key in item.face.keys for column in key.columns if column.ops)
    found.update(extension for ops in classes if (extension := extension_of_class(ops)))
    return frozenset(found)
