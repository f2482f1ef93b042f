"""Texts in quotes that are known beforehand: names in the database, names of relations, database schemas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schema_ls.ide.completion.offer import Offer, texts
from schema_ls.ide.context import Site
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.names import plural
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Schema
from schema_ls.syntax.ast import Array, String

_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def strings(schema: Schema, site: Site, parameter: str, *, is_string: bool) -> Iterator[Offer]:
    """Texts for an argument of the attribute at the cursor, with quotes unless the cursor is between some."""
    if site.attribute == "@@schema":
        found = _schema_names(schema)
    elif site.attribute in ("@map", "@@map"):
        found = _database_names(site)
    elif site.attribute == "@relation" and parameter == "name":
        found = _relation_names(schema, site)
    else:
        found = iter(())
    yield from texts(found, is_string)


def _schema_names(schema: Schema) -> Iterator[str]:
    for datasource in schema.datasources:
        setting = datasource.setting("schemas")
        value = setting.value if setting else None
        if isinstance(value, Array):
            yield from (item.text for item in value.items if isinstance(item, String))


def _database_names(site: Site) -> Iterator[str]:
    """A name in the way of databases: words in small letters with `_` between, tables in the plural."""
    is_block = site.attribute == "@@map"
    name = site.item.name if is_block else site.field.name
    snake = _WORDS.sub("_", name).lower()
    many = "_".join((*snake.split("_")[:-1], plural(snake.split("_")[-1])))
    found = (many, snake) if is_block and site.item.kind != "enum" else (snake,)
    return (text for text in dict.fromkeys(found) if text and text != name)


def _relation_names(schema: Schema, site: Site) -> Iterator[str]:
    """Names of relations that the other model has with this one, those without another side first."""
    other, own = schema.faces.get(site.field.type), schema.faces.get(site.item.name)
    if not isinstance(other, ModelFace) or not isinstance(own, ModelFace):
        return iter(())
    here = {_name_of(f) for f in own.relation_sides if f.type == other.name and f.name != site.field.name}
    there = dict.fromkeys(_name_of(f) for f in other.relation_sides if f.type == own.name)
    return iter(sorted(filter(None, there), key=lambda name: name in here))


def _name_of(field: FieldFace) -> str:
    return relation_of(field).name
