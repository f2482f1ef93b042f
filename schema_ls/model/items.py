"""What a block declares, with the places where it does. Nothing is looked up: that is for `schema` to do.

An item is a pure function of its block, so it is made once for each text of a block.
"""

from __future__ import annotations

from collections import Counter

from schema_ls.base.memo import Once, cached_property
from schema_ls.base.record import Record
from schema_ls.base.span import Span
from schema_ls.model.answers import Topic
from schema_ls.model.asking import asks_of_enum, asks_of_model, extensions_of
from schema_ls.model.faces import EnumFace, FieldFace, Key, ModelFace, ValueFace, shared
from schema_ls.model.reading import Said, field_face, key_of_block, key_of_field, string_argument
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax import template as t
from schema_ls.syntax.ast import (
    Array,
    Attribute,
    Call,
    Constant,
    String,
    TypeReference,
    Value,
    attributes_of,
    name_columns_of,
    type_of,
    value_of,
)
from schema_ls.syntax.blocks import CONFIGS
from schema_ls.syntax.line import BLANKS, Line
from schema_ls.syntax.tree import Block

MODEL_KINDS = frozenset({"model", "view", "type"})
CONFIG_KINDS = CONFIGS
UNSUPPORTED = "Unsupported"
"""The type whose values the client does not know."""


def is_builtin(name: str) -> bool:
    """Whether a type name needs no declaration."""
    return name in SCALARS or name == UNSUPPORTED


class Member(Record, slots=False):
    """A line of a block that declares something. `row` counts from the first line of the block."""

    row: int
    line: Line

    @property
    def name(self) -> str:
        """The declared name."""
        return self.line.name

    @property
    def name_span(self) -> Span:
        """The name token."""
        return self.span(name_columns_of(self.line))

    @property
    def line_span(self) -> Span:
        """The line without blanks around it."""
        return self.span(self.line.content_columns)

    def span(self, columns: tuple[int, int]) -> Span:
        """Columns of this line as a span of the block."""
        return Span.of_line(self.row, columns)

    @cached_property
    def attributes(self) -> tuple[Attribute, ...]:
        """Attributes of the line, in order."""
        return attributes_of(self.line)

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of a name (`id`, `relation`, `db.Text`)."""
        for attribute in self.attributes:
            if attribute.name == name:
                return attribute
        return None

    @property
    def code_end(self) -> int:
        """The column behind everything but blanks and a comment at the end."""
        line = self.line
        content = line.text[: line.content_columns[1]]
        return len(content.removesuffix(line.comment).rstrip(BLANKS)) if line.comment else len(content)

    @property
    def is_broken(self) -> bool:
        """Whether the line has a mistake in its syntax."""
        return self.line.template.mistake is not None


class FieldItem(Member):
    """A field of a model, view or composite type."""

    face: FieldFace
    """What others see of it."""

    @cached_property
    def type(self) -> TypeReference | None:
        """The type as written, None where it is missing."""
        return type_of(self.line)

    @property
    def said(self) -> Said:
        """What it says in common with all fields of its wording."""
        said: Said = self.line.wording.said  # read for the face
        return said

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of a name (`id`, `relation`, `db.Text`)."""
        return super().attribute(name) if name in self.said.attributes else None

    @property
    def default(self) -> Value | None:
        """The value in `@default`."""
        attribute = self.attribute("default")
        argument = attribute.argument("", "value") if attribute else None
        return argument.value if argument else None

    @property
    def unsupported_type(self) -> str:
        """What `Unsupported("...")` names: a type of the database as it was written. To be asked of such types only."""
        return self.said.unsupported_type


class ValueItem(Member):
    """A value of an enum."""

    @property
    def map(self) -> str:
        """The name in the database where it is another one."""
        mapped = self.attribute("map")
        return string_argument(mapped, "", "name") if mapped else ""

    @property
    def is_no_value(self) -> bool:
        """Whether the line has a mistake in its syntax, or a type as fields have."""
        template = self.line.template
        return template.mistake is not None or template.type is not None or template.colon >= 0


class SettingItem(Member):
    """A key of a datasource or generator."""

    @cached_property
    def value(self) -> Value | None:
        """The value, None where it is missing."""
        return value_of(self.line)


class BlockAttribute(Member):
    """A `@@attribute` line."""

    @property
    def attribute_view(self) -> Attribute:
        """The attribute."""
        return self.attributes[0]


class KeyItem(Record, slots=False):
    """A key with the attribute that makes it."""

    key: Key
    member: Member
    attribute: Attribute

    @property
    def span(self) -> Span:
        """The attribute with its arguments."""
        return self.member.span(self.attribute.columns)


