"""A model out of the table of an implicit many-to-many relation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from schema_ls.base.finding import AppendBlock, Change, Replace, Symbol
from schema_ls.checks.fixes import FileEdit, edits_of_changes
from schema_ls.ide.actions.action import REWRITE, Action
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.handles import Field
from schema_ls.model.items import FieldItem
from schema_ls.model.join_tables import End, JoinTable, join_tables
from schema_ls.model.names import free_name, key_name, lower_camel
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax import make


def make_explicit(schema: Schema, place: Place, field: Field) -> Iterator[Action]:
    """The relation with a model of its own, for the very table that there is: the database stays as it is."""
    own = (field.model.name, field.name)
    table = next((table for table in join_tables(schema, own[0]) if own in (table.a, table.b)), None)
    if table is None or schema.dialect.refuses_cascade_cycles or field.model.item.block.close < 0:
        return
    ends = [_ended(schema, *end) for end in zip((table.a, table.b), "AB", strict=True)]
    sides = [end if table.a[0] != table.b[0] else end.apart(table) for end in ends if end is not None]
    if len(sides) < 2 or table.a == table.b:
        return
    name = _free_name(schema, table)
    block = AppendBlock(make.block("model", name, tuple(_members(schema, table, sides))))

    def find() -> Iterator[FileEdit]:
        for side in sides:
            found = schema.member(Symbol(side.model.name, side.field))
            if found is not None and isinstance(found[1], FieldItem):
                yield from edits_of_changes(_leading_to(found[1], name, side.relation), found[0], schema)
        yield from edits_of_changes((block,), place, schema)

    yield Action(f"Make the relation explicit, with the model `{name}`", REWRITE, find)


def _free_name(schema: Schema, table: JoinTable) -> str:
    def is_taken(name: str) -> bool:
        return name in schema.faces or schema.dialect.reserves(name)

    plain, usual = f"{table.a[0]}{table.b[0]}", table.default_relation
    return usual if is_taken(plain) and not is_taken(usual) else free_name(plain, is_taken)


class _Side(NamedTuple):
    """An end of the relation: the list in a model, the id that a column of the table points at, and how to say so."""

    model: ModelFace
    field: str
    id: FieldFace
    column: str
    name: str
    """Of the field that leads from the new model here."""
    relation: str = ""

    def apart(self, table: JoinTable) -> _Side:
        """The side as it is called where both lie in one model."""
        relation = f"{table.relation or table.default_relation}_{self.column}"
        return self._replace(name=f"{self.name}{self.column}", relation=relation)


def _ended(schema: Schema, end: End, column: str) -> _Side | None:
    """The side at an end; None where its model has no single id."""
    face = schema.faces.get(end[0])
    key = face.id if isinstance(face, ModelFace) else None
    id_ = face.field(key.column_names[0]) if isinstance(face, ModelFace) and key and len(key.columns) == 1 else None
    if not isinstance(face, ModelFace) or id_ is None:
        return None
    return _Side(face, end[1], id_, column, lower_camel(face.name))


def _members(schema: Schema, table: JoinTable, sides: list[_Side]) -> Iterator[str]:
    keys = []
    for side in sides:
        id_ = side.id
        key = key_name(side.name, id_.name)
        keys.append(key)
        cascades = ("onDelete: Cascade", "onUpdate: Cascade")
        relation = make.relation(side.relation or None, (key,), (id_.name,), cascades)
        yield make.field(side.name, side.model.name, "", (relation,))
        native = id_.native
        types = (native.attribute,) if native else ()
        yield make.field(key, id_.type, "", (make.attribute("map", (make.quoted(side.column),)), *types))
    yield ""
    is_id = schema.dialect.supports("JoinTablePrimaryKey") and schema.dialect.knows("join-table-primary-key")
    kind, suffix = ("@id", "AB_pkey") if is_id else ("@unique", "AB_unique")
    yield make.attribute(kind, (make.array(keys), _named(f"{table.name}_{suffix}")))
    yield make.attribute("@index", (make.array(keys[1:]), _named(f"{table.name}_B_index")))
    yield make.attribute("@map", (make.quoted(table.name),))
    if sides[0].model.schema:
        yield make.attribute("@schema", (make.quoted(sides[0].model.schema),))


def _named(name: str) -> str:
    return f"map: {make.quoted(name)}"


def _leading_to(field: FieldItem, name: str, relation: str) -> Iterator[Change]:
    """The changes that let a list lead to another model; `relation` is its name there, if it needs one."""
    written = make.attribute("relation", (make.quoted(relation),)) if relation else ""
    if field.type is not None:
        yield Replace(field.span(field.type.name_columns), name)
    attribute = field.attribute("relation")
    if attribute is not None:
        start, end = attribute.columns
        kept = start if relation else len(field.line.text[:start].rstrip())
        yield Replace(field.span((kept, end)), written)
    elif relation and field.type is not None:
        end = field.type.columns[1]
        yield Replace(field.span((end, end)), f" {written}")
