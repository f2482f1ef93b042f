"""The form of the tables about one kind of database. The tables themselves are in `providers/`."""

from __future__ import annotations

from typing import NamedTuple

INDEX_TYPES: dict[str, str] = {
    "BTree": "Sorted tree, the usual kind: equality, ranges and sorting.",
    "Hash": "Equality of one column only.",
    "Gist": "Generalized search tree: nearness, overlap, containment.",
    "Gin": "Inverted index: what lies inside lists, JSON or text.",
    "SpGist": "Space-partitioned tree: prefixes, networks, points.",
    "Brin": "Summary for each range of blocks: small, for very large tables in natural order.",
}
"""Every value of `type:` with its explanation; `Provider.index_types` says which ones a database has."""

SORT_ORDERS: dict[str, str] = {"Asc": "Smallest first.", "Desc": "Largest first."}

ACTIONS: dict[str, str] = {
    "Cascade": "Referring records follow: they are deleted or updated, too.",
    "Restrict": "Refused while other records refer to the record.",
    "NoAction": "Left to the database, which mostly refuses it, perhaps only at the end of the transaction.",
    "SetNull": "The referring fields become empty.",
    "SetDefault": "The referring fields get their default values.",
}
"""Every referential action with its explanation."""

RELATION_MODES: dict[str, str] = {
    "foreignKeys": "Relations are foreign keys, the database looks after them.",
    "prisma": "No foreign keys: the client looks after relations, and you after indexes on their fields.",
}


class Argument(NamedTuple):
    """An argument of a native type: a whole number from `low` to `high`, both included."""

    name: str
    low: int = 0
    high: int | None = None
    or_max: bool = False
    """The word `Max` is taken, too (compared without regard to case)."""
    high_on: tuple[tuple[str, int], ...] = ()
    """Other upper bounds for some scalars."""

    def upper_bound(self, scalar: str) -> int | None:
        """Largest value on a field of type `scalar`; None where there is no bound."""
        return dict(self.high_on).get(scalar, self.high)


class NativeType(NamedTuple):
    """A type of the database, written `@db.Name(...)`. A `scale` never exceeds the `precision`."""

    name: str
    scalars: tuple[str, ...]
    doc: str
    required: tuple[Argument, ...] = ()
    optional: tuple[Argument, ...] = ()
    not_in: tuple[str, ...] = ()
    """Keys that cannot hold it: "id", "unique", "index"."""
    not_in_unless: str | None = None
    """What lifts `not_in`: "length" = a `length:` is given, "no Max" = its argument is not `Max`."""

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """All arguments, in order."""
        return self.required + self.optional


class NativeUse(NamedTuple):
    """A native type with arguments, as written in a schema."""

    name: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.arguments)})" if self.arguments else self.name


class OperatorClasses(NamedTuple):
    """Operator classes that an index type has for some fields."""

    index_type: str
    scalar: str | None
    """None: any list field."""
    natives: tuple[str | None, ...]
    """Native types; None among them is a field without one. Empty: whatever the native type."""
    names: tuple[str, ...]
    has_default: bool = True
    """Without it a class has to be given."""

    def holds_for(self, index_type: str, scalar: str, native: str | None, is_list: bool) -> bool:
        """Whether the row is about such a field in such an index."""
        if self.index_type != index_type or (self.scalar is None) != is_list:
            return False
        return (self.scalar in (None, scalar)) and (not self.natives or native in self.natives)


class NameScope(NamedTuple):
    """Kinds of constraints whose names must differ from each other ..."""

    where: str
    """... within a "schema" of the database or within a "model"."""
    kinds: tuple[str, ...]
    """Some of "primary_key", "unique", "index", "foreign_key", "default"."""
    also: tuple[str, ...] = ()
    """Kinds that must differ from `kinds`, too, but may be alike among themselves; only they are at fault."""


class NameLimit(NamedTuple):
    """How long the name of a table or column may be."""

    most: int
    in_bytes: bool
    """Whether it counts bytes of UTF-8, else characters."""
    is_cut: bool
    """Whether longer names are cut without a word, else refused."""
    holds_for_labels: bool = False
    """Whether the labels of enums may not be longer either; these are refused."""


class Provider(NamedTuple):
    """All that is particular to one kind of database."""

    name: str
    """As written in `provider = "..."`."""
    title: str
    """As people call it."""
    doc: str
    native_types: tuple[NativeType, ...]
    default_native_types: tuple[tuple[str, NativeUse], ...]
    """What a scalar without native type becomes."""
    index_types: tuple[str, ...]
    identifier_limit: int
    """Longest name of a constraint, in bytes of UTF-8."""
    name_scopes: tuple[NameScope, ...]
    actions: tuple[tuple[str, tuple[str, ...]], ...]
    """Referential actions for each relation mode that can be chosen; the first mode is the default."""
    operator_classes: tuple[OperatorClasses, ...] = ()
    classes_can_be_named: bool = False
    """Whether a class in `ops:` means something. Elsewhere it is passed over."""
    no_classes_in: tuple[str, ...] = ()
    """Index types that take no `ops:` at all, not even `raw("...")`."""
    scalars_not_in: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Scalars that keys cannot hold, whatever their native type: (scalar, kinds of keys)."""
    name_limit: NameLimit | None = None
    """Longest name of a table or column; None where there is no limit, or none that is known."""
