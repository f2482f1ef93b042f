"""What the thing under a cursor is: what its declaration says, and what the tables of the language say."""

from __future__ import annotations

from dataclasses import dataclass

from schema_ls.base.span import Span
from schema_ls.ide.keywords import Explained, explained_at
from schema_ls.ide.names import Meaning, Name, Sort, name_at, place_at
from schema_ls.model.handles import Field, Model, RelationField
from schema_ls.model.items import AnyItem, EnumItem, FieldItem, ModelItem, ValueItem, documentation
from schema_ls.model.relations import MANY_TO_MANY
from schema_ls.model.schema import Place, Schema
from schema_ls.syntax.tree import Block

_SHOWN = 24
"""Members of a block that are shown at most."""


@dataclass(frozen=True, slots=True)
class Hover:
    """What to show for a span of the file: a piece of schema, and paragraphs in Markdown below it."""

    span: Span
    code: str
    paragraphs: tuple[str, ...]


def hover(schema: Schema, file: int, row: int, column: int) -> Hover | None:
    """What stands at a place of a file, None where there is nothing to say."""
    found = name_at(schema, file, row, column)
    if found is not None:
        return _of_name(schema, *found)
    place = place_at(schema, file, row)
    explained = explained_at(schema, place.item, row - place.row, column) if place else None
    if place is None or explained is None:
        return None
    return _of_word(explained, place)


def _of_word(explained: Explained, place: Place) -> Hover:
    return Hover(explained.span.moved(place.row), explained.code, (explained.doc,))


def _of_name(schema: Schema, place: Place, name: Name) -> Hover | None:
    meaning, span = name.meaning, name.span.moved(place.row)
    if meaning.sort is Sort.TYPE:
        return _of_type(schema, place, name, span)
    if meaning.sort is Sort.MEMBER:
        return _of_member(schema, meaning, span)
    if meaning.sort is Sort.DATASOURCE:
        explained = explained_at(schema, place.item, name.span.row, name.span.end_column)
        if explained is not None:
            return _of_word(explained, place)
        return Hover(span, f"datasource {meaning.name}", (schema.dialect.title,))
    return None


def _of_type(schema: Schema, place: Place, name: Name, span: Span) -> Hover | None:
    declared = schema.declared.get(name.meaning.name)
    if not declared:
        return None
    target = declared[0]
    block = target.item.block
    paragraphs = [documentation(block, block.header), *_facts(schema, target)]
    field = None if name.is_declaration else _field_at(schema, place, name.span.row)
    code = _block_code(target.item)
    if isinstance(field, RelationField):
        paragraphs = [_relation(schema, field, target.item), *paragraphs]
    return Hover(span, code, tuple(text for text in paragraphs if text))


def _field_at(schema: Schema, place: Place, row: int) -> Field | None:
    if not isinstance(place.item, ModelItem):
        return None
    model = Model(schema.scope(place), place.item)
    return next((field for field in model.fields if field.item.row == row), None)


def _relation(schema: Schema, field: RelationField, other: AnyItem) -> str:
    """The kind of a relation, and the field on its other side."""
    kind = field.relation_kind
    if kind == MANY_TO_MANY and not field.local_fields:
        kind = f"implicit {kind}"
    opposite = field.opposite
    line = (
        next((f.line for f in other.fields if f.name == opposite.name), None)
        if opposite and isinstance(other, ModelItem)
        else None
    )
    back = f": the other side is `{other.name}.{' '.join(line.text.split())}`" if line else ""
    return f"_{kind}_{back}"


def _facts(schema: Schema, target: Place) -> list[str]:
    item = target.item
    if not isinstance(item, ModelItem | EnumItem):
        return []
    facts = []
    if item.face.map:
        facts.append(f"In the database: `{item.face.map}`")
    users = [place.item.name for place in schema.places if place.item is not item and _uses(place.item, item.name)]
    if users:
        shown = ", ".join(f"`{name}`" for name in users[:8])
        facts.append(f"Used by {shown}" + (f" and {len(users) - 8} more" if len(users) > 8 else ""))
    return facts


def _uses(item: AnyItem, name: str) -> bool:
    return isinstance(item, ModelItem) and any(field.type == name for field in item.face.fields)


def _block_code(item: AnyItem) -> str:
    """The head of a block and its members as written, without comments."""
    members: tuple[FieldItem | ValueItem, ...] = ()
    if isinstance(item, ModelItem):
        members = item.fields
    elif isinstance(item, EnumItem):
        members = item.values
    lines = [f"  {_without_comment(item.block, member.row)}" for member in members[:_SHOWN]]
    if len(members) > _SHOWN:
        lines.append(f"  // {len(members) - _SHOWN} more")
    return "\n".join((f"{item.kind} {item.name} {{", *lines, "}"))


def _without_comment(block: Block, row: int) -> str:
    line = block.lines[row]
    comment = line.comment
    text = line.text.strip()
    return text.removesuffix(comment).rstrip() if comment else text


def _of_member(schema: Schema, meaning: Meaning, span: Span) -> Hover | None:
    declared = schema.declared.get(meaning.name)
    if not declared:
        return None
    item = declared[0].item
    if isinstance(item, EnumItem):
        value = next((value for value in item.values if value.name == meaning.member), None)
        if value is None:
            return None
        facts = [f"In the database: `{value.map}`"] if value.map else [f"A value of `{item.name}`"]
        return _of_line(item, value.row, span, facts)
    if isinstance(item, ModelItem):
        field = next(
            (field for field in Model(schema.scope(declared[0]), item).fields if field.name == meaning.member), None
        )
        return _of_line(item, field.item.row, span, _field_facts(schema, field)) if field else None
    return None


def _of_line(item: AnyItem, row: int, span: Span, facts: list[str]) -> Hover:
    doc = documentation(item.block, row)
    return Hover(span, _without_comment(item.block, row), tuple(text for text in (doc, *facts) if text))


def _field_facts(schema: Schema, field: Field) -> list[str]:
    facts = []
    face = field.face
    if face.map:
        facts.append(f"Column `{face.map}`")
    native = schema.dialect.default_native_type(face.type)
    if face.native is None and native is not None:
        facts.append(f"{schema.dialect.title}: `{native}`")
    if isinstance(field, RelationField):
        facts.append(f"_{field.relation_kind}_ with `{field.other.name}`")
    keys = [key for key in field.model.face.keys if face.name in key.column_names]
    facts += [f"Part of `@@{key.kind}([{', '.join(key.column_names)}])`" for key in keys if key.on_block]
    return facts
