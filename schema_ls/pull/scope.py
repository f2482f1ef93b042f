"""What inference works in: the facts, what there was before, and the names that everything gets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from schema_ls.base.memo import cached_property
from schema_ls.base.record import Record
from schema_ls.pull.catalog import Catalog, Column, ColumnType, EnumType, Name, Table
from schema_ls.pull.names import (
    distinct,
    field_name,
    in_camel,
    in_pascal,
    numbered,
    sanitise,
    type_name,
    type_names,
    value_name,
)
from schema_ls.pull.operator_classes import IndexedType
from schema_ls.pull.previous import Previous, PreviousModel
from schema_ls.pull.scalars import FieldType, scalar_type
from schema_ls.pull.settings import Naming, Settings
from schema_ls.pull.values import Attribute
from schema_ls.pull.wanted import WantedField
from schema_ls.spec.dialect import Dialect

_PARTIAL = "partial-indexes"
_UNKNOWN = FieldType("")

Given = Mapping[Name, Collection[str]]
"""Names by the table of their model."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the schema's version and settings allow, and what the user asked for."""

    dialect: Dialect = field(default_factory=lambda: Dialect.make("postgresql"))
    """The language that the result is written in."""
    has_generator: bool = False
    """Whether there is a generator in which a preview feature can be switched on."""
    show_schemas: bool = False
    """Whether blocks say which schema they live in."""
    settings: Settings = field(default_factory=Settings)
    """What the user chose."""

    @property
    def partial_indexes(self) -> bool:
        """Whether an index may have `where:`, if need be after a preview feature has been switched on."""
        return self.dialect.has(_PARTIAL) or (self.dialect.knows(_PARTIAL) and self.has_generator)

    @property
    def views(self) -> bool:
        """Whether the schema may have views."""
        return self.dialect.has("views")

    def missing_preview(self) -> str | None:
        """The preview feature that a schema with a partial index still lacks."""
        return self.dialect.missing_preview(_PARTIAL)


