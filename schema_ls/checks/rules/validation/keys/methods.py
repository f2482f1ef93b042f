"""Rules on the kinds of indexes, `type:`, and on what their fields are compared by, `ops:`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding
from schema_ls.base.listing import listed_names
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import (
    Column,
    columns_of,
    field_of,
    is_relation,
    option_span,
)
from schema_ls.model.faces import INDEX
from schema_ls.model.handles import UNKNOWN, Index, WordedIndex
from schema_ls.spec.dialect import Dialect, all_operator_classes
from schema_ls.spec.provider import INDEX_TYPES
from schema_ls.spec.scalars import SCALARS
from schema_ls.syntax.ast import Constant

_DEFAULT = "BTree"


def _index(index: Index) -> Iterator[Finding]:
    if index.key.kind != INDEX or index.model.kind == "type":
        return
    dialect, method = index.model.dialect, index.key.method or _DEFAULT
    if method not in INDEX_TYPES:
        return
    if method not in dialect.index_types:
        yield Finding(
            option_span(index, "type"),
            f"{dialect.title} has no indexes of the type `{method}`. Use {listed_names(dialect.index_types, 'or')}.",
            code="index-type-unsupported",
        )
        return
    columns = columns_of(index)
    if method == "Hash":
        yield from _hash(columns)
    if method == "SpGist" and len(columns) > 1:
        yield Finding(
            option_span(index, "fields", ""),
            f"A `SpGist` index holds one field, not {len(columns)}. Make an index for each.",
            code="spgist-multi-column",
        )
    for column in columns:
        yield from _class(column, method, dialect)
    if method == "Gin" and not dialect.supports("InvertedJsonAnywhere"):
        yield from _json_last(columns)


def _hash(columns: tuple[Column, ...]) -> Iterator[Finding]:
    for column in columns:
        if column.argument("sort"):
            yield Finding(
                column.argument_span("sort"),
                "A `Hash` index has no order. Remove `sort:`, or use a `BTree`.",
                code="hash-sort",
            )


def _json_last(columns: tuple[Column, ...]) -> Iterator[Finding]:
    for column in columns[:-1]:
        if column.face is not None and column.face.type == "Json" and not column.face.is_list:
            yield Finding(
                column.span,
                f"`{column.name}` is Json, which only the last field of a `Gin` index may be. List it last.",
                code="inverted-index-order",
                related=field_of(column),
            )


def _class(column: Column, method: str, dialect: Dialect) -> Iterator[Finding]:
    """Whether an index of a kind can hold a field, by the class given or by the one that its type brings."""
    face, given = column.face, column.argument("ops")
    if face is None or face.is_unsupported or is_relation(column) or (column.field and column.field.kind == UNKNOWN):
        return
    if given is not None:
        if not dialect.takes_operator_class(method):
            yield Finding(
                column.argument_span("ops"),
                f"{dialect.title} chooses how a `{method}` index compares by itself. Remove `ops:`.",
                code="ops-unsupported",
            )
        elif isinstance(given.value, Constant) and dialect.names_operator_classes:
            yield from _named_class(column, given.value.text, method, dialect)
        return
    scalar = face.type if face.type in SCALARS else ""
    native = face.native.name if face.native else None
    if dialect.has_default_operator_class(method, scalar, native, face.is_list):
        return
    if native is not None and not face.is_list:
        yield _no_default(column, f"{face.type} @{face.native.prefix}.{native}" if face.native else face.type, method)
    else:
        yield Finding(
            column.span,
            f"A `{method}` index cannot hold `{column.name}`, which is {face.type}{face.arity}. Use another type of index, or "
            'name a class of your own: `ops: raw("...")`.',
            code="index-type-field",
            related=field_of(column),
        )


def _no_default(column: Column, described: str, method: str) -> Finding:
    return Finding(
        column.span,
        f"`{column.name}` is `{described}`, for which a `{method}` index has no class of its own accord. Name one with `ops:`.",
        code="ops-no-default",
        related=field_of(column),
    )


def _named_class(column: Column, name: str, method: str, dialect: Dialect) -> Iterator[Finding]:
    if name not in all_operator_classes():
        return
    face = column.face
    facts = dialect.facts
    methods = {row.index_type for row in facts.operator_classes if name in row.names} if facts else set()
    if method not in methods:
        yield Finding(
            column.argument_span("ops"),
            f"The class `{name}` is for indexes of the type {listed_names(sorted(methods), 'or')}, not `{method}`.",
            code="ops-index-type",
        )
    elif face is not None:
        scalar = face.type if face.type in SCALARS else ""
        native = face.native.name if face.native else None
        fitting = dialect.operator_classes(method, scalar, native, face.is_list)
        if name not in fitting:
            hint = f"Use one of {listed_names(fitting, 'or')}." if fitting else "Remove it."
            yield Finding(
                column.argument_span("ops"),
                f"The class `{name}` does not fit `{column.name}`, which is {face.type}{face.arity}"
                f"{f' @{face.native.prefix}.{native}' if face.native else ''}. {hint}",
                code="ops-field-type",
                related=field_of(column),
            )


def _elsewhere(index: Index) -> Iterator[Finding]:
    """A class in a key that is no `@@index`."""
    if index.key.kind == INDEX or not index.key.on_block or index.model.kind == "type":
        return
    for column in columns_of(index):
        if column.argument("ops"):
            yield Finding(
                column.argument_span("ops"),
                f"`@@{index.item.attribute.name}` takes no `ops:`, only `@@index` does. Remove it.",
                code="ops-only-in-index",
            )


RULES = family(
    (WordedIndex, _index),
    (WordedIndex, _elsewhere),
    group="validation",
    rows={
        "index-type-unsupported": """
            The database has no indexes of this type.

            Bad:
                // provider: mysql
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug], type: Hash)
                                //^^^^^^^^^^ index-type-unsupported
                }

            Good:
                // provider: mysql
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug])
                }
            """,
        "index-type-field": """
            An index of this type cannot hold a field of this type.

            Bad:
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug], type: Gin)
                         //^^^^ index-type-field
                }

            Good:
                model Post {
                  id   Int      @id
                  tags String[]

                  @@index([tags], type: Gin)
                }
            """,
        "hash-sort": """
            A hash index has no order.

            Bad:
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug(sort: Desc)], type: Hash)
                              //^^^^^^^^^^ hash-sort
                }

            Good:
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug], type: Hash)
                }
            """,
        "spgist-multi-column": """
            An index of the type SpGist holds one field.

            Bad:
                model Post {
                  id    Int    @id
                  slug  String
                  title String

                  @@index([slug, title], type: SpGist)
                        //^^^^^^^^^^^^^ spgist-multi-column
                }

            Good:
                model Post {
                  id    Int    @id
                  slug  String
                  title String

                  @@index([slug], type: SpGist)
                  @@index([title], type: SpGist)
                }
            """,
        "inverted-index-order": """
            A Json field stands before others in an inverted index of CockroachDB.

            Bad:
                // provider: cockroachdb
                model Post {
                  id   Int   @id
                  data Json
                  tags Int[]

                  @@index([data, tags], type: Gin)
                         //^^^^ inverted-index-order
                }

            Good:
                // provider: cockroachdb
                model Post {
                  id   Int   @id
                  data Json
                  tags Int[]

                  @@index([tags, data], type: Gin)
                }
            """,
        "ops-unsupported": """
            CockroachDB takes no operator classes in an inverted index.

            Bad:
                // provider: cockroachdb
                model Post {
                  id   Int   @id
                  tags Int[]

                  @@index([tags(ops: ArrayOps)], type: Gin)
                              //^^^^^^^^^^^^^ ops-unsupported
                }

            Good:
                // provider: cockroachdb
                model Post {
                  id   Int   @id
                  tags Int[]

                  @@index([tags], type: Gin)
                }
            """,
        "ops-only-in-index": """
            An operator class stands in a key that is no `@@index`.

            Bad:
                model Post {
                  id   Int    @id
                  slug String

                  @@unique([slug(ops: TextOps)])
                               //^^^^^^^^^^^^ ops-only-in-index
                }

            Good:
                model Post {
                  id   Int    @id
                  slug String

                  @@unique([slug])
                }
            """,
        "ops-index-type": """
            An operator class belongs to another type of index.

            Bad:
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug(ops: TextOps)], type: Brin)
                              //^^^^^^^^^^^^ ops-index-type
                }

            Good:
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug(ops: TextOps)], type: SpGist)
                }
            """,
        "ops-field-type": """
            An operator class is made for fields of another type.

            Bad:
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug(ops: InetOps)], type: SpGist)
                              //^^^^^^^^^^^^ ops-field-type
                }

            Good:
                model Post {
                  id   Int    @id
                  slug String

                  @@index([slug(ops: TextOps)], type: SpGist)
                }
            """,
        "ops-no-default": """
            The index has no operator class for the native type of a field, so one must be named.

            Bad:
                model Host {
                  id      Int    @id
                  address String @db.Inet

                  @@index([address], type: Gist)
                         //^^^^^^^ ops-no-default
                }

            Good:
                model Host {
                  id      Int    @id
                  address String @db.Inet

                  @@index([address(ops: InetOps)], type: Gist)
                }
            """,
    },
)
