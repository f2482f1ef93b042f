"""Attributes on fields that they do not go with: `@updatedAt`, `@map`, `@ignore`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Related, Replace, Symbol
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.examples import in_model
from schema_ls.model.handles import COMPOSITE, ENUM, RELATION, SCALAR, UNSUPPORTED, Field, RelationField, Worded


def _field(field: Field) -> Iterator[Finding]:
    if field.model.kind == "type":
        return
    if field.attribute("updatedAt") and field.kind in (SCALAR, ENUM, COMPOSITE, UNSUPPORTED):
        yield from _updated_at(field)
    if field.kind == RELATION and field.attribute("map"):
        message = f"A relation is no column: `@map` belongs on the field that holds the key of `{field.name}`."
        yield _removable(field, "map", "map-on-relation", message)
    if field.attribute("ignore"):
        yield from _ignored(field)


def _updated_at(field: Field) -> Iterator[Finding]:
    if field.type != "DateTime":
        message = f"`@updatedAt` writes a moment: make `{field.name}` DateTime."
        fix = Fix("Change to `DateTime`", (Replace(field.type_span, "DateTime"),), FixClass.UNSAFE)
        yield Finding(field.attribute_span("updatedAt"), message, "updated-at-type", fixes=(fix,))
    elif field.face.is_list:
        message = f"`@updatedAt` writes one moment: `{field.name}` is a list. Remove it, or the `[]`."
        yield Finding(field.attribute_span("updatedAt"), message, "updated-at-list")


def _ignored(field: Field) -> Iterator[Finding]:
    if field.kind == UNSUPPORTED:
        message = "A field of an unsupported type is left out of the client anyway. Remove `@ignore`."
        yield _removable(field, "ignore", "ignore-on-unsupported", message)
    elif field.kind in (SCALAR, ENUM, COMPOSITE) and field.model.face.is_ignored:
        message = f"All of `{field.model.name}` is ignored. Remove `@ignore`."
        yield _removable(field, "ignore", "ignore-redundant", message)


def _removable(field: Field, name: str, code: str, message: str) -> Finding:
    attribute = field.attribute(name)
    assert attribute is not None
    start, end = attribute.columns
    blank = len(field.item.line.text[:start].rstrip())
    fix = Fix(f"Remove `@{name}`", (Replace(field.item.span((blank, end)), ""),))
    return Finding(field.item.span((start, end)), message, code, fixes=(fix,))


def _relation(field: RelationField) -> Iterator[Finding]:
    if field.other.is_ignored and not field.face.is_ignored and not field.model.face.is_ignored:
        message = f"`{field.other.name}` is ignored, so `{field.name}` leads nowhere. Add `@ignore`."
        end = field.item.attributes[-1].columns[1] if field.item.attributes else _end_of_type(field)
        fix = Fix("Add `@ignore`", (Replace(field.item.span((end, end)), " @ignore"),), FixClass.UNSAFE)
        related = (Related(Symbol(field.other.name), "is ignored"),)
        yield Finding(field.name_span, message, "ignore-required-on-relation", related=related, fixes=(fix,))


def _end_of_type(field: Field) -> int:
    return field.item.type.columns[1] if field.item.type else field.name_span.end_column


RULES = family(
    (Worded, _field),
    (RelationField, _relation),
    group="validation",
    early=("updated-at-type", "updated-at-list", "map-on-relation", "ignore-on-unsupported", "ignore-redundant"),
    rows={
        "updated-at-type": in_model(
            "`@updatedAt` stands on a field that is no DateTime.",
            "changed String @updatedAt",
            "               ^^^^^^^^^^ updated-at-type",
            "changed DateTime @updatedAt",
        ),
        "updated-at-list": in_model(
            "`@updatedAt` stands on a list.",
            "changed DateTime[] @updatedAt",
            "                   ^^^^^^^^^^ updated-at-list",
            "changed DateTime @updatedAt",
        ),
        "map-on-relation": """`@map` stands on a relation, which is no column.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[] @map("articles")
                             //^^^^^^^^^^^^^^^^ map-on-relation
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }

            Good:
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                }
            """,
        "ignore-on-unsupported": in_model(
            "`@ignore` stands on a field of an unsupported type, which the client leaves out anyway.",
            'place Unsupported("point")? @ignore',
            "                            ^^^^^^^ ignore-on-unsupported",
            'place Unsupported("point")?',
        ),
        "ignore-redundant": """A field of an ignored model is ignored on its own.

            Bad:
                model Post {
                  id    Int    @id
                  title String @ignore
                             //^^^^^^^ ignore-redundant

                  @@ignore
                }

            Good:
                model Post {
                  id    Int    @id
                  title String

                  @@ignore
                }
            """,
        "ignore-required-on-relation": """A relation leads to an ignored model and is not ignored itself.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[]
                //^^^^^ ignore-required-on-relation
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                  @@ignore
                }

            Good:
                model User {
                  id    Int    @id
                  posts Post[] @ignore
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id])

                  @@index([authorId])
                  @@ignore
                }
            """,
    },
)
