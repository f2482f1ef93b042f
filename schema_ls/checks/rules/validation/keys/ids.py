"""Rules on ids: what their fields must be, and what the database can do with them."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace
from schema_ls.base.listing import listed_names
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import columns_of, is_relation
from schema_ls.model.faces import ID, UNIQUE
from schema_ls.model.handles import Field, Index, WordedIndex


def _id(index: Index) -> Iterator[Finding]:
    if index.key.kind != ID or index.model.kind == "type":
        return
    yield from _optional(index)
    yield from _single_relation(index)
    dialect = index.model.dialect
    if len(index.key.columns) > 1 and not dialect.supports("CompoundIds"):
        yield Finding(
            index.span,
            f"{dialect.title} has no ids of several fields. Give `{index.model.name}` an id of one field, and make this "
            "`@@unique`.",
            code="id-compound-unsupported",
        )
    if index.key.map and not dialect.supports("NamedPrimaryKeys"):
        yield Finding(
            index.model.name_span,
            f"The primary key of `{index.model.name}` is given a name, but {dialect.title} does not name primary keys. "
            "Remove the name from the id.",
            code="id-name-unsupported",
        )


def _optional(index: Index) -> Iterator[Finding]:
    if index.model.face.is_ignored:
        return
    optional = [f for c in columns_of(index) if (f := c.field) and not is_relation(c) and _may_lack_one(f)]
    if optional:
        is_one = len(optional) == 1
        how = "is a list" if is_one and optional[0].face.is_list else "may be empty"
        yield Finding(
            index.span,
            f"{listed_names(field.name for field in optional)} of `{index.model.name}` {how}, but an id always has one "
            f"value. Make {'it' if is_one else 'them'} required.",
            code="id-optional",
            fixes=tuple(_required(field) for field in optional[:1] if not field.face.is_list),
            cause=_another_id(index),
        )


def _another_id(index: Index) -> Finding | None:
    """The cause where the model has a second id, so that this one may be the one to go."""
    ids = [other for other in index.model.indexes if other.key.kind == ID]
    return Finding(index.model.name_span, "There is another id.", "id-twice") if len(ids) > 1 else None


def _may_lack_one(field: Field) -> bool:
    written = field.item.type
    return written is not None and written.arity in ("?", "[]")


def _required(field: Field) -> Fix:
    type_ = field.item.type
    columns = type_.columns if type_ else (0, 0)
    return Fix(f"Make `{field.name}` required", (Replace(field.item.span(columns), field.type),), FixClass.MIGRATION)


def _single_relation(index: Index) -> Iterator[Finding]:
    relations = [column.name for column in columns_of(index) if is_relation(column)]
    if relations:
        said = (
            "leads to another model and holds no value. List the fields that hold its key."
            if len(relations) == 1
            else "lead to other models and hold no values. List the fields that hold their keys."
        )
        yield Finding(
            index.span,
            f"{listed_names(relations)} of `{index.model.name}` {said}",
            code="id-relation-field",
        )


def _unique(index: Index) -> Iterator[Finding]:
    """A second unique index on the id, where the database refuses it."""
    key, id_ = index.key, index.model.face.id
    if key.kind != UNIQUE or id_ is None or index.model.dialect.supports("AlsoUniqueIds"):
        return
    if len(id_.columns) == 1 and key.column_names == id_.column_names:
        yield Finding(
            index.span,
            f"`{key.column_names[0]}` is the id of `{index.model.name}` and so unique already. Remove this.",
            code="id-and-unique",
        )


RULES = family(
    (WordedIndex, _id),
    (Index, _unique),
    group="validation",
    early=("id-optional", "id-relation-field"),
    rows={
        "id-optional": """
            A field of an id may be empty or is a list.

            Bad:
                model Post {
                  id Int? @id
                        //^^^ id-optional
                }

            Good:
                model Post {
                  id Int @id
                }
            """,
        "id-relation-field": """
            An id lists a field that leads to another model. List the field that holds its key.

            Bad:
                model User {
                  id      Int      @id
                  profile Profile?
                }

                model Profile {
                  userId Int  @unique
                  user   User @relation(fields: [userId], references: [id])
                  kind   Int

                  @@id([user, kind])
                //^^^^^^^^^^^^^^^^^^ id-relation-field
                }

            Good:
                model User {
                  id      Int      @id
                  profile Profile?
                }

                model Profile {
                  userId Int  @unique
                  user   User @relation(fields: [userId], references: [id])
                  kind   Int

                  @@id([userId, kind])
                }
            """,
        "id-compound-unsupported": """
            An id of several fields, in a database that has only ids of one.

            Bad:
                // provider: mongodb
                model Member {
                  team String @map("_id")
                  user String

                  @@id([team, user])
                //^^^^^^^^^^^^^^^^^^ id-compound-unsupported
                }

            Good:
                // provider: mongodb
                model Member {
                  id   String @id @default(auto()) @map("_id") @db.ObjectId
                  team String
                  user String

                  @@unique([team, user])
                }
            """,
        "id-name-unsupported": """
            A primary key is given a name, in a database that names no primary keys.

            Bad:
                // provider: mysql
                model Post {
                    //^^^^ id-name-unsupported
                  id Int @id(map: "pk_post")
                }

            Good:
                // provider: mysql
                model Post {
                  id Int @id
                }
            """,
        "id-and-unique": """
            An id is made unique once more, in a database that refuses to.

            Bad:
                // provider: mongodb
                model Post {
                  id String @id @unique @map("_id")
                              //^^^^^^^ id-and-unique
                }

            Good:
                // provider: mongodb
                model Post {
                  id String @id @map("_id")
                }
            """,
    },
)
