"""What the thing under a cursor is: what its declaration says, and what the tables of the language say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schema_ls.base.span import Span
from schema_ls.ide.hover_facts import field_facts, relation_facts, relation_kind, type_facts
from schema_ls.ide.keywords import Explained, explained_at
from schema_ls.ide.shown import block_code, code_of
from schema_ls.ide.uses import model_at
from schema_ls.model.handles import Field, RelationField
from schema_ls.model.items import AnyItem, EnumItem, Member, ModelItem, documentation, member_named
from schema_ls.model.mentions import Meaning, Name, Sort, name_at, place_at
from schema_ls.model.schema import Place, Schema
from schema_ls.spec.scalars import BLOCK_KEYWORDS

_DOC_LINES = 5
"""Lines of a comment that are shown at most."""


@dataclass(frozen=True, slots=True)
class Hover:
    """What to show for a span of the file: a piece of schema, and paragraphs in Markdown below it."""

    span: Span
    code: str
    paragraphs: tuple[str, ...]


def hover(schema: Schema, file: int, row: int, column: int) -> Hover | None:
    """What stands at a place of a file, None where there is nothing to say."""
    found = name_at(schema, file, row, column)
    if found is not None and found[1].meaning.sort is not Sort.SCALAR:
        return _of_name(schema, *found)
    place = place_at(schema, file, row)
    explained = explained_at(schema, place.item, row - place.row, column) if place else None
    if place is None or explained is None:
        return None
    return _of_word(explained, place)


def _of_word(explained: Explained, place: Place) -> Hover:
    return Hover(explained.span.moved(place.row), explained.code, _paragraphs(explained.doc, (), explained.facts))


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
    if meaning.sort is Sort.DATABASE_SCHEMA:
        return _of_database_schema(schema, meaning.name, span)
    return Hover(span, f"generator {meaning.name}", (BLOCK_KEYWORDS["generator"],))


def _of_database_schema(schema: Schema, name: str, span: Span) -> Hover:
    held = sum(face.schema == name for face in schema.faces.values())
    return Hover(span, f'"{name}"', (f"A schema of the database with {held} of the blocks.",))


def _of_type(schema: Schema, place: Place, name: Name, span: Span) -> Hover | None:
    target = schema.first(name.meaning.name)
    if target is None:
        return None
    block = target.item.block
    field = None if name.is_declaration else _field_at(schema, place, name.span.row)
    said = (_relation(field, target.item),) if isinstance(field, RelationField) else ()
    doc = documentation(block, block.header)
    return Hover(span, block_code(target.item), _paragraphs(doc, said, type_facts(schema, target)))


def _field_at(schema: Schema, place: Place, row: int) -> Field | None:
    return model_at(schema, place.item).field_at(row) if isinstance(place.item, ModelItem) else None


def _relation(field: RelationField, other: AnyItem) -> str:
    """The kind of a relation, and the field on its other side."""
    opposite = field.opposite
    line = member_named(other, opposite.name) if opposite and isinstance(other, ModelItem) else None
    back = f": the other side is `{other.name}.{_squeezed(other, line)}`" if line else ""
    return f"_{relation_kind(field)}_{back}"


def _squeezed(item: AnyItem, field: Member) -> str:
    return " ".join(code_of(item.block, field.row).split())


def _of_member(schema: Schema, meaning: Meaning, span: Span) -> Hover | None:
    place = schema.first(meaning.name)
    if place is None:
        return None
    item = place.item
    if isinstance(item, EnumItem):
        value = item.value_named.get(meaning.member)
        if value is None:
            return None
        facts = f"In the database: `{value.map}`" if value.map else f"A value of `{item.name}`"
        return _of_line(item, value.row, span, (), (facts,))
    if not isinstance(item, ModelItem):
        return None
    field = model_at(schema, item).field(meaning.member)
    if isinstance(field, RelationField):
        other = schema.named(field.other.name)[0].item
        return _of_line(item, field.item.row, span, (_relation(field, other),), relation_facts(field))
    return _of_line(item, field.item.row, span, (), field_facts(schema, field)) if field else None


def _of_line(item: AnyItem, row: int, span: Span, said: Iterable[str], facts: Iterable[str]) -> Hover:
    return Hover(span, code_of(item.block, row), _paragraphs(documentation(item.block, row), said, facts))


def _paragraphs(doc: str, said: Iterable[str], facts: Iterable[str]) -> tuple[str, ...]:
    """What is said first, the comment, then the facts as a list; what is empty is left out."""
    lines = doc.split("\n")
    short = "\n".join((*lines[:_DOC_LINES], "...")) if len(lines) > _DOC_LINES else doc
    listed = "\n".join(f"- {fact}" for fact in facts)
    return tuple(text for text in (*said, short, listed) if text)
