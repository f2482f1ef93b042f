"""A new name for something, everywhere it stands, with the database left as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.base.edit import Edit
from schema_ls.base.finding import AddToMember, Change, InsertMember, Symbol
from schema_ls.base.span import Span
from schema_ls.checks.fixes import FileEdit, edits_of_changes
from schema_ls.ide.join_tables import JoinTable, join_tables
from schema_ls.ide.names import Meaning, Name, Sort, name_at
from schema_ls.ide.navigation import is_declared, names_meaning
from schema_ls.model.faces import EnumFace, ModelFace
from schema_ls.model.items import is_builtin
from schema_ls.model.schema import Place, Schema
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax import make

_NAME = re.compile(r"[^\W\d_][\w-]*")
_RELATION_NAME = re.compile(r'[^"\\\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be renamed, and what to do instead."""

    reason: str


@dataclass(frozen=True, slots=True)
class Renamable:
    """The name at a place: where it stands in the file, and what it is."""

    span: Span
    text: str


_NOTHING = Refusal("Nothing that can be renamed stands here. Put the cursor on the name of a block, field or value.")


def renamable(schema: Schema, file: int, row: int, column: int) -> Renamable | Refusal:
    """The name at a place if it can be renamed, which something of the schema can that is declared in it."""
    found = _found(schema, file, row, column)
    if isinstance(found, Refusal):
        return found
    place, name = found
    return Renamable(_word(name).moved(place.row), name.meaning.member or name.meaning.name)


def rename(
    schema: Schema, file: int, row: int, column: int, new: str, *, keeps_database: bool = True
) -> list[FileEdit] | Refusal:
    """The edits that give the thing at a place another name.

    `keeps_database` maps it to the name that it has in the database, so that nothing there changes, and refuses what
    would change it all the same.
    """
    found = _found(schema, file, row, column)
    if isinstance(found, Refusal):
        return found
    meaning = found[1].meaning
    if new == (meaning.member or meaning.name):
        return []
    reason = _clash(schema, meaning, new) or (_lost(schema, meaning, new) if keeps_database else "")
    if reason:
        return Refusal(reason)
    edits = [(place.file, Edit(_word(name).moved(place.row), new)) for place, name in names_meaning(schema, meaning)]
    if keeps_database and meaning.sort in (Sort.TYPE, Sort.MEMBER):
        place = schema.named(meaning.name)[0]
        edits += edits_of_changes(_mapping(schema, meaning), place, schema)
    return edits


def _found(schema: Schema, file: int, row: int, column: int) -> tuple[Place, Name] | Refusal:
    found = name_at(schema, file, row, column)
    if found is None or not _word(found[1]).moved(found[0].row).holds(row, column):
        return _NOTHING  # also at the native type behind a datasource
    meaning = found[1].meaning
    if meaning.sort is Sort.DATABASE_SCHEMA:
        return Refusal(f'"{meaning.name}" is a schema of the database. Rename it there, then write its new name here.')
    if meaning.sort is Sort.SCALAR:
        return Refusal(f"`{meaning.name}` is a type of the language. To change the field's type, write another one.")
    if not is_declared(schema, meaning):
        return Refusal(f"`{meaning.member or meaning.name}` is declared nowhere, so it cannot be renamed everywhere.")
    return found


def _word(name: Name) -> Span:
    """The name itself: a datasource is named at the start of a longer word, `db.Text`."""
    length = len(name.meaning.member or name.meaning.name)
    return Span.of_line(name.span.row, (name.span.column, name.span.column + length))


def _clash(schema: Schema, meaning: Meaning, new: str) -> str:
    """Why a name cannot be taken, empty where it can."""
    if meaning.sort is Sort.RELATION:
        return _relation_clash(schema, meaning, new)
    if not _NAME.fullmatch(new) or not (new.isascii() or schema.dialect.has("unicode-names")):
        return f"`{new}` is no name: write letters, digits and underscores, a letter first."
    if meaning.sort is Sort.TYPE:
        if new in schema.faces or is_builtin(new) or new in SCALARS:
            return f"There is a type called `{new}` already. Choose another name."
        if schema.dialect.reserves(new):
            return f"`{new}` is reserved: the client could not be generated. Choose another name."
    elif meaning.sort is Sort.MEMBER and new in _members(schema, meaning.name):
        return f"`{meaning.name}` has a member called `{new}` already. Choose another name."
    return ""


def _relation_clash(schema: Schema, meaning: Meaning, new: str) -> str:
    if not _RELATION_NAME.fullmatch(new):
        return "The name of a relation is a text without quotes and backslashes, and not empty."
    one, other = meaning.name.split(" ")
    if next(names_meaning(schema, Meaning(Sort.RELATION, meaning.name, new)), None) is not None:
        return f"There is a relation called `{new}` between `{one}` and `{other}` already. Choose another name."
    return ""


def _members(schema: Schema, name: str) -> set[str]:
    face = schema.faces.get(name)
    if isinstance(face, EnumFace):
        return {value.name for value in face.values}
    return {field.name for field in face.fields} if face is not None else set()


def _lost(schema: Schema, meaning: Meaning, new: str) -> str:
    """What nothing in the text could keep in the database, empty where all can be kept."""
    if meaning.sort not in (Sort.TYPE, Sort.MEMBER, Sort.RELATION):
        return ""
    for table in _tables(schema, meaning):
        if meaning.sort is Sort.RELATION:
            return f"The table `{table.name}` is called after this relation. Make the relation explicit first."
        if table.is_turned_by(meaning.name, meaning.member, new):
            return (
                f"The columns `A` and `B` of the table `{table.name}` would change places. "
                "Make the many-to-many relation explicit first."
            )
    return ""


def _tables(schema: Schema, meaning: Meaning) -> Iterator[JoinTable]:
    """The join tables without a model that a name has to do with."""
    for name in meaning.name.split(" ") if meaning.sort is Sort.RELATION else (meaning.name,):
        for table in join_tables(schema, name):
            if meaning.sort is not Sort.RELATION or table.relation == meaning.member:
                yield table


def _mapping(schema: Schema, meaning: Meaning) -> Iterator[Change]:
    """What keeps the name in the database: `@map`, `@@map`, the names of relations that are called after a model."""
    if meaning.sort is Sort.TYPE:
        face = schema.faces.get(meaning.name)
        item = schema.named(meaning.name)[0].item
        if face is not None and face.kind != "type" and not face.map and not item.block_attribute("map"):
            yield InsertMember(meaning.name, make.attribute("@map", (make.quoted(meaning.name),)))
        for table in join_tables(schema, meaning.name):
            if not table.relation:
                yield from table.naming()
    else:
        symbol = Symbol(meaning.name, meaning.member)
        found = schema.member(symbol)
        if found is not None and found[1].attribute("map") is None and not _is_relation(schema, meaning):
            yield AddToMember(symbol, make.attribute("map", (make.quoted(meaning.member),)))


def _is_relation(schema: Schema, meaning: Meaning) -> bool:
    owner = schema.faces.get(meaning.name)
    field = owner.field(meaning.member) if isinstance(owner, ModelFace) else None
    other = schema.faces.get(field.type) if field else None
    return isinstance(other, ModelFace) and other.kind != "type"
