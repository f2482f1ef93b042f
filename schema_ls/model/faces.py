"""What a block shows to other blocks: names, types, keys and relations, but no place in the text.

Faces are shared: two blocks with the same face have the very same object. So "does anything that this block names look
different now?" is a question of identity, and adding a comment to `User` never touches the findings of `Post`.
"""

from __future__ import annotations

from functools import cached_property
from weakref import WeakValueDictionary

from schema_ls.base.record import Record, contents_of

ID = "id"
UNIQUE = "unique"
INDEX = "index"
FULLTEXT = "fulltext"


class KeyColumn(Record, slots=False):
    """One column of a key: a field, or a dotted path into composite types, with its options as written."""

    name: str
    sort: str = ""
    length: str = ""
    ops: str = ""

    @property
    def is_descending(self) -> bool:
        """Whether the column is sorted from high to low."""
        return self.sort == "Desc"


class Key(Record, slots=False):
    """An id, unique or index, of one field or of a block: an ordered list of columns."""

    kind: str
    columns: tuple[KeyColumn, ...]
    on_block: bool
    method: str = ""
    """The index type as written; empty stands for BTree."""
    map: str = ""
    """The name in the database as written."""
    name: str = ""
    """The name in the client as written."""
    is_partial: bool = False
    set_columns: tuple[str, ...] = ()
    """Of a partial key the fields that its condition wants to be set (not null), where that is all it wants."""
    clustered: str = ""
    is_readable: bool = True
    """False where the column list could not be read; such a key proves nothing."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """Field names in order."""
        return tuple(column.name for column in self.columns)

    @property
    def is_unique(self) -> bool:
        """Whether no two rows may agree on the columns."""
        return self.kind in (ID, UNIQUE)


class RelationFace(Record, slots=False):
    """What a `@relation` says. `fields` and `references` are None where they are not written."""

    name: str = ""
    fields: tuple[str, ...] | None = None
    references: tuple[str, ...] | None = None
    on_delete: str = ""
    on_update: str = ""
    map: str = ""
    is_whole: bool = True
    """False where an argument could not be understood, so that what is missing proves nothing."""


class NativeType(Record, slots=False):
    """`@db.VarChar(10)`: prefix `db`, name `VarChar`, arguments as written."""

    prefix: str
    name: str
    arguments: tuple[str, ...]


class FieldFace(Record, slots=False):
    """A field. `arity` is `""`, `?` or `[]`, whatever the old spelling."""

    name: str
    type: str
    arity: str = ""
    map: str = ""
    is_unique: bool = False
    is_ignored: bool = False
    is_broken: bool = False
    """Whether the line has a mistake in its syntax, lacks a type, or has a `:` before it."""
    native: NativeType | None = None
    relation: RelationFace | None = None

    @property
    def is_list(self) -> bool:
        """Whether it holds many values."""
        return self.arity == "[]"

    @property
    def is_required(self) -> bool:
        """Whether it always holds exactly one value."""
        return self.arity == ""

    @property
    def is_unsupported(self) -> bool:
        """Whether its type is `Unsupported("...")`."""
        return self.type == "Unsupported"

    @property
    def column(self) -> str:
        """The name in the database."""
        return self.map or self.name


class ModelFace(Record, eq=False, slots=False):
    """A model, view or composite type."""

    kind: str
    name: str
    fields: tuple[FieldFace, ...]
    keys: tuple[Key, ...]
    map: str = ""
    schema: str = ""
    is_ignored: bool = False
    is_whole: bool = True
    """False where a line of the block is broken, so that something may be missing here."""

    @cached_property
    def by_name(self) -> dict[str, FieldFace]:
        """Fields by name; the first of two with one name."""
        return {field.name: field for field in reversed(self.fields)}

    @cached_property
    def relation_sides(self) -> tuple[FieldFace, ...]:
        """The fields with a `@relation`."""
        return tuple(field for field in self.fields if field.relation)

    def field(self, name: str) -> FieldFace | None:
        """The field with a name."""
        return self.by_name.get(name)

    @property
    def table(self) -> str:
        """The name in the database."""
        return self.map or self.name

    @property
    def id(self) -> Key | None:
        """The primary key."""
        return next((key for key in self.keys if key.kind == ID), None)

    def has_unique(self, fields: tuple[str, ...], *, in_order: bool) -> bool:
        """Whether an id or unique consists of exactly these fields."""
        wanted = fields if in_order else tuple(sorted(fields))
        return any(
            key.is_unique
            and key.is_readable
            and wanted == (key.column_names if in_order else tuple(sorted(key.column_names)))
            for key in self.keys
        )


class ValueFace(Record, slots=False):
    """A value of an enum."""

    name: str
    map: str = ""
    is_broken: bool = False
    """Whether its line is no line of an enum, so that the official engine does not know the value."""

    @property
    def label(self) -> str:
        """The name in the database."""
        return self.map or self.name


class EnumFace(Record, eq=False, slots=False):
    """An enum."""

    name: str
    values: tuple[ValueFace, ...]
    map: str = ""
    schema: str = ""
    kind: str = "enum"
    is_whole: bool = True

    def has(self, value: str) -> bool:
        """Whether a value of this name exists, on a broken line perhaps."""
        return any(known.name == value for known in self.values)

    def has_whole(self, value: str) -> bool:
        """Whether a value of this name stands on a line that can be read."""
        return any(known.name == value and not known.is_broken for known in self.values)


Face = ModelFace | EnumFace

_shared: WeakValueDictionary[object, Face] = WeakValueDictionary()
"""The faces that something still looks at."""


def shared(face: Face) -> Face:
    """The one object for all faces that say the same."""
    key = type(face), contents_of(face)
    return _shared.setdefault(key, face)
