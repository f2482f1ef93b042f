"""What findings about relations follow from: fields that were meant as values, and lines that cannot be read."""

from __future__ import annotations

from schema_ls.base.finding import Finding
from schema_ls.base.memo import Memo
from schema_ls.model.faces import FieldFace
from schema_ls.model.handles import RelationField
from schema_ls.syntax.tree import Block

_OF_VALUES = ("id", "default", "updatedAt")


def doubt(field: RelationField) -> Finding | None:
    """The cause of whatever seems to be missing around a relation whose models cannot be read in full."""
    if not field.is_doubtful and not _is_unclear_there(field):
        return None
    return Finding(field.name_span, f"`{field.model.name}` or `{field.other.name}` cannot be understood in full.")


def _is_unclear_there(field: RelationField) -> bool:
    """Whether the other model has two fields that lead here under one name, so that neither can be paired."""
    return not field.is_self and field.model.name in field.other.led_to_twice


def of_side(field: RelationField, side: FieldFace) -> Finding | None:
    """The cause of whatever is wrong between the two sides of a relation; None where both are as they were meant."""
    if side.is_broken or field.face.is_broken:
        return Finding(field.name_span, f"`{field.name}` or `{side.name}` cannot be read in full.")
    return meant_as_value(field) or _continued(field)


def meant_as_value(field: RelationField) -> Finding | None:
    """The cause where another relation lists the field as its key, or it has attributes of values: its type is wrong."""
    if _is_listed(field) or any(name in _OF_VALUES or "." in name for name in field.item.said.attributes):
        return Finding(field.type_span, f"`{field.name}` was meant to hold a value.")
    return None


def is_on_broken_line(field: RelationField, name: str) -> bool:
    """Whether a broken line of the model holds a word, so that it may declare a field of that name."""
    return not field.model.item.is_whole and name in _words_of_broken_lines(field.model.item.block)


def _words(block: Block) -> frozenset[str]:
    lines = (block.lines[row] for row in block.member_rows)
    return frozenset(token for line in lines if line.template.mistake is not None for token in line.tokens)


_words_of_broken_lines = Memo(_words, limit=200)


def _is_listed(field: RelationField) -> bool:
    return any(side != field.name for side in field.model.face.listed_by.get(field.name, ()))


def _continued(field: RelationField) -> Finding | None:
    """The cause where the attributes of a field stand on the next line, which is none."""
    lines, row = field.model.item.block.lines, field.item.row + 1
    text = lines[row].text.lstrip() if row < len(lines) else ""
    if text.startswith("@") and not text.startswith("@@"):
        return Finding(field.name_span, f"The attributes of `{field.name}` stand on the next line.")
    return None


def lost_key(field: RelationField, names: tuple[str, ...]) -> Finding | None:
    """The cause where the other model lacks a key that it must have, or the key may stand on a line that cannot be read."""
    other = field.other
    if not any(key.is_unique for key in other.keys):
        return Finding(field.name_span, f"`{other.name}` has neither an id nor a unique.")
    if other.id is None and field.dialect.supports("UnderscoreIds"):
        return Finding(field.name_span, f"`{other.name}` has no id.")
    if any((listed := other.field(name)) and listed.is_broken for name in names) or not (other.id or other.is_whole):
        return Finding(field.name_span, f"`{other.name}` cannot be read in full.")
    return None
