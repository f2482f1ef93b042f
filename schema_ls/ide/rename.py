"""A new name for something, everywhere it stands, with the database left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.edit import Edit
from schema_ls.base.finding import Fix, InsertMember
from schema_ls.base.span import Span
from schema_ls.checks.fixes import edits_of
from schema_ls.ide.names import Meaning, Name, Sort, name_at
from schema_ls.ide.navigation import is_declared, names_meaning
from schema_ls.model.faces import EnumFace, ModelFace
from schema_ls.model.items import EnumItem, Member, ModelItem
from schema_ls.model.schema import Place, Schema
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax import make

_NAME = re.compile(r"[^\W\d_][\w-]*")
_RENAMABLE = frozenset({Sort.TYPE, Sort.MEMBER, Sort.DATASOURCE, Sort.GENERATOR})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be renamed, and what to do instead."""

    reason: str


@dataclass(frozen=True, slots=True)
class Renamable:
    """The name at a place: where it stands in the file, and what it is."""

    span: Span
    text: str


FileEdit = tuple[int, Edit]
"""An edit with the index of its file; rows count from the start of that file."""


def renamable(schema: Schema, file: int, row: int, column: int) -> Renamable | None:
    """The name at a place if it can be renamed: something of the schema that is declared in it."""
    found = _found(schema, file, row, column)
    if found is None:
        return None
    place, name = found
    return Renamable(_word(name).moved(place.row), name.meaning.member or name.meaning.name)


def rename(schema: Schema, file: int, row: int, column: int, new: str) -> list[FileEdit] | Refusal:
    """The edits that give the thing at a place another name, and keep its name in the database."""
    found = _found(schema, file, row, column)
    if found is None:
        return Refusal(
            "Nothing that can be renamed stands here. Put the cursor on the name of a block, field or value."
        )
    meaning = found[1].meaning
    if new == (meaning.member or meaning.name):
        return []
    reason = _clash(schema, meaning, new)
    if reason:
        return Refusal(reason)
    edits = [(place.file, Edit(_word(name).moved(place.row), new)) for place, name in names_meaning(schema, meaning)]
    return [*edits, *_mapping(schema, meaning)]


def _found(schema: Schema, file: int, row: int, column: int) -> tuple[Place, Name] | None:
    found = name_at(schema, file, row, column)
    if found is None or found[1].meaning.sort not in _RENAMABLE:
        return None
    if not _word(found[1]).moved(found[0].row).holds(row, column):
        return None  # at the native type behind a datasource, which no one can rename
    return found if is_declared(schema, found[1].meaning) else None


def _word(name: Name) -> Span:
    """The name itself: a datasource is named at the start of a longer word, `db.Text`."""
    length = len(name.meaning.member or name.meaning.name)
    return Span.of_line(name.span.row, (name.span.column, name.span.column + length))


def _clash(schema: Schema, meaning: Meaning, new: str) -> str:
    """Why a name cannot be taken, empty where it can."""
    if not _NAME.fullmatch(new) or not (new.isascii() or schema.dialect.has("unicode-names")):
        return f"`{new}` is no name: write letters, digits and underscores, a letter first."
    if meaning.sort is Sort.TYPE:
        if new in schema.declared or new in SCALARS:
            return f"There is a type called `{new}` already. Choose another name."
        if schema.dialect.reserves(new):
            return f"`{new}` is reserved: the client could not be generated. Choose another name."
    elif meaning.sort is Sort.MEMBER and new in _members(schema, meaning.name):
        return f"`{meaning.name}` has a member called `{new}` already. Choose another name."
    return ""


def _members(schema: Schema, name: str) -> set[str]:
    face = schema.faces.get(name)
    if isinstance(face, EnumFace):
        return {value.name for value in face.values}
    return {field.name for field in face.fields} if face is not None else set()


def _mapping(schema: Schema, meaning: Meaning) -> Iterator[FileEdit]:
    """The `@map` or `@@map` that keeps the name in the database, where there is none yet and one can be."""
    places = schema.declared.get(meaning.name)
    if not places:
        return
    place, item = places[0], places[0].item
    if meaning.sort is Sort.TYPE:
        face = schema.faces.get(meaning.name)
        if face is not None and face.kind != "type" and not face.map and not item.block_attribute("map"):
            text = make.attribute("@map", (make.quoted(meaning.name),))
            yield from edits_of(Fix("", (InsertMember(meaning.name, text),)), place, schema)
    elif isinstance(item, ModelItem | EnumItem):
        members: tuple[Member, ...] = item.fields if isinstance(item, ModelItem) else item.values
        member = next((member for member in members if member.name == meaning.member), None)
        if member is not None and member.attribute("map") is None and not _is_relation(schema, meaning):
            text = make.attribute("map", (make.quoted(meaning.member),))
            row, at = member.row + place.row, _end_of_code(member)
            yield place.file, Edit(Span(row, at, row, at), f" {text}")


def _end_of_code(member: Member) -> int:
    """The column behind everything but a comment."""
    line = member.line
    text = line.text.rstrip()
    comment = line.comment
    return len(text.removesuffix(comment).rstrip()) if comment else len(text)


def _is_relation(schema: Schema, meaning: Meaning) -> bool:
    owner = schema.faces.get(meaning.name)
    field = owner.field(meaning.member) if isinstance(owner, ModelFace) else None
    other = schema.faces.get(field.type) if field else None
    return isinstance(other, ModelFace) and other.kind != "type"
