"""What a block shows to other blocks: names, types, keys and relations, but no place in the text.

Faces are shared: two blocks with the same face have the very same object. So "does anything that this block names look
different now?" is a question of identity, and adding a comment to `User` never touches the findings of `Post`.
"""

from __future__ import annotations

from collections import Counter
from weakref import WeakValueDictionary

from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record, contents_of

ID = "id"
UNIQUE = "unique"
INDEX = "index"
FULLTEXT = "fulltext"
Ordering = tuple[tuple[str, bool], ...]


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
    def ordering(self) -> Ordering:
        """Field names in order, each with whether it is sorted from high to low."""
        return tuple((column.name, column.is_descending) for column in self.columns)

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

    @property
    def written(self) -> str:
        """Without the prefix: `VarChar(10)`."""
        return f"{self.name}({', '.join(self.arguments)})" if self.arguments else self.name

    @property
    def attribute(self) -> str:
        """As it stands in a schema: `@db.VarChar(10)`."""
        return f"@{self.prefix}.{self.written}"


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

    @cached_property
    def _leading(self) -> dict[tuple[str, str], tuple[FieldFace, ...]]:
        found: dict[tuple[str, str], list[FieldFace]] = {}
        for field in self.fields:
            found.setdefault((field.type, field.relation.name if field.relation else ""), []).append(field)
        return {key: tuple(fields) for key, fields in found.items()}

    @cached_property
    def led_to_often(self) -> frozenset[str]:
        """The types to which several fields lead."""
        return frozenset(type_ for type_, count in Counter(field.type for field in self.fields).items() if count > 1)

    @cached_property
    def led_to_twice(self) -> frozenset[str]:
        """The types to which two fields lead under one relation name."""
        return frozenset(type_ for (type_, _), fields in self._leading.items() if len(fields) > 1)

    def leading_to(self, type_: str, relation: str) -> tuple[FieldFace, ...]:
        """The fields of a type whose `@relation` has a name, empty for those without one."""
        return self._leading.get((type_, relation), ())

    @cached_property
    def listed_by(self) -> dict[str, list[str]]:
        """By the name of a field, the relation fields that list it as their key."""
        found: dict[str, list[str]] = {}
        for side in self.relation_sides:
            for name in dict.fromkeys((side.relation.fields or ()) if side.relation else ()):
                found.setdefault(name, []).append(side.name)
        return found

    @cached_property
    def _uniques(self) -> frozenset[tuple[str, ...]]:
        return frozenset(key.column_names for key in self.keys if key.is_unique and key.is_readable)

    @cached_property
    def uniques(self) -> frozenset[tuple[str, ...]]:
        """The fields of each unique that is no id, in order."""
        return frozenset(key.column_names for key in self.keys if key.kind == UNIQUE and key.is_readable)

    @cached_property
    def _sorted_uniques(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(sorted(names)) for names in self._uniques)

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
        return fields in self._uniques if in_order else tuple(sorted(fields)) in self._sorted_uniques


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

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(value.name for value in self.values)

    @cached_property
    def _whole_names(self) -> frozenset[str]:
        return frozenset(value.name for value in self.values if not value.is_broken)

    def has(self, value: str) -> bool:
        """Whether a value of this name exists, on a broken line perhaps."""
        return value in self._names

    def has_whole(self, value: str) -> bool:
        """Whether a value of this name stands on a line that can be read."""
        return value in self._whole_names


Face = ModelFace | EnumFace

_shared: WeakValueDictionary[object, Face] = WeakValueDictionary()
"""The faces that something still looks at."""


def shared(face: Face) -> Face:
    """The one object for all faces that say the same."""
    return _shared.setdefault(_Contents(face), face)


class _Contents:
    """What a face says. Found by the names in it, which are seldom those of another face; compared as a whole."""

    __slots__ = ("_all", "_hash")

    def __init__(self, face: Face) -> None:
        self._all = type(face), contents_of(face)
        if isinstance(face, ModelFace):
            self._hash = hash(
                (face.name, *[field.name for field in face.fields], *[field.type for field in face.fields])
            )
        else:
            self._hash = hash((face.name, *[value.name for value in face.values]))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Contents) and self._all == other._all
