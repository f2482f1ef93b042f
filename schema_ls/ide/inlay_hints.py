"""What holds without being written, shown between the words: names, actions, native types."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schema_ls.ide.relation_facts import actions, join_table, relation_name
from schema_ls.ide.uses import model_at
from schema_ls.model.constraints import constraints_of, paths_of
from schema_ls.model.handles import SCALAR, Field, Model, RelationField
from schema_ls.model.items import Member, ModelItem
from schema_ls.model.relations import relation_of
from schema_ls.model.schema import Schema
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.ast import Attribute

RELATION_NAME, ACTION, NATIVE_TYPE, DATABASE_NAME = (
    "relation-name",
    "referential-action",
    "native-type",
    "database-name",
)
KINDS = (RELATION_NAME, ACTION, NATIVE_TYPE, DATABASE_NAME)


@dataclass(frozen=True, slots=True)
class Hint:
    """A text to show before a column of a row; `row` counts from the start of the file. `kind` is one of `KINDS`."""

    row: int
    column: int
    label: str
    kind: str
    tooltip: str


def hints(schema: Schema, file: int, rows: range, kinds: frozenset[str] = frozenset(KINDS)) -> list[Hint]:
    """The hints of some kinds in some rows of a file, in order."""
    found: list[Hint] = []
    for place in schema.places_in(file, rows):
        if isinstance(place.item, ModelItem):
            model = model_at(schema, place.item)
            found += (hint for hint in _of_model(model, place.row) if hint.row in rows and hint.kind in kinds)
    return sorted(found, key=lambda hint: (hint.row, hint.column))


def _of_model(model: Model, start: int) -> Iterator[Hint]:
    for field in model.fields:
        if field.item.is_broken:
            continue
        row = start + field.item.row
        if isinstance(field, RelationField):
            yield from _of_relation(field, row)
        elif field.kind == SCALAR:
            yield from _native_type(field, row)
    if model.kind == "model":
        yield from _database_names(model, start)


def _native_type(field: Field, row: int) -> Iterator[Hint]:
    dialect, reference = field.dialect, field.item.type
    native = dialect.default_native_type(field.type) if field.face.native is None else None
    if native is not None and reference is not None and not reference.arguments:
        label = f"@{dialect.datasource_name}.{native}"
        yield Hint(row, reference.columns[1], label, NATIVE_TYPE, f"The type of the column in {dialect.title}.")


def _of_relation(field: RelationField, row: int) -> Iterator[Hint]:
    attribute, reference = field.attribute("relation"), field.item.type
    inside = attribute.parentheses if attribute else None
    opposite = field.opposite
    if not field.relation.name and opposite is not None and not relation_of(opposite).name and reference:
        name = f'"{relation_name(field)}"'
        column, label = (inside[0] + 1, f"{name},") if inside else (reference.columns[1], f"@relation({name})")
        yield Hint(row, column, label, RELATION_NAME, "The name of the relation.")
    table = join_table(field)
    if table and reference:
        tip = "The table that joins the two."
        yield Hint(row, reference.columns[1], table, DATABASE_NAME, tip)
    unwritten = [f"{key}: {action}" for key, (action, is_written) in actions(field).items() if not is_written]
    if attribute is not None and inside and unwritten:
        tip = "What happens where nothing is said."
        yield Hint(row, inside[1] - 1, f", {', '.join(unwritten)}", ACTION, tip)


def _database_names(model: Model, start: int) -> Iterator[Hint]:
    item, dialect = model.item, model.dialect
    if not _has_constraints(dialect):
        return
    members: dict[int, Member] = {member.row: member for member in (*item.fields, *item.attributes)}
    for constraint in constraints_of(item, dialect, paths_of(model.face, model.scope.faces)):
        member = members[constraint.row]
        attribute = member.attribute(constraint.attribute)
        if constraint.is_written or attribute is None or member.is_broken or constraint.kind == "default":
            continue
        if constraint.kind != "foreign_key" or dialect.foreign_keys_exist:
            tip = f"Name of the {constraint.kind.replace('_', ' ')} in the database."
            yield _named(attribute, start + constraint.row, constraint.name, tip)


def _has_constraints(dialect: Dialect) -> bool:
    return dialect.facts is not None


def _named(attribute: Attribute, row: int, name: str, tip: str) -> Hint:
    inside = attribute.parentheses
    if inside is None:
        return Hint(row, attribute.columns[1], f'(map: "{name}")', DATABASE_NAME, tip)
    return Hint(row, inside[1] - 1, f', map: "{name}"' if attribute.arguments else f'map: "{name}"', DATABASE_NAME, tip)
