"""Rules on the fields that a key lists: they exist, hold values, and stand there once."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace, Symbol
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import Column, columns_of, doubt, option_span
from schema_ls.checks.rules.validation.member_lines import is_broken
from schema_ls.model.faces import ID, FieldFace
from schema_ls.model.handles import UNKNOWN, Field, Index, RelationField, Worded, WordedIndex
from schema_ls.model.reading import field_list
from schema_ls.syntax.ast import Array


def _index(index: Index) -> Iterator[Finding]:
    if index.model.kind == "type" or not index.key.on_block:
        return
    columns = columns_of(index)
    for column in columns:
        field = column.field
        if isinstance(field, RelationField):
            if index.key.kind != ID:
                yield _relation(column, field)
        elif column.face is None:
            yield _unknown(column, doubt(index.model))
        elif field is not None and (field.face.is_broken or _is_no_member(field)):
            yield _unknown(column, Finding(field.name_span, f"`{field.name}` cannot be read."))
        elif field is not None and field.kind == UNKNOWN:
            yield _relation(column, field, Finding(field.type_span, f"`{field.type}` is unknown."))
    yield from _twice(index, columns)
    yield from _none(index)


def _is_no_member(field: Field) -> bool:
    return not field.type or is_broken(field.model.item.block, field.item.row, field.dialect)


def _unknown(column: Column, cause: Finding | None) -> Finding:
    model = column.index.model
    owner, word = _owner(column)
    relations = {side.name for side in model.face.relation_sides}
    meant = nearest(word, (f.name for f in owner[1] if not f.is_broken and f.name not in relations))
    hint = f"Did you mean `{meant}`?" if meant else "List fields that exist."
    start = column.name[: len(column.name) - len(word)] if column.name.endswith(word) else ""
    fixes: tuple[Fix, ...] = ()
    if meant and (start + word == column.name):
        fixes = (Fix(f"Change spelling to `{meant}`", (Replace(column.span, start + meant),), FixClass.MIGRATION),)
    kind = column.index.key.kind
    return Finding(
        column.span,
        f"`{owner[0]}` has no field `{word}`, so `{model.name}` cannot have this {'id' if kind == ID else 'key'}. {hint}",
        code="id-unknown-field" if kind == ID else "index-unknown-field",
        fixes=fixes,
        cause=cause,
    )


def _owner(column: Column) -> tuple[tuple[str, tuple[FieldFace, ...]], str]:
    """The block in which the search for a dotted path ends, with its fields, and the word that it lacks."""
    model = column.index.model
    owner, name = model.face, model.name
    for word in column.name.split("."):
        found = owner.field(word)
        if found is None:
            return (name, owner.fields), word
        following = model.scope.model(found.type)
        if following is None:
            return (name, owner.fields), column.name
        owner, name = following, following.name
    return (name, owner.fields), column.name


def _relation(column: Column, field: Field, cause: Finding | None = None) -> Finding:
    held = field.local_fields if isinstance(field, RelationField) else ()
    fixes: tuple[Fix, ...] = ()
    if held and column.name == field.name and not column.arguments and all(map(field.model.field, held)):
        listed = ", ".join(held)
        fixes = (Fix(f"List `{listed}` instead", (Replace(column.span, listed),), FixClass.MIGRATION),)
    hint = f"List `{', '.join(held)}`." if held else "List fields that hold values."
    return Finding(
        column.span,
        f"`{field.model.name}.{field.name}` leads to `{field.type}` and holds no value that could be indexed. {hint}",
        code="index-relation-field",
        related=(Related(field.name_span, "the field"), Related(Symbol(field.type), "where it leads")),
        fixes=fixes,
        cause=cause,
    )


def _twice(index: Index, columns: tuple[Column, ...]) -> Iterator[Finding]:
    seen: dict[str, Column] = {}
    for column in columns:
        first = seen.setdefault(column.name, column)
        if first is not column:
            yield Finding(
                column.span,
                f"`{column.name}` stands in this key of `{index.model.name}` already. List each field once.",
                code="index-field-twice",
                related=(Related(first.span, "the first time"),),
            )


def _none(index: Index) -> Iterator[Finding]:
    listed = field_list(index.item.attribute)
    if listed and isinstance(listed.value, Array) and not listed.value.items:
        yield Finding(
            option_span(index, "fields", ""),
            f"`@@{index.item.attribute.name}` of `{index.model.name}` lists no field. List at least one.",
            code="fields-empty",
        )


def _on_relation(field: Field) -> Iterator[Finding]:
    """`@unique` and `@id` on a field that leads to another model."""
    if not isinstance(field, RelationField):
        return
    if field.face.is_unique:
        held = ", ".join(field.local_fields)
        instead = f"`{held}`" if held else "the field that holds its key"
        yield Finding(
            field.attribute_span("unique"),
            f"`{field.model.name}.{field.name}` leads to `{field.type}` and holds no value that could be unique. Make "
            f"{instead} unique instead.",
            code="unique-on-relation",
            related=(Related(Symbol(field.type), "where it leads"),),
        )


RULES = family(
    (WordedIndex, _index),
    (Worded, _on_relation),
    group="validation",
    early=(
        "id-unknown-field",
        "index-unknown-field",
        "index-relation-field",
        "index-field-twice",
        "unique-on-relation",
    ),
    rows={
        "id-unknown-field": """
            An id lists a field that does not exist.

            Bad:
                model Member {
                  teamId Int
                  userId Int @unique

                  @@id([teamId, useId])
                              //^^^^^ id-unknown-field
                }

            Good:
                model Member {
                  teamId Int
                  userId Int

                  @@id([teamId, userId])
                }
            """,
        "index-unknown-field": """
            A unique or an index lists a field that does not exist.

            Bad:
                model Post {
                  id       Int @id
                  authorId Int

                  @@index([autorId])
                         //^^^^^^^ index-unknown-field
                }

            Good:
                model Post {
                  id       Int @id
                  authorId Int

                  @@index([authorId])
                }
            """,
        "index-relation-field": """
            A unique or an index lists a field that leads to another model. List the field that holds its key.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int    @id
                  slug     String
                  authorId Int
                  author   User   @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                  @@unique([slug, author])
                                //^^^^^^ index-relation-field
                }

            Good:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int    @id
                  slug     String
                  authorId Int
                  author   User   @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                  @@unique([slug, authorId])
                }
            """,
        "index-field-twice": """
            A key lists a field twice.

            Bad:
                model Member {
                  id   Int @id
                  team Int
                  user Int

                  @@unique([team, team])
                                //^^^^ index-field-twice
                }

            Good:
                model Member {
                  id   Int @id
                  team Int
                  user Int

                  @@unique([team, user])
                }
            """,
        "fields-empty": """
            A key lists no field.

            Bad:
                model Post {
                  id   Int @id
                  slug String

                  @@index([])
                        //^^ fields-empty
                }

            Good:
                model Post {
                  id   Int @id
                  slug String

                  @@index([slug])
                }
            """,
        "unique-on-relation": """
            A field that leads to another model holds no value that could be unique.

            Bad:
                model User {
                  id   Int   @id
                  post Post?
                }

                model Post {
                  id       Int  @id
                  authorId Int  @unique
                  author   User @relation(fields: [authorId], references: [id]) @unique
                                                                              //^^^^^^^ unique-on-relation
                }

            Good:
                model User {
                  id   Int   @id
                  post Post?
                }

                model Post {
                  id       Int  @id
                  authorId Int  @unique
                  author   User @relation(fields: [authorId], references: [id])
                }
            """,
    },
)
