"""Whether a line of an existing schema already says what is wanted, however it is spelled.

Both sides are brought into one normal form: what stands for itself anyway (default names, usual actions,
usual native types, ascending order) falls away, and arguments get one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from schema_ls.pull.keys import key_kind
from schema_ls.pull.previous import PreviousField, PreviousModel, field_names
from schema_ls.pull.values import Argument, Attribute, Call, List, Text, Value, Word, write
from schema_ls.pull.wanted import Arity, WantedField, WantedModel
from schema_ls.spec.dialect import Dialect

KNOWN_ATTRIBUTES = frozenset(("id", "unique", "default", "updatedAt", "map", "relation", "ignore"))
"""Attributes of fields that pull decides about; others stay whatever the database says."""

_POSITIONAL = {
    "id": ("map",),
    "unique": ("map",),
    "default": ("value",),
    "map": ("name",),
    "relation": ("name",),
}
_LINE_POSITIONAL = {
    "id": ("fields",),
    "unique": ("fields",),
    "index": ("fields",),
    "map": ("name",),
    "schema": ("map",),
}


@dataclass(frozen=True, slots=True)
class Sameness:
    """Compares the lines of one model. `optional` names the fields that may be empty."""

    dialect: Dialect
    table: str
    columns: dict[str, str]
    optional: frozenset[str]

    def field(self, before: PreviousField, wanted: WantedField) -> bool:
        """Whether a field says what is wanted."""
        if (before.type, before.arity) != (wanted.type, wanted.arity):
            return False
        if before.attributes == wanted.attributes:
            return True
        normal = self._attributes(before.type, before.name, before.attributes)
        return normal == self._attributes(wanted.type, wanted.name, wanted.attributes)

    def line(self, before: Attribute, wanted: Attribute) -> bool:
        """Whether a block attribute says what is wanted."""
        return before.name == wanted.name and self._line(before) == self._line(wanted)

    def _attributes(
        self, kind: str, name: str, attributes: Iterable[Attribute]
    ) -> frozenset[tuple[str, frozenset[tuple[str | None, Value]]]]:
        found = set()
        for attribute in attributes:
            if not is_known(attribute, self.dialect):
                continue
            normal = self._field_attribute(kind, name, attribute)
            if normal is not None:
                found.add((attribute.name, frozenset(normal.items())))
        return frozenset(found)

    def _field_attribute(self, kind: str, name: str, attribute: Attribute) -> dict[str | None, Value] | None:
        """Arguments by name, None where the attribute says nothing."""
        arguments = _named(attribute, _POSITIONAL)
        if "." in attribute.name:
            return None if self._is_usual_native(kind, attribute) else arguments
        if attribute.name == "map":
            return None if arguments.get("name") == Text(name) else arguments
        if attribute.name in ("id", "unique"):
            return self._key(attribute.name, (name,), arguments)
        if attribute.name == "relation":
            return self._relation(arguments) or None
        return arguments

    def _is_usual_native(self, kind: str, attribute: Attribute) -> bool:
        usual = self.dialect.default_native_type(kind)
        written = tuple(write(argument.value) for argument in attribute.arguments)
        return usual is not None and (attribute.name.partition(".")[2], written) == (usual.name, usual.arguments)

    def _line(self, attribute: Attribute) -> dict[str | None, Value]:
        arguments = _named(attribute, _LINE_POSITIONAL)
        if attribute.name not in ("id", "unique", "index"):
            return arguments
        if attribute.name == "index" and "name" in arguments:
            arguments["map"] = arguments.pop("name")
        if arguments.get("type") == Word("BTree"):
            del arguments["type"]
        fields = arguments.get("fields")
        if isinstance(fields, List):
            arguments["fields"] = List(tuple(map(_indexed, fields.items)))
        return self._key(attribute.name, field_names(fields), arguments)

    def _key(self, kind: str, fields: tuple[str, ...], arguments: dict[str | None, Value]) -> dict[str | None, Value]:
        columns = () if kind == "id" else tuple(self.columns.get(name, name) for name in fields)
        usual = self.dialect.constraint_name(key_kind(kind), self.table, columns)
        defaults = {"map": Text(usual), "sort": Word("Asc")}
        return {name: value for name, value in arguments.items() if defaults.get(name or "") != value}

    def _relation(self, arguments: dict[str | None, Value]) -> dict[str | None, Value]:
        fields = field_names(arguments.get("fields"))
        references = field_names(arguments.get("references"))
        is_optional = bool(fields) and all(name in self.optional for name in fields)
        columns = tuple(self.columns.get(name, name) for name in fields)
        defaults = {
            "onDelete": Word(self.dialect.default_on_delete(is_optional)),
            "onUpdate": Word(self.dialect.default_on_update),
        }
        usual_name = Text(self.dialect.constraint_name("foreign_key", self.table, columns))
        kept = {name: value for name, value in arguments.items() if defaults.get(name or "") != value}
        kept.setdefault("map", usual_name)
        pairs = sorted(zip(fields, references, strict=False))
        kept["fields"] = List(tuple(Word(name) for name, _ in pairs))
        kept["references"] = List(tuple(Word(name) for _, name in pairs))
        return kept if fields else {name: kept[name] for name in kept if name == "name"}


def is_known(attribute: Attribute, dialect: Dialect) -> bool:
    """Whether pull decides about an attribute of a field."""
    source, dot, _ = attribute.name.partition(".")
    return source == dialect.datasource_name if dot else attribute.name in KNOWN_ATTRIBUTES


def sameness_of(wanted: WantedModel, dialect: Dialect) -> Sameness:
    """Compares lines of the model that `wanted` describes."""
    return Sameness(
        dialect,
        wanted.table.name,
        {field.name: field.column for field in wanted.fields if field.column is not None},
        frozenset(field.name for field in wanted.fields if field.arity is Arity.OPTIONAL),
    )


def _named(attribute: Attribute, positional: Mapping[str, tuple[str, ...]]) -> dict[str | None, Value]:
    """Arguments by name; positional ones get the name that their place stands for."""
    names = iter(positional.get(attribute.name, ()))
    return {
        argument.name or next(names, f"{place}"): argument.value for place, argument in enumerate(attribute.arguments)
    }


def _indexed(item: Value) -> Value:
    """A field of a key, without the options that it has anyway."""
    if not isinstance(item, Call):
        return item
    kept = tuple(argument for argument in item.arguments if argument != Argument(Word("Asc"), "sort"))
    ordered = tuple(sorted(kept, key=lambda argument: argument.name or ""))
    return Call(item.name, ordered) if ordered else Word(item.name)


def single_field_line(model: PreviousModel, name: str, field: str) -> Attribute | None:
    """A block attribute that puts a key on one field only, as `@@unique([email])` does."""
    for line in model.lines:
        if line.name == name and field_names(line.argument("fields", 0)) == (field,):
            return line
    return None