class Item(Record, eq=False, slots=False):
    """A declared block. Compares by identity, as its block does."""

    block: Block

    @property
    def name(self) -> str:
        """The declared name, empty where it is missing."""
        return self.block.name

    @property
    def kind(self) -> str:
        """The kind of the block."""
        return self.block.kind

    @cached_property
    def attributes(self) -> tuple[BlockAttribute, ...]:
        """The `@@` lines, in order."""
        return tuple(BlockAttribute(row, line) for row, line in _members(self.block, t.ATTRIBUTE))

    def block_attribute(self, name: str) -> BlockAttribute | None:
        """The first `@@name` line."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)

    def _text_of(self, name: str) -> str:
        attribute = self.block_attribute(name)
        return string_argument(attribute.attribute_view, "", "name", "map") if attribute else ""

    @cached_property
    def is_whole(self) -> bool:
        """Whether every line could be read."""
        return all(self.block.lines[row].template.mistake is None for row in self.block.member_rows)

    @cached_property
    def line_names(self) -> frozenset[str]:
        """The names of its members, and `@@map` and the like for its attributes."""
        lines = [self.block.lines[row] for row in self.block.member_rows]
        attributes = (f"@@{attributes_of(line)[0].name}" for line in lines if line.template.form == t.ATTRIBUTE)
        return frozenset((*(line.name for line in lines if line.template.form != t.ATTRIBUTE), *attributes))

    @property
    def type_names(self) -> tuple[str, ...]:
        """The types that its fields name, each once, built-in ones left out."""
        return ()

    @property
    def asks(self) -> tuple[Topic, ...]:
        """What it asks about the whole schema."""
        return ()

    @property
    def extensions(self) -> frozenset[str]:
        """The extensions of the database that it needs."""
        return frozenset()

    @property
    def is_gappy(self) -> bool:
        """Whether something may be missing in it: its brace, a line that cannot be read, or a type."""
        return not self.is_whole or self.block.close < 0


class ModelItem(Item):
    """A model, view or composite type."""

    @cached_property
    def fields(self) -> tuple[FieldItem, ...]:
        """Fields in order, those of broken lines included where a name can be read."""
        return tuple(FieldItem(row, line, field_face(line)) for row, line in _members(self.block, t.FIELD))

    @cached_property
    def line_names(self) -> frozenset[str]:
        """As for every item; `@@id` also where a field is the id."""
        names = super().line_names
        return names | {"@@id"} if self.face.id is not None else names

    @cached_property
    def field_named(self) -> dict[str, FieldItem]:
        """Fields by name; the first of two with one name."""
        return {field.name: field for field in reversed(self.fields)}

    @cached_property
    def names_twice(self) -> frozenset[str]:
        """Names that several fields have."""
        return frozenset(name for name, count in Counter(field.name for field in self.fields).items() if count > 1)

    @cached_property
    def member_at(self) -> dict[int, Member]:
        """Fields and `@@` lines by row."""
        return {member.row: member for member in (*self.fields, *self.attributes)}

    @cached_property
    def type_names(self) -> tuple[str, ...]:
        """The types that its fields name, each once, built-in ones left out."""
        types = (field.face.type for field in self.fields)
        return tuple(dict.fromkeys(name for name in types if name and not is_builtin(name)))

    @property
    def is_gappy(self) -> bool:
        """Whether something may be missing in it: its brace, a line that cannot be read, or a type."""
        return super().is_gappy or any(not field.face.type for field in self.fields)

    @cached_property
    def attributes_used(self) -> frozenset[str]:
        """The names of all attributes of its fields."""
        return frozenset().union(*[field.said.attributes for field in self.fields])

    @cached_property
    def functions_used(self) -> frozenset[str]:
        """The names of all functions in defaults of its fields."""
        return frozenset([field.said.function for field in self.fields])

    @cached_property
    def asks(self) -> tuple[Topic, ...]:
        """What it asks about the whole schema."""
        return asks_of_model(self)

    @cached_property
    def extensions(self) -> frozenset[str]:
        """The extensions of the database that it needs."""
        return extensions_of(self)

    @cached_property
    def keys(self) -> tuple[KeyItem, ...]:
        """Ids, uniques and indexes: those of fields first, then those of the block."""
        found = []
        for field in self.fields:
            for attribute in field.attributes if field.said.makes_key else ():
                key = key_of_field(field.name, attribute)
                if key:
                    found.append(KeyItem(key, field, attribute))
        for member in self.attributes:
            key = key_of_block(member.attribute_view)
            if key:
                found.append(KeyItem(key, member, member.attribute_view))
        return tuple(found)

    @cached_property
    def face(self) -> ModelFace:
        """What others see of it."""
        face = shared(
            ModelFace(
                self.kind,
                self.name,
                tuple(field.face for field in self.fields),
                tuple(key.key for key in self.keys),
                self._text_of("map"),
                self._text_of("schema"),
                self.block_attribute("ignore") is not None,
                self.is_whole,
            )
        )
        assert isinstance(face, ModelFace)
        return face


class EnumItem(Item):
    """An enum."""

    @cached_property
    def values(self) -> tuple[ValueItem, ...]:
        """Values in order."""
        return tuple(ValueItem(row, line) for row, line in _members(self.block, t.FIELD))

    @cached_property
    def asks(self) -> tuple[Topic, ...]:
        """What it asks about the whole schema."""
        return asks_of_enum(self)

    @cached_property
    def value_named(self) -> dict[str, ValueItem]:
        """Values by name; the first of two with one name."""
        return {value.name: value for value in reversed(self.values)}

    @cached_property
    def face(self) -> EnumFace:
        """What others see of it."""
        values = tuple(ValueFace(value.name, value.map, value.is_no_value) for value in self.values)
        face = shared(
            EnumFace(self.name, values, self._text_of("map"), self._text_of("schema"), is_whole=self.is_whole)
        )
        assert isinstance(face, EnumFace)
        return face


class ConfigItem(Item):
    """A datasource or generator."""

    @cached_property
    def settings(self) -> tuple[SettingItem, ...]:
        """Keys in order."""
        return tuple(SettingItem(row, line) for row, line in _members(self.block, t.SETTING))

    def setting(self, name: str) -> SettingItem | None:
        """The first setting of a name."""
        return next((setting for setting in self.settings if setting.name == name), None)

    @cached_property
    def extensions_listed(self) -> tuple[str, ...] | None:
        """The names in `extensions` as the database knows them; None without such a list."""
        setting = self.setting("extensions")
        if setting is None or not isinstance(setting.value, Array):
            return None
        return tuple(filter(None, map(extension_name, setting.value.items)))


def extension_name(value: Value) -> str:
    """The database name of an entry such as `citext` or `uuid_ossp(map: "uuid-ossp")`; empty for one that is none."""
    if isinstance(value, Call):
        mapped = next((one.value for one in value.arguments if one.name == "map"), None)
        return mapped.text if isinstance(mapped, String) else value.name
    return value.text if isinstance(value, Constant) else ""


class OtherItem(Item):
    """An alias, a block with an unknown keyword, or lines outside of blocks."""


AnyItem = ModelItem | EnumItem | ConfigItem | OtherItem


def _members(block: Block, form: str) -> list[tuple[int, Line]]:
    return [(row, block.lines[row]) for row in block.member_rows if block.lines[row].template.form == form]


def _make_item(block: Block) -> AnyItem:
    if block.kind in MODEL_KINDS:
        return ModelItem(block)
    if block.kind == "enum":
        return EnumItem(block)
    if block.kind in CONFIG_KINDS:
        return ConfigItem(block)
    return OtherItem(block)


item_of = Once(_make_item, "item")
"""The item of a block."""


def members_of(item: AnyItem) -> tuple[Member, ...]:
    """Fields, values or settings, in order; nothing for blocks that have none of them."""
    if isinstance(item, ModelItem):
        return item.fields
    if isinstance(item, EnumItem):
        return item.values
    return item.settings if isinstance(item, ConfigItem) else ()


def members_by_row(item: AnyItem) -> dict[int, Member]:
    """Fields, values, settings and block attributes by their rows in the block."""
    return {member.row: member for member in (*members_of(item), *item.attributes)}


def member_named(item: AnyItem, name: str) -> Member | None:
    """The first field or value of a name."""
    if isinstance(item, ModelItem):
        return item.field_named.get(name)
    return item.value_named.get(name) if isinstance(item, EnumItem) else None


def documentation(block: Block, row: int) -> str:
    """The `///` comments that belong to a row: the lines right above it, then the one at its end."""
    texts: list[str] = []
    above = row - 1
    while above >= 0 and block.lines[above].template.form == t.COMMENT:
        texts.insert(0, block.lines[above].comment)
        above -= 1
    texts.append(block.lines[row].comment)
    return "\n".join(text[3:].strip() for text in texts if text.startswith("///"))
