"""Rules on the `@relation` attribute as such: where it stands, its name, and the index that it should have."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding
from schema_ls.checks.fixes import add_index
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import doubt
from schema_ls.checks.rules.validation.relations.foreign_keys import argument_span
from schema_ls.model.handles import COMPOSITE, ENUM, SCALAR, UNSUPPORTED, Field, ForeignKey, RelationField, Worded
from schema_ls.syntax import make
from schema_ls.syntax.ast import String

_VALUES = (SCALAR, UNSUPPORTED, ENUM, COMPOSITE)


def _attribute(field: Field) -> Iterator[Finding]:
    attribute = field.attribute("relation")
    if attribute is None or field.model.kind == "type":
        return
    if field.kind in _VALUES:
        yield Finding(
            field.attribute_span("relation"),
            f"`{field.model.name}.{field.name}` is {field.type}, which is no model, so it cannot be a relation. Remove "
            "`@relation`, or give the field a model as its type.",
            code="relation-not-a-relation",
        )
        return
    name = attribute.argument("", "name")
    if name and isinstance(name.value, String) and not name.value.text:
        yield Finding(
            field.item.span(name.columns),
            f"The relation name of `{field.model.name}.{field.name}` is empty. Write a name, or leave it out on both sides.",
            code="relation-name-empty",
        )
    mapped = attribute.argument("map")
    if mapped and not field.dialect.supports("NamedForeignKeys"):
        yield Finding(
            field.item.span(mapped.columns),
            f"{field.dialect.title} does not name foreign keys. Remove `map:`.",
            code="relation-map-unsupported",
        )


def _index(field: RelationField) -> Iterator[Finding]:
    """Without foreign keys no database brings an index for the fields of a relation."""
    columns = field.local_fields
    if not columns or field.face.is_list or field.model.kind == "type":
        return
    if not field.dialect.warns_of_missing_relation_index:
        return
    if any(field.model.face.field(name) is None for name in columns):
        return
    if any(key.column_names[: len(columns)] == columns for key in field.model.face.keys):
        return
    listed = ", ".join(columns)
    yield Finding(
        argument_span(field, "fields"),
        f'`{field.model.name}.{listed}` has no index. With `relationMode = "prisma"` no foreign key brings one, so every '
        f"query along this relation reads the whole table. Add `{make.index(columns)}`.",
        code="missing-relation-index",
        fixes=(add_index(field.model, columns),),
        cause=doubt(field.model) or _incomplete(field),
    )


def _incomplete(field: RelationField) -> Finding | None:
    """The cause where there is no whole relation yet that an index could serve."""
    if field.opposite is not None and field.other.has_unique(field.referenced_fields, in_order=False):
        return None
    return Finding(field.name_span, f"The relation `{field.name}` lacks its other side, or a key to refer to.")


RULES = family(
    (Worded, _attribute),
    (ForeignKey, _index),
    group="validation",
    early=("relation-not-a-relation", "relation-name-empty"),
    warnings=("missing-relation-index",),
    rows={
        "relation-not-a-relation": """
            `@relation` stands on a field whose type is no model.

            Bad:
                model Post {
                  id       Int @id
                  authorId Int @relation("author")
                             //^^^^^^^^^^^^^^^^^^^ relation-not-a-relation
                }

            Good:
                model Post {
                  id       Int @id
                  authorId Int
                }
            """,
        "relation-name-empty": """
            A relation has an empty name.

            Bad:
                model User {
                  id    Int    @id
                  posts Post[] @relation("")
                                       //^^ relation-name-empty
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
        "relation-map-unsupported": """
            A foreign key is given a name, in a database that names no foreign keys.

            Bad:
                // provider: sqlite
                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id], map: "fk_author")
                                                                              //^^^^^^^^^^^^^^^^ relation-map-unsupported

                  @@index([authorId])
                }

            Good:
                // provider: sqlite
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
        "missing-relation-index": """
            The fields of a relation have no index, and no foreign key brings one.

            Bad:
                datasource db {
                  provider     = "mysql"
                  relationMode = "prisma"
                }

                model User {
                  id    Int    @id
                  posts Post[]
                }

                model Post {
                  id       Int  @id
                  authorId Int
                  author   User @relation(fields: [authorId], references: [id])
                                        //^^^^^^^^^^^^^^^^^^ missing-relation-index
                }

            Good:
                datasource db {
                  provider     = "mysql"
                  relationMode = "prisma"
                }

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
    },
)
