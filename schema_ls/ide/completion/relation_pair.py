"""Whole relations: a field with its foreign key and the field of the other model, or the other side of one that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from schema_ls.base.edit import Edit
from schema_ls.base.finding import InsertMember, Symbol
from schema_ls.base.listing import listed_names
from schema_ls.base.span import Span
from schema_ls.base.text import line_end_of, without_end
from schema_ls.checks.fixes import FileEdit, edits_of_changes
from schema_ls.ide.completion.offer import Kind, Offer
from schema_ls.ide.context import FieldType, MemberStart
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.items import ModelItem
from schema_ls.model.missing import MissingMember, new_relation, opposite_members
from schema_ls.model.relations import opposites
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax.tree import Tree

_PAIRS = 20
"""Whole relations at one place at most."""


def relation_pairs(schema: Schema, context: FieldType, names: Iterable[str], file: int, row: int) -> Iterator[Offer]:
    """Relations of the field at the cursor to each of the models: foreign key and other side come along as edits.

    A completion cannot change other files: what lies in one is `left` to be added when the offer was chosen.
    """
    item, field = context.item, context.field
    if item.kind != "model" or not isinstance(item, ModelItem) or field.attributes:
        return
    targets = (schema.faces.get(name) for name in dict.fromkeys(names))
    for target in islice((face for face in targets if isinstance(face, ModelFace) and face.kind == "model"), _PAIRS):
        holder = _without(item.face, field.name)
        lines = new_relation(holder, field.name, holder if target.name == item.name else target, schema.dialect)
        if lines:
            yield _pair(schema, target, lines, file, row)


def _pair(schema: Schema, target: ModelFace, lines: tuple[MissingMember, ...], file: int, row: int) -> Offer:
    forward, *keys, back = lines
    name, text = forward.text.split(" ", 1)
    tree, place = schema.files[file].tree, schema.named(target.name)[0]
    is_self = target.name == forward.model
    # The end of the block may be the very line that is being typed.
    above = [line.text for line in (*keys, back)[: None if is_self else -1]]
    edits = [_above(tree, row, above)] if above else []
    if not is_self and place.file == file:
        edits += _at_end(place, tree, back.text)
    detail = listed_names(f"{line.model}.{line.text.split()[0]}" for line in (*keys, back))
    left = Symbol(forward.model, name) if place.file != file else None
    return Offer(f"{target.name} @relation", Kind.MODEL, text, False, f"with {detail}", edits=tuple(edits), left=left)


def side_left(schema: Schema, symbol: Symbol) -> list[FileEdit]:
    """The edits that add the other side of a relation field, empty where it has one or is none."""
    found, owner = schema.member(symbol), schema.faces.get(symbol.block)
    field = owner.field(symbol.member or "") if isinstance(owner, ModelFace) else None
    other = schema.faces.get(field.type) if field else None
    if found is None or field is None or not isinstance(owner, ModelFace) or not isinstance(other, ModelFace):
        return []
    if other.kind != "model" or opposites(owner, field, other):
        return []
    changes = [InsertMember(line.model, line.text) for line in opposite_members(owner, field, other)]
    return edits_of_changes(changes, found[0], schema)


def _without(face: ModelFace, field: str) -> ModelFace:
    """A model without the field that is being written."""
    fields = tuple(known for known in face.fields if known.name != field)
    return ModelFace(face.kind, face.name, fields, face.keys, face.map, face.schema, face.is_ignored)


def missing_sides(schema: Schema, context: MemberStart, file: int, row: int) -> Iterator[Offer]:
    """Fields that relations of other models lack here: each is a whole line."""
    item = context.item
    if item.kind != "model" or not isinstance(item, ModelItem) or context.word.text.startswith("@"):
        return
    tree, offered = schema.files[file].tree, set()
    for owner, field in _leading_to(schema, item.face):
        first, *keys = opposite_members(owner, field, item.face)
        edits = (_above(tree, row, [key.text for key in keys]),) if keys else ()
        name, text = first.text.split(" ", 1)
        label, detail = f"{name} {text.split()[0]}", f"the other side of `{owner.name}.{field.name}`"
        if label not in offered:
            offered.add(label)
            yield Offer(label, Kind.FIELD, first.text, False, detail, "", False, edits)


def _leading_to(schema: Schema, face: ModelFace) -> Iterator[tuple[ModelFace, FieldFace]]:
    """Fields that lead here and have no other side."""
    for owner in schema.faces.values():
        if isinstance(owner, ModelFace) and owner.kind == "model":
            for field in owner.fields:
                if field.type == face.name and not opposites(owner, field, face):
                    yield owner, field


def _above(tree: Tree, row: int, lines: list[str]) -> Edit:
    """Lines in front of a row: behind the end of the row before, so that they touch nothing in it."""
    line, before = tree.line(row), tree.line(row - 1)
    text = line.text if line else ""
    indent = text[: len(text) - len(text.lstrip(" \t"))] or "  "
    column = len(without_end(before.text)) if before else 0
    new = "".join(f"{_end_of(tree)}{indent}{one}" for one in lines)
    return Edit(Span(row - 1, column, row - 1, column), new)


def _at_end(place: Place, tree: Tree, text: str) -> list[Edit]:
    """A line behind the last field of a block."""
    item = place.item
    if not isinstance(item, ModelItem) or not item.fields:
        return []
    last = item.fields[-1]
    row, line = place.row + last.row, last.line
    indent = line.text[: line.content_columns[0]]
    column = len(without_end(line.text))
    return [Edit(Span(row, column, row, column), f"{_end_of(tree)}{indent}{text}")]


def _end_of(tree: Tree) -> str:
    return line_end_of([line.text for line in islice(tree.lines, 1)])
