"""Rules on fields whose values are too long, or of a kind that cannot be compared, for a key to hold them."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding
from schema_ls.base.span import Span
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import Column, columns_of
from schema_ls.model.faces import ID, INDEX, UNIQUE
from schema_ls.model.handles import Index, Model, WordedIndex
from schema_ls.spec.provider import NativeType

_MAX = "max"
_WORDS = {ID: "an id", UNIQUE: "a unique", INDEX: "an index"}


def _index(index: Index) -> Iterator[Finding]:
    kind = index.key.kind
    if kind not in _WORDS or not _has_indexes(index.model):
        return
    for column in columns_of(index):
        face = column.face
        if face is None:
            continue
        row = index.model.dialect.native_types().get(face.native.name) if face.native else None
        if row is not None and kind in row.not_in and not _is_lifted(column, row):
            yield _refused(column, row)
        elif kind in index.model.dialect.scalar_refused_in(face.type):
            yield Finding(
                column.span,
                f"`{index.model.name}.{column.name}` is {face.type}, which cannot be in {_WORDS[kind]} of "
                f"{index.model.dialect.title}. Use a field of another type.",
                code="id-bytes",
            )


def _has_indexes(model: Model) -> bool:
    """Whether keys of a block are indexes in the database; those of views only tell the client what is unique."""
    return model.kind == "model" or (model.kind == "view" and model.dialect.knows("view-keys"))


def _is_lifted(column: Column, row: NativeType) -> bool:
    """Whether what is written beside the type makes it short enough."""
    if row.not_in_unless == "length":
        return column.argument("length") is not None
    native = column.face.native if column.face else None
    arguments = native.arguments if native else ()
    return row.not_in_unless == "no Max" and not any(argument.lower() == _MAX for argument in arguments)


def _refused(column: Column, row: NativeType) -> Finding:
    index = column.index
    hint = " Give a `length:`, or use" if row.not_in_unless == "length" else " Use"
    return Finding(
        _place(column, row),
        f"`{index.model.name}.{column.name}` is `{row.name}`, which {index.model.dialect.title} cannot hold in "
        f"{_WORDS[index.key.kind]}.{hint} another type.",
        code=f"native-type-{index.key.kind}",
    )


def _place(column: Column, row: NativeType) -> Span:
    """The column; for a type that only some keys refuse the field, which is where the official tools look, too."""
    if "id" in row.not_in or column.field is None:
        return column.span
    return column.field.name_span


RULES = family(
    (WordedIndex, _index),
    group="validation",
    rows={
        "native-type-id": """
            An id holds a field whose values the database cannot compare, or only by their beginning.

            Bad:
                // provider: mysql
                model Page {
                  url String @db.Text

                  @@id([url])
                      //^^^ native-type-id
                }

            Good:
                // provider: mysql
                model Page {
                  url String @db.VarChar(500)

                  @@id([url])
                }
            """,
        "native-type-unique": """
            A unique holds a field whose values the database cannot compare, or only by their beginning.

            Bad:
                // provider: mysql
                model Page {
                  id  Int    @id
                  url String @db.Text

                  @@unique([url])
                          //^^^ native-type-unique
                }

            Good:
                // provider: mysql
                model Page {
                  id  Int    @id
                  url String @db.Text

                  @@unique([url(length: 500)])
                }
            """,
        "native-type-index": """
            An index holds a field whose values the database cannot compare, or only by their beginning.

            Bad:
                // provider: mysql
                model Page {
                  id   Int    @id
                  text String @db.Text

                  @@index([text])
                         //^^^^ native-type-index
                }

            Good:
                // provider: mysql
                model Page {
                  id   Int    @id
                  text String @db.Text

                  @@index([text(length: 100)])
                }
            """,
        "id-bytes": """
            An id holds bytes, in a database that does not compare them.

            Bad:
                // provider: sqlserver
                model Page {
                  key Bytes @id
                          //^^^ id-bytes
                }

            Good:
                // provider: sqlserver
                model Page {
                  key String @id
                }
            """,
    },
)