class Scope(Record, slots=False):
    """Facts and names.

    `models` are the tables that become models or views, `joins` those of implicit relations.
    """

    catalog: Catalog
    previous: Previous
    options: Options
    models: Mapping[Name, Table]
    enums: Mapping[Name, EnumType]
    type_names: Mapping[Name, str]
    enum_names: Mapping[Name, str]
    renamed: frozenset[Name]
    field_names: Mapping[Name, Mapping[str, str]]
    value_names: Mapping[Name, Mapping[str, str]]
    targets: frozenset[tuple[Name, frozenset[str]]]
    """Tables and sets of their columns that foreign keys point to."""

    @cached_property
    def kept(self) -> frozenset[Name]:
        """Tables that get no model by themselves, but have one in the existing schema: views, partitions and the like."""
        names = (table.name for table in self.catalog.tables if table.name not in self.models)
        return frozenset(name for name in names if self.previous.model(name))

    @cached_property
    def key_names(self) -> frozenset[str]:
        """Names that keys and indexes have in the database."""
        return frozenset(key.name for table in self.catalog.tables for key in table.keys)

    def fields(self, table: Table, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Names of the fields of columns."""
        names = self.field_names[table.name]
        return tuple(names[column] for column in columns)

    def scalar(self, column: Column) -> FieldType | None:
        """The type of a column, an enum among them; None for an unsupported one."""
        kind = column.type
        # Columns share their types, so it is found again by what it is and need not be compared.
        known = self._scalars.get(id(kind), _UNKNOWN)
        if known is _UNKNOWN:
            known = self._scalars[id(kind)] = self._new_scalar(kind)
        return known

    @cached_property
    def plain_fields(self) -> dict[tuple[object, ...], WantedField]:
        """Fields made for columns without a past, by the identity of the column, the name of the field and the names of its
        keys, which say no more than that.
        """
        return {}

    @cached_property
    def plain_lines(self) -> dict[tuple[object, ...], Attribute]:
        """Block attributes for keys with their usual names, by all that they say."""
        return {}

    @cached_property
    def plain_columns(self) -> set[int]:
        """Identities of columns of which a field says everything, those that were looked at."""
        return set()

    @cached_property
    def _scalars(self) -> dict[int, FieldType | None]:
        return {}

    def _new_scalar(self, kind: ColumnType) -> FieldType | None:
        if kind.enum is not None:
            name = self.enum_names.get(kind.enum)
            return FieldType(name) if name is not None else None
        return scalar_type(kind, self.options.dialect)

    def unfit_for(self, column: Column) -> Collection[str]:
        """The keys that may have no column of that type: names of attributes."""
        kind = column.type
        known = self._unfit.get(id(kind))
        if known is None:
            native = field_type.native if (field_type := self.scalar(column)) else None
            row = self.options.dialect.native_types().get(native.name) if native else None
            known = self._unfit[id(kind)] = row.not_in if row else ()
        return known

    @cached_property
    def _unfit(self) -> dict[int, Collection[str]]:
        return {}

    def indexed_type(self, column: Column) -> IndexedType | None:
        """What an operator class is chosen for; None for an unsupported type."""
        kind = self.scalar(column)
        if kind is None:
            return None
        scalar = "" if column.type.enum else kind.name
        return IndexedType(scalar, kind.native.name if kind.native else None, column.type.is_array)


def make_scope(
    catalog: Catalog,
    previous: Previous,
    options: Options,
    tables: tuple[Table, ...],
    given: Given = MappingProxyType({}),
) -> Scope:
    """The scope in which `tables` become models; names of the previous schema stay. No column gets one that is `given` to a
    relation.
    """
    enums = {enum.name: enum for enum in catalog.enums if enum.values}
    models = {table.name: table for table in tables}
    known_models = _known(models, previous.model)
    known_enums = _known(enums, previous.enum)
    # Types and tables share one space of names in the database, and blocks do so in a schema.
    naming = options.settings.naming
    base = {name: wanted_name(name, "Table", naming) for name in models}
    base |= {name: wanted_name(name, "Enum", naming) for name in enums}
    fixed = {name: model.name for name, model in (known_models | known_enums).items()}
    names = type_names(dict(sorted(base.items())), fixed)
    return Scope(
        catalog=catalog,
        previous=previous,
        options=options,
        models=models,
        enums=enums,
        type_names={name: names.names[name] for name in models},
        enum_names={name: names.names[name] for name in enums},
        renamed=names.renamed,
        field_names={
            name: _columns(models[name], known_models.get(name), naming, given.get(name, ())) for name in models
        },
        value_names={name: _values(enums[name], known_enums.get(name)) for name in enums},
        targets=frozenset(
            (key.target, frozenset(key.target_columns)) for table in tables for key in table.foreign_keys
        ),
    )


def _known(objects: Iterable[Name], find: Callable[[Name], PreviousModel | None]) -> dict[Name, PreviousModel]:
    found = ((name, find(name)) for name in objects)
    return {name: model for name, model in found if model is not None}


def wanted_name(name: Name, kind: str, naming: Naming) -> str:
    """What a block would be called if no other had the name."""
    if naming == "database" or not sanitise(name.name):
        return type_name(name.name, kind)
    is_singular = naming == "camel-singular" and kind == "Table"
    return type_name(in_pascal(sanitise(name.name), is_singular) or name.name, kind)


def _columns(table: Table, previous: PreviousModel | None, naming: Naming, given: Collection[str]) -> Mapping[str, str]:
    wanted = {column.name: _field_name(column.name, naming) for column in table.columns}
    fixed = {column: name for column, name in _fixed(wanted, previous).items() if name not in given}
    names = distinct(wanted, fixed)
    for key in table.keys:
        if len(key.columns) > 1 and (key.is_primary or key.is_unique):
            _make_room(names, "_".join(names[column] for column in key.names), fixed)
    for name in given:
        _make_room(names, name, fixed)
    return names


def _make_room(names: dict[str, str], taken: str, fixed: Collection[str]) -> None:
    """Give the column another name that has one which is taken: by a relation, or by a compound key, which the client calls so
    whatever name the schema gives that.
    """
    for column, name in names.items():
        if name == taken and column not in fixed:
            names[column] = numbered(name, set(names.values()))
            return


def _field_name(column: str, naming: Naming) -> str:
    name = field_name(column)
    return name if naming == "database" else in_camel(name) or name


def _values(enum: EnumType, previous: PreviousModel | None) -> Mapping[str, str]:
    wanted = {value: value_name(value) for value in enum.values}
    return distinct(wanted, _fixed(wanted, previous))


def _fixed(wanted: Mapping[str, str], previous: PreviousModel | None) -> Mapping[str, str]:
    """Names that the previous schema has for columns or values."""
    fields = previous.fields if previous else ()
    return {field.column: field.name for field in reversed(fields) if field.column in wanted}
