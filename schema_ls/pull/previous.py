"""What an existing schema says, as far as pull needs it: names, what only the client knows, how things are
matched.

Blocks are matched to the database by the database name, fields by column, relations by the columns of their
key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record, replaced
from schema_ls.pull.catalog import Name
from schema_ls.pull.values import Attribute, Call, List, Text, Value, Word, attribute
from schema_ls.pull.wanted import Arity


class PreviousField(Record):
    """A field as it stands. `type` is the bare type name, or the text of an `Unsupported(...)`."""

    name: str
    type: str
    arity: Arity
    attributes: tuple[Attribute, ...] = ()

    @property
    def column(self) -> str:
        """The column it names."""
        return mapped_name(self.attributes) or self.name

    @property
    def says_column(self) -> bool:
        """Whether it says its column, be it the one that it is called like."""
        return self.attribute("map") is not None

    def renamed(self, column: str) -> PreviousField:
        """The field as it is when its column is called so."""
        others = tuple(attribute for attribute in self.attributes if attribute.name != "map")
        return replaced(self, attributes=(*others, attribute("map", Text(column))))

    def without(self, name: str) -> PreviousField:
        """The field without its attribute of that name."""
        return replaced(self, attributes=tuple(each for each in self.attributes if each.name != name))

    def attribute(self, name: str) -> Attribute | None:
        """Its attribute of that name."""
        return next((attribute for attribute in self.attributes if attribute.name == name), None)

    @property
    def relation_name(self) -> str | None:
        """The name of its relation, None where it has none."""
        relation = self.attribute("relation")
        name = relation.argument("name", 0) if relation else None
        return name.content if isinstance(name, Text) else None

    @property
    def relation_fields(self) -> tuple[str, ...]:
        """The fields that hold the key of its relation; none on the other side."""
        relation = self.attribute("relation")
        return field_names(relation.argument("fields") if relation else None)

    @property
    def references(self) -> tuple[str, ...]:
        """The fields of the other model that the key of its relation refers to."""
        relation = self.attribute("relation")
        return field_names(relation.argument("references") if relation else None)


class PreviousModel(Record, slots=False):
    """A model, view or enum as it stands. The values of an enum are its fields, without type."""

    keyword: str
    name: str
    fields: tuple[PreviousField, ...]
    lines: tuple[Attribute, ...] = ()

    @property
    def database_name(self) -> str:
        """The table or type it names."""
        return mapped_name(self.lines) or self.name

    @property
    def says_name(self) -> bool:
        """Whether it says its table or type, be it the one that it is called like."""
        return mapped_name(self.lines) is not None

    @property
    def schema(self) -> str | None:
        """The schema it says it lives in."""
        line = next((line for line in self.lines if line.name == "schema"), None)
        name = line.argument("map", 0) if line else None
        return name.content if isinstance(name, Text) else None

    @property
    def is_ignored(self) -> bool:
        """Whether it has `@@ignore`."""
        return any(line.name == "ignore" for line in self.lines)

    @cached_property
    def by_name(self) -> Mapping[str, PreviousField]:
        """Fields by name."""
        return {field.name: field for field in self.fields}

    @cached_property
    def keyed(self) -> tuple[PreviousField, ...]:
        """Relation fields that hold the key of their relation."""
        return tuple(field for field in self.fields if field.relation_fields)

    def columns_of(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Columns of fields."""
        return tuple(self.by_name[name].column if name in self.by_name else name for name in names)


class ManyToMany(Record):
    """A relation without a key in either model: its name, written or not, and its fields."""

    name: str
    field: PreviousField
    opposite: PreviousField


class Previous(Record, slots=False):
    """All blocks of the schema that there was. `default_schema` is that of blocks without `@@schema`."""

    models: tuple[PreviousModel, ...] = ()
    default_schema: str = "public"
    relation_mode: str = "foreignKeys"
    renames: Mapping[str, str] = MappingProxyType({})
    """New names of tables and columns by the old ones: `table`, `schema.table`, `table.column`."""

    @cached_property
    def by_name(self) -> Mapping[str, PreviousModel]:
        """Blocks by name."""
        return {model.name: model for model in self.models}

    @cached_property
    def _by_database(self) -> Mapping[tuple[bool, Name], PreviousModel]:
        return {(model.keyword == "enum", self.database_name(model)): model for model in reversed(self.models)}

    def database_name(self, model: PreviousModel) -> Name:
        """The table or type that a block stands for."""
        name = Name(model.schema or self.default_schema, model.database_name)
        if model.keyword == "enum" or not self.renames:
            return name
        new = self.renames.get(str(name), self.renames.get(name.name))
        return name if new is None else Name(name.schema, new.removeprefix(f"{name.schema}."))

    def as_read(self, model: PreviousModel) -> PreviousModel:
        """A model as it would be had somebody followed the renames of its columns."""
        old = model.database_name
        prefixes = {f"{old}.", f"{self.database_name(model).name}."} if self.renames else ()
        new = {
            name.removeprefix(prefix): column.rpartition(".")[2]
            for prefix in prefixes
            for name, column in self.renames.items()
            if name.startswith(prefix)
        }
        if not any(field.column in new for field in model.fields):
            return model
        fields = (field.renamed(new[field.column]) if field.column in new else field for field in model.fields)
        return replaced(model, fields=tuple(fields))

    def model(self, table: Name) -> PreviousModel | None:
        """The model or view of a table."""
        return self._by_database.get((False, table))

    def enum(self, enum: Name) -> PreviousModel | None:
        """The enum of a type."""
        return self._by_database.get((True, enum))

    def opposite(self, model: PreviousModel, field: PreviousField) -> PreviousField | None:
        """The field at the other end of a relation field."""
        other = self.by_name.get(field.type)
        for candidate in other.fields if other else ():
            if candidate.type != model.name or candidate.relation_name != field.relation_name:
                continue
            if candidate is not field and not (candidate.relation_fields and field.relation_fields):
                return candidate
        return None

    def many_to_many(self, model: PreviousModel) -> Iterator[ManyToMany]:
        """The many-to-many relations of a model, as its fields have them. One with itself begins with the name that comes
        first.
        """
        for field in model.fields:
            if field.arity is not Arity.LIST or field.relation_fields:
                continue
            opposite = self.opposite(model, field)
            if opposite is None or opposite.arity is not Arity.LIST:
                continue
            if field.type != model.name or field.name < opposite.name:
                name = field.relation_name or usual_relation_name(model.name, field.type)
                yield ManyToMany(name, field, opposite)

    def relation_fields(self, model: PreviousModel) -> Iterator[PreviousField]:
        """Fields of a model whose type is a model or view."""
        for candidate in model.fields:
            target = self.by_name.get(candidate.type)
            if target is not None and target.keyword in ("model", "view"):
                yield candidate


def usual_relation_name(one: str, other: str) -> str:
    """The name of a relation between two models that has none."""
    return "To".join(sorted((one, other)))


def mapped_name(attributes: tuple[Attribute, ...]) -> str | None:
    """What `@map` or `@@map` says."""
    for each in attributes:
        if each.name == "map":
            name = each.argument("name", 0)
            return name.content if isinstance(name, Text) else None
    return None


def field_names(value: Value | None) -> tuple[str, ...]:
    """Names in a list of fields; sort orders and the like fall away."""
    if not isinstance(value, List):
        return ()
    return tuple(item.name for item in value.items if isinstance(item, (Word, Call)))
