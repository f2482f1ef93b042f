"""Databases as catalogs whose names, comments and expressions are pieces of a text, and whose rest its chance decides."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from random import Random

from schema_ls.pull.catalog import (
    Action,
    Catalog,
    Column,
    ColumnType,
    Constraint,
    Default,
    EnumType,
    ForeignKey,
    HiddenObject,
    Key,
    KeyColumn,
    Name,
    Table,
    TableKind,
)
from schema_ls.pull.readers.postgresql_defaults import Expected, parse_default
from schema_ls.pull.readers.postgresql_types import scalar_of
from schema_ls.pull.values import Text, call
from schema_ls.syntax import make

_TYPES = (
    *(
        "int2",
        "int4",
        "int4",
        "int8",
        "oid",
        "float4",
        "float8",
        "numeric",
        "money",
        "bool",
        "text",
        "varchar",
        "bpchar",
    ),
    *("citext", "uuid", "inet", "xml", "bit", "varbit", "bytea", "json", "jsonb", "date", "time", "timetz"),
    *("timestamp", "timestamptz", "point", "tsvector", "int4range"),
)
_ARGUMENTS: dict[str, tuple[int, ...]] = {
    "numeric": (10, 2),
    "varchar": (20,),
    "bpchar": (3,),
    "bit": (8,),
    "varbit": (8,),
    "time": (3,),
    "timestamp": (0,),
    "timestamptz": (3,),
}
_DEFAULTS: dict[str | None, tuple[str, ...]] = {
    "Int": ("1", "-1", "(1 + 1)"),
    "BigInt": ("9007199254740993", "'-1'::integer"),
    "Float": ("1.5", "'1e3'::double precision"),
    "Decimal": ("1.50", "(0)::numeric"),
    "Boolean": ("true", "(NOT false)"),
    "String": ("'{quoted}'::text", "E'{quoted}'", "lower('{quoted}'::text)", "gen_random_uuid()"),
    "Json": ("'{json}'::jsonb", "'{{}}'::json"),
    "DateTime": ("now()", "CURRENT_TIMESTAMP", "'2020-01-01 00:00:00'::timestamp without time zone"),
    "Bytes": ("'\\\\x00'::bytea",),
    None: ("{plain}",),
}
_COUNTED = Default("nextval('x'::regclass)", call("autoincrement"))
_OF_LISTS = ("ARRAY['{quoted}'::text]", "'{{}}'::text[]", "{plain}", "ARRAY[]::text[]")
_UNSORTED = ("json", "xml", "point")
"""Types whose values no sorted index takes."""
_VIEWS = (TableKind.VIEW, TableKind.MATERIALIZED_VIEW)
_SEVERAL = 40


class _Making:
    """A catalog on its way: names that have not been used, and chance."""

    def __init__(self, names: Sequence[str], random: Random) -> None:
        self.names = names
        self.random = random
        self.schemas = ("public", names[0]) if random.random() < 0.3 and names[0] != "public" else ("public",)
        self.enums = tuple(self._enum(name) for name in names[1::4])

    def _enum(self, name: str) -> EnumType:
        values = self.some(4) or (name,)
        return EnumType(Name(self.random.choice(self.schemas), name), values, comment=self._comment())

    def some(self, most: int) -> tuple[str, ...]:
        """Some names, none of them twice."""
        return tuple(self.random.sample(self.names, self.random.randint(0, min(most, len(self.names)))))

    def _comment(self) -> str | None:
        return self.random.choice(self.names) if self.random.random() < 0.3 else None

    def column(self, name: str) -> Column:
        """A column of some type, with a default, a sequence, an expression, or nothing."""
        pick = self.random
        if self.enums and pick.random() < 0.2:
            return self._enum_column(name, pick.choice(self.enums))
        raw, is_array = pick.choice(_TYPES), pick.random() < 0.15
        found = scalar_of(raw, _ARGUMENTS.get(raw, ()) if pick.random() < 0.5 else (), is_array)
        scalar, native = found or (None, None)
        domain = Name("public", pick.choice(self.names)) if pick.random() < 0.05 else None
        kind = ColumnType(raw, scalar, native, is_array=is_array, domain=domain)
        is_counted = scalar in ("Int", "BigInt") and not is_array and pick.random() < 0.2
        return Column(
            name,
            kind,
            nullable=pick.random() < 0.4,
            default=_COUNTED if is_counted else self._default(Expected(scalar, raw, is_array)),
            generated=pick.choice(self.names) if pick.random() < 0.05 else None,
            identity_always=is_counted and pick.random() < 0.3,
            shared=Name("public", f"{name}_seq") if is_counted and pick.random() < 0.3 else None,
            comment=self._comment(),
        )

    def _enum_column(self, name: str, enum: EnumType) -> Column:
        value = self.random.choice(enum.values)
        default = Default(f"'{value}'::e", Text(value)) if self.random.random() < 0.4 else None
        return Column(name, ColumnType("e", enum=enum.name), nullable=self.random.random() < 0.5, default=default)

    def _default(self, expected: Expected) -> Default | None:
        if self.random.random() < 0.6 or (expected.is_array and expected.scalar != "String"):
            return None
        name = self.random.choice(self.names)
        forms = _OF_LISTS if expected.is_array else _DEFAULTS[expected.scalar]
        written = json.dumps(name).replace("'", "''")
        expression = self.random.choice(forms).format(quoted=name.replace("'", "''"), plain=name, json=written)
        return Default(expression, parse_default(expression, expected))

    def key(self, name: str, columns: Sequence[Column]) -> Key:
        """A unique constraint or an index over some columns, of a kind that takes them."""
        pick = self.random
        chosen = pick.sample(columns, pick.randint(1, min(3, len(columns))))
        method = self._method(chosen)
        has_expression = pick.random() < 0.1
        is_sorted = method == "btree"
        return Key(
            name,
            () if has_expression else tuple(self._key_column(column, is_sorted) for column in chosen),
            is_unique=is_sorted and pick.random() < 0.4,
            method=method,
            predicate=f"({chosen[0].name} IS NOT NULL)" if pick.random() < 0.1 else None,
            has_expression=has_expression,
            definition=pick.choice(self.names) if has_expression else None,
            include=(columns[-1].name,) if is_sorted and pick.random() < 0.1 else (),
            is_valid=pick.random() < 0.95,
            nulls_not_distinct=is_sorted and pick.random() < 0.05,
        )

    def _key_column(self, column: Column, is_sorted: bool) -> KeyColumn:
        return KeyColumn(column.name, is_sorted and self.random.random() < 0.2, True if self._may(is_sorted) else None)

    def _may(self, is_possible: bool) -> bool:
        return is_possible and self.random.random() < 0.2

    def _method(self, columns: Sequence[Column]) -> str:
        if all(column.type.is_array or column.type.raw in ("jsonb", "tsvector") for column in columns):
            return self.random.choice(("gin", "btree"))
        if len(columns) == 1 and not columns[0].type.is_array:
            return self.random.choice(("btree", "btree", "hash"))
        return "btree"

    def table(self, name: str, others: Sequence[Table]) -> Table:
        """A table or view; foreign keys lead to the keys of `others`, or to itself."""
        pick = self.random
        columns = tuple(self.column(one) for one in self.some(7))
        firm = [column for column in columns if column.type.raw not in _UNSORTED]
        kind = pick.choice(_VIEWS) if pick.random() < 0.15 else TableKind.TABLE
        keys = tuple(self._keys(name, firm)) if firm and kind is TableKind.TABLE else ()
        return Table(
            Name(pick.choice(self.schemas), name),
            columns,
            kind=kind,
            keys=keys,
            foreign_keys=tuple(self._foreign_keys(name, firm, others)) if keys else (),
            checks=(Constraint(f"{name}_c", pick.choice(self.names)),) if pick.random() < 0.1 else (),
            hidden=(HiddenObject("trigger", pick.choice(self.names)),) if pick.random() < 0.1 else (),
            row_security=pick.random() < 0.1,
            comment=self._comment(),
        )

    def _keys(self, name: str, columns: Sequence[Column]) -> Iterator[Key]:
        firm = [column for column in columns if not column.nullable]
        if firm and self.random.random() < 0.8:
            chosen = firm[: self.random.choice((1, 1, 2))]
            yield Key(f"{name}_p", tuple(KeyColumn(one.name) for one in chosen), is_primary=True, is_unique=True)
        for number in range(self.random.choice((0, 1, 1, 3))):
            yield self.key(f"{name}_{number}", columns)

    def _foreign_keys(self, name: str, columns: Sequence[Column], others: Sequence[Table]) -> Iterator[ForeignKey]:
        for number, target in enumerate(others):
            key = target.primary_key
            wanted = [target.column(one).type for one in key.names] if key else []
            held = [next((one.name for one in columns if one.type == kind), "") for kind in wanted]
            if key and all(held) and len(set(held)) == len(held):
                actions = self.random.choice([*Action]), self.random.choice([*Action])
                yield ForeignKey(f"{name}_f{number}", tuple(held), target.name, key.names, *actions)


def catalog_of(text: str) -> Catalog:
    """A small database that is called as the lines of a text say, whatever they are."""
    given = islice(cycle([line.replace("\0", "") or "empty" for line in text.splitlines()] or ["empty"]), _SEVERAL)
    names = sorted({line.encode("utf-8", "replace")[:45].decode("utf-8", "ignore") for line in given})
    making = _Making(names, Random(text.encode("utf-8", "surrogatepass")))
    tables: list[Table] = []
    for name in names[::2]:
        tables.append(making.table(name, tables))
    enums = tuple(sorted(making.enums, key=lambda enum: enum.name))
    return Catalog(making.schemas, tuple(sorted(tables, key=lambda table: table.name)), enums)


def datasource_of(catalog: Catalog) -> str:
    """A schema that consists of a datasource alone, which lists the schemas of the database."""
    listed = (
        f"  schemas = {make.array(map(make.quoted, sorted(catalog.schemas)))}\n" if len(catalog.schemas) > 1 else ""
    )
    return f'datasource db {{\n  provider = "{catalog.provider}"\n{listed}}}\n'
