"""The schema that a database asks for, as values. Knows no files and no database."""

from __future__ import annotations

from enum import Enum

from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record
from schema_ls.format import Row
from schema_ls.pull.catalog import Name
from schema_ls.pull.values import Attribute, write_attribute


class Arity(str, Enum):
    """How many values a field holds; the value is what stands behind the type."""

    REQUIRED = ""
    OPTIONAL = "?"
    LIST = "[]"


class PullWarning(Record):
    """Something of the database that the schema cannot say, or says in other words.

    `kind` is a stable class name in kebab-case, `object` names the thing, `message` is for people.
    `parts` names the same thing piece by piece, for reports: ("model", "users"), ("field", "area").
    """

    kind: str
    object: str
    message: str
    parts: tuple[tuple[str, str], ...] = ()


class WantedField(Record, slots=False):
    """A field. `column` is None for relation fields; `type` is written as it stands, without the arity."""

    name: str
    type: str
    arity: Arity
    attributes: tuple[Attribute, ...] = ()
    column: str | None = None
    docs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines of documentation that a field gets even where it is not new."""
    was: str | None = None
    """The name of the field in the previous schema, None for a new one."""

    @cached_property
    def row(self) -> Row:
        """Its line: its name, its type and its attributes as they are written."""
        type_ = self.type + self.arity.value
        if not self.attributes:
            return Row((self.name, type_))
        return Row((self.name, type_, " ".join(map(write_attribute, self.attributes))))


class WantedLine(Record):
    """A block attribute.

    `key` finds it again in another schema: the constraint's name, or the attribute's own.
    """

    attribute: Attribute
    key: str


class WantedModel(Record):
    """A model, or a view when `keyword` says so."""

    name: str
    table: Name
    fields: tuple[WantedField, ...]
    lines: tuple[WantedLine, ...] = ()
    docs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Lines of documentation that a block gets even where it is not new."""
    keyword: str = "model"
    was: str | None = None
    """The name of the block in the previous schema, None for a new one."""


class WantedValue(Record):
    """A value of an enum; `database` is what the database calls it."""

    name: str
    database: str
    was: str | None = None
    docs: tuple[str, ...] = ()
    says_map: bool = False
    """Whether it says what the database calls it though that is its name."""


class WantedEnum(Record):
    """An enum."""

    name: str
    enum: Name
    values: tuple[WantedValue, ...]
    lines: tuple[WantedLine, ...] = ()
    docs: tuple[str, ...] = ()
    was: str | None = None
    notes: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    """Names of the models that have fields of it."""
    keyword: str = "enum"


class WantedNote(Record):
    """A comment that stands where the block of a table would."""

    table: Name
    text: str


WantedBlock = WantedModel | WantedEnum | WantedNote


class Wanted(Record):
    """A whole schema, without datasource and generators.

    New blocks stand in the order of their database names.
    """

    models: tuple[WantedModel, ...]
    enums: tuple[WantedEnum, ...]
    notes: tuple[WantedNote, ...] = ()
    warnings: tuple[PullWarning, ...] = ()
    kept: frozenset[Name] = frozenset()
    """Tables whose blocks stay as they are written: pull makes none for such, but somebody did."""
    preview_features: frozenset[str] = frozenset()
    """Preview features that must still be switched on for the schema to be valid."""

    @property
    def blocks(self) -> tuple[WantedModel | WantedEnum, ...]:
        """Models and enums."""
        return (*self.models, *self.enums)
