"""What the schema says of a field, a relation or a type, in Markdown: one fact a line."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.listing import counted, listed_names
from schema_ls.ide.relation_facts import actions, join_table, relation_name
from schema_ls.ide.uses import model_at, users_of
from schema_ls.model.constraints import constraints_of
from schema_ls.model.faces import FieldFace, Key
from schema_ls.model.handles import Field, Model, RelationField
from schema_ls.model.indexes import usable_columns
from schema_ls.model.items import EnumItem, ModelItem
from schema_ls.model.relations import MANY_TO_MANY
from schema_ls.model.schema import Place, Schema
from schema_ls.spec.functions import FUNCTIONS
from schema_ls.syntax.ast import Call

_LISTED = 6
"""Things in one line at most."""


def type_facts(schema: Schema, place: Place) -> Iterator[str]:
    """Of a model, view, composite type or enum: its name in the database, what it holds, its key, who uses it."""
    item = place.item
    if not isinstance(item, ModelItem | EnumItem):
        return
    face = item.face
    what = {"model": "Table", "view": "View"}.get(item.kind, "In the database:")
    if face.map or face.schema:
        yield f"{what} `{'.'.join(filter(None, (face.schema, face.map or face.name)))}`"
    if isinstance(item, ModelItem):
        yield from _of_model(model_at(schema, item))
    users = [user.item.name for user in users_of(schema, item.name) if user.item is not item]
    if users:
        yield f"Used by {listed_names(users, most=_LISTED)}"


def _of_model(model: Model) -> Iterator[str]:
    key = model.face.id or next((key for key in model.face.keys if key.is_unique), None)
    said = counted(len(model.fields), "field")
    yield f"{said}, key {_names(key.column_names)}" if key and model.kind != "type" else said
    related = [f"`{field.name}` ({field.relation_kind})" for field in model.relation_fields]
    if related:
        more = f" and {len(related) - _LISTED} more" if len(related) > _LISTED else ""
        yield f"Relations: {', '.join(related[:_LISTED])}{more}"


def _names(names: tuple[str, ...]) -> str:
    return " + ".join(f"`{name}`" for name in names)


def field_facts(schema: Schema, field: Field) -> Iterator[str]:
    """Of a field: its column, the native type, its default, the keys that it is in."""
    face = field.face
    native = schema.dialect.default_native_type(face.type) if face.native is None else None
    if face.map:
        yield f"Column `{face.map}`"
    if native is not None:
        yield f"{schema.dialect.title}: `{native}`"
    default = field.attribute("default")
    value = default.argument("", "value") if default else None
    if value is not None and isinstance(value.value, Call) and value.value.name in FUNCTIONS:
        yield f"Default: {FUNCTIONS[value.value.name].doc}"
    for relation in field.model.relation_fields:
        if face.name in relation.local_fields:
            yield f"Foreign key of `{relation.name}`, which leads to `{relation.other.name}`"
    for index in field.model.indexes:
        if face.name in index.key.column_names:
            yield _of_key(index.spelling, index.key, face)


def _of_key(spelling: str, key: Key, face: FieldFace) -> str:
    begins = usable_columns(key)[:1] == (face.name,)
    return f"Found quickly by {spelling}" if begins else f"Part of {spelling}"


def relation_kind(field: RelationField) -> str:
    """The kind of a relation in words."""
    kind = field.relation_kind
    return f"implicit {kind}" if kind == MANY_TO_MANY and not field.local_fields else kind


def relation_facts(field: RelationField) -> Iterator[str]:
    """Of a relation: its name, its foreign key, what happens to the records, its table."""
    written = "" if field.relation.name else " (by default)"
    if field.opposite is not None:
        yield f'Name `"{relation_name(field)}"`{written}'
    if join_table(field):
        yield f"Table `{join_table(field)}` joins the two"
    if field.local_fields:
        pairs = zip(field.local_fields, field.referenced_fields, strict=False)
        yield "Foreign key " + ", ".join(f"`{one}` → `{field.other.name}.{other}`" for one, other in pairs)
    said = [
        f"`{key}: {action}`{'' if is_there else ' (by default)'}" for key, (action, is_there) in actions(field).items()
    ]
    if said:
        yield ", ".join(said)
    yield from _constraint(field)


def _constraint(field: RelationField) -> Iterator[str]:
    if field.dialect.foreign_keys_exist:
        for one in constraints_of(field.model.item, field.dialect):
            if one.kind == "foreign_key" and one.row == field.item.row:
                yield f"Constraint `{one.name}`" + ("" if one.is_written else " (by default)")
