"""A new name for something, everywhere it stands: what it takes, what speaks against it, what keeps the database as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from schema_ls.base.edit import Edit
from schema_ls.base.finding import AddToMember, Change, InsertMember, Rename, Symbol
from schema_ls.base.memo import never
from schema_ls.base.span import Span
from schema_ls.checks.fixes import FileEdit, edits_of_changes
from schema_ls.model.faces import EnumFace, ModelFace
from schema_ls.model.items import is_builtin
from schema_ls.model.join_tables import JoinTable, join_tables
from schema_ls.model.mentions import Meaning, Name, Sort, names_meaning
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Schema
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax import make

_NAME = re.compile(r"[^\W\d_][\w-]*")
_RELATION_NAME = re.compile(r'[^"\\\x00-\x1f]+')


def renamed(
    schema: Schema,
    meaning: Meaning,
    new: str,
    *,
    keeps_database: bool = True,
    stop: Callable[[], object] = never,
) -> list[FileEdit]:
    """The edits that give something another name.

    `keeps_database` maps it to the name that it has in the database, so that nothing there changes. `stop` is called at
    each place, and may raise what it likes.
    """
    edits: list[FileEdit] = []
    for place, name in names_meaning(schema, meaning):
        stop()
        edits.append((place.file, Edit(word_of(name).moved(place.row), new)))
    if keeps_database and meaning.sort in (Sort.TYPE, Sort.MEMBER):
        edits += edits_of_changes(_keeping(schema, meaning), schema.named(meaning.name)[0], schema)
    return edits


def refusal(schema: Schema, change: Rename) -> str:
    """Why a change cannot be made, empty where it can."""
    meaning = meaning_of(schema, change)
    if meaning is None:
        return "What shall be renamed is not there."
    return clash(schema, meaning, change.text) or lost(schema, meaning, change.text)


def meaning_of(schema: Schema, change: Rename) -> Meaning | None:
    """What a change renames; None where that is not there."""
    symbol = change.symbol
    face = schema.faces.get(symbol.block)
    if face is None or (symbol.member is not None and symbol.member not in _members(schema, symbol.block)):
        return None
    if not change.is_relation:
        return Meaning(Sort.MEMBER if symbol.member else Sort.TYPE, symbol.block, symbol.member or "")
    field = face.field(symbol.member or "") if isinstance(face, ModelFace) else None
    name = relation_of(field).name if field else ""
    return Meaning(Sort.RELATION, " ".join(sorted((symbol.block, field.type))), name) if field and name else None


def word_of(name: Name) -> Span:
    """The name itself: a datasource is named at the start of a longer word, `db.Text`."""
    length = len(name.meaning.member or name.meaning.name)
    return Span.of_line(name.span.row, (name.span.column, name.span.column + length))


def clash(schema: Schema, meaning: Meaning, new: str) -> str:
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


def lost(schema: Schema, meaning: Meaning, new: str) -> str:
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


def _keeping(schema: Schema, meaning: Meaning) -> Iterator[Change]:
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
