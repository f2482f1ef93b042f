"""What fixes do to the native type of a field, and what rules ask about defaults and ids."""

from __future__ import annotations

from schema_ls.base.finding import Fix, FixClass, Replace
from schema_ls.base.span import Span
from schema_ls.model.faces import ID
from schema_ls.model.handles import Field, Model
from schema_ls.syntax.ast import Call, String


def with_native_type(field: Field, name: str, *, is_alone: bool = True) -> Fix | None:
    """The fix that gives a field a native type, in the place of the one that it has. An empty name removes it.

    None for a field whose type cannot be read, where the datasource has no name that native types could begin with, and, if
    only this field is changed (`is_alone`), for one that has its type in common with the other end of a foreign key.
    """
    if not field.dialect.datasource_name or (is_alone and _is_in_foreign_key(field)):
        return None
    text = f"@{field.dialect.datasource_name}.{name}" if name else ""
    row, type_ = field.item.row, field.item.type
    written = next((attribute for attribute in field.item.attributes if "." in attribute.name), None)
    if written is not None:
        before = field.item.line.text[: written.columns[0]]
        start = written.columns[0] if text else len(before.rstrip())
        change = Replace(Span(row, start, row, written.columns[1]), text)
    elif type_ is not None and text:
        change = Replace(Span(row, type_.columns[1], row, type_.columns[1]), f" {text}")
    else:
        return None
    title = f"Make `{field.name}` `{text}`" if text else f"Remove the native type of `{field.name}`"
    return Fix(title, (change,), FixClass.UNSAFE)


def _is_in_foreign_key(field: Field) -> bool:
    """Whether a foreign key holds a field, or refers to it."""
    return any(
        field.name in relation.local_fields
        or any(
            side.type == field.model.name and side.relation and field.name in (side.relation.references or ())
            for side in relation.other.fields
        )
        for relation in field.model.relation_fields
    )


def default_function(field: Field) -> str:
    """The name of the function in `@default`; empty where there is none."""
    return field.item.said.function


def generated_by(field: Field) -> str:
    """What the database shall compute: the text in `@default(dbgenerated("..."))`; empty where there is none."""
    value = field.item.said.default
    if not isinstance(value, Call) or value.name != "dbgenerated" or not value.arguments:
        return ""
    inner = value.arguments[0].value
    return inner.text if isinstance(inner, String) else ""


def has_foreign_rows(model: Model) -> bool:
    """Whether rows are made elsewhere, as far as one can tell: the id is a text that is neither generated nor a foreign key."""
    names = next((key.column_names for key in model.face.keys if key.kind == ID), ())
    field = model.field(names[0]) if len(names) == 1 else None
    if field is None or field.type != "String" or field.attribute("default") is not None:
        return False
    return not any(field.name in relation.local_fields for relation in model.relation_fields)


def keys_can_change(field: Field) -> bool:
    """Whether the foreign keys to a field can change together with it.

    Not where these are keys of several fields, have native types, or may be referred to themselves, nor where the field is
    one itself.
    """
    for relation in field.model.relation_fields:
        for side in relation.other.fields:
            said = side.relation
            if side.type != field.model.name or said is None or field.name not in (said.references or ()):
                continue
            held = relation.other.field((said.fields or ("",))[0])
            if held is None or said.references != (field.name,) or len(said.fields or ()) != 1 or held.native:
                return False
            if any(key.is_unique and key.column_names == said.fields for key in relation.other.keys):
                return False
    return not any(field.name in relation.local_fields for relation in field.model.relation_fields)
