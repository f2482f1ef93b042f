"""A model out of the table of an implicit many-to-many relation."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import AppendBlock, Change, Replace, Symbol
from schema_ls.checks.fixes import FileEdit, edits_of_changes
from schema_ls.ide.actions.action import REWRITE, Action
from schema_ls.ide.join_tables import End, JoinTable, join_tables
from schema_ls.model.faces import FieldFace, ModelFace
from schema_ls.model.handles import Field
from schema_ls.model.items import FieldItem
from schema_ls.model.names import lower_camel
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax import make


def make_explicit(schema: Schema, place: Place, field: Field) -> Iterator[Action]:
    """The relation with a model of its own, for the very table that there is: the database stays as it is."""
    own = (field.model.name, field.name)
    table = next((table for table in join_tables(schema, own[0]) if own in (table.a, table.b)), None)
    if table is None or table.a[0] == table.b[0] or schema.dialect.refuses_cascade_cycles:
        return
    ends = tuple(_ended(schema, end) for end in (table.a, table.b))
    name = f"{table.a[0]}{table.b[0]}"
    if any(end is None for end in ends) or name in schema.faces or field.model.item.block.close < 0:
        return
    members = tuple(_members(schema, table, [end for end in ends if end is not None]))
    block = AppendBlock(make.block("model", name, members))

    def find() -> Iterator[FileEdit]:
        for end in (table.a, table.b):
            found = schema.member(Symbol(*end))
            if found is not None and isinstance(found[1], FieldItem):
                yield from edits_of_changes(_leading_to(found[1], name), found[0], schema)
        yield from edits_of_changes((block,), place, schema)

    yield Action(f"Make the relation explicit, with the model `{name}`", REWRITE, find)


def _ended(schema: Schema, end: End) -> tuple[ModelFace, FieldFace] | None:
    """The model of an end and its id."""
    face = schema.faces.get(end[0])
    key = face.id if isinstance(face, ModelFace) else None
    field = face.field(key.column_names[0]) if isinstance(face, ModelFace) and key and len(key.columns) == 1 else None
    return (face, field) if isinstance(face, ModelFace) and field is not None else None


def _members(schema: Schema, table: JoinTable, ends: list[tuple[ModelFace, FieldFace]]) -> Iterator[str]:
    keys = []
    for (face, id_), column in zip(ends, "AB", strict=True):
        name = lower_camel(face.name)
        key = f"{name}{id_.name[:1].upper()}{id_.name[1:]}"
        keys.append(key)
        lists = (f"fields: {make.array((key,))}", f"references: {make.array((id_.name,))}")
        relation = make.attribute("relation", (*lists, "onDelete: Cascade", "onUpdate: Cascade"))
        yield make.field(name, face.name, "", (relation,))
        native = id_.native
        types = (make.attribute(f"{native.prefix}.{native.name}", native.arguments),) if native else ()
        yield make.field(key, id_.type, "", (make.attribute("map", (make.quoted(column),)), *types))
    yield ""
    is_id = schema.dialect.supports("JoinTablePrimaryKey") and schema.dialect.knows("join-table-primary-key")
    kind, suffix = ("@id", "AB_pkey") if is_id else ("@unique", "AB_unique")
    yield make.attribute(kind, (make.array(keys), _named(f"{table.name}_{suffix}")))
    yield make.attribute("@index", (make.array(keys[1:]), _named(f"{table.name}_B_index")))
    yield make.attribute("@map", (make.quoted(table.name),))
    if ends[0][0].schema:
        yield make.attribute("@schema", (make.quoted(ends[0][0].schema),))


def _named(name: str) -> str:
    return f"map: {make.quoted(name)}"


def _leading_to(field: FieldItem, name: str) -> Iterator[Change]:
    """The changes that let a list lead to another model, without a name of the relation."""
    if field.type is not None:
        yield Replace(field.span(field.type.name_columns), name)
    relation = field.attribute("relation")
    if relation is not None:
        start, end = relation.columns
        yield Replace(field.span((len(field.line.text[:start].rstrip()), end)), "")
