"""Rules on the options of a key and its columns: `length`, `sort`, `clustered`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import Column, columns_of, option_span
from schema_ls.model.faces import FULLTEXT, ID
from schema_ls.model.handles import Index, Model, WordedIndex

_PREFIXED = ("String", "Bytes", "Unsupported")
"""Types whose values have a beginning."""


def _options(index: Index) -> Iterator[Finding]:
    if index.model.kind == "type":
        return
    if index.key.kind != FULLTEXT:
        for column in columns_of(index):
            yield from _length(column)
            yield from _sort(column)
    dialect = index.model.dialect
    if index.key.clustered and not dialect.supports("ClusteringSetting"):
        yield Finding(
            option_span(index, "clustered"),
            f"{dialect.title} has no `clustered:` keys. Remove it.",
            code="clustering-unsupported",
        )


def _length(column: Column) -> Iterator[Finding]:
    if column.argument("length") is None:
        return
    dialect, face = column.index.model.dialect, column.face
    if not dialect.supports("IndexColumnLengthPrefixing"):
        yield Finding(
            column.argument_span("length"),
            f"{dialect.title} indexes whole values: `length:` is for MySQL. Remove it.",
            code="length-unsupported",
        )
    elif face is not None and face.type not in _PREFIXED and column.field is not None:
        yield Finding(
            column.argument_span("length"),
            f"`{column.index.model.name}.{column.name}` is {face.type}, of which no beginning can be indexed: `length:` is for "
            "String and Bytes. Remove it.",
            code="length-type",
        )


def _sort(column: Column) -> Iterator[Finding]:
    if column.argument("sort") is None:
        return
    index, dialect = column.index, column.index.model.dialect
    if index.key.kind == ID and not dialect.supports("PrimaryKeySortOrderDefinition"):
        yield Finding(
            column.argument_span("sort"),
            f"{dialect.title} does not sort ids. Remove `sort:`, or add an index that sorts.",
            code="sort-unsupported",
        )


def _clustered(model: Model) -> Iterator[Finding]:
    """A table can be kept in one order only; the id is that order unless it says otherwise."""
    if model.kind == "type" or not model.dialect.supports("ClusteringSetting"):
        return
    found = [
        index
        for index in model.indexes
        if index.key.clustered == "true" or (index.key.kind == ID and index.key.clustered != "false")
    ]
    if len(found) < 2:
        return
    for index in found:
        other = next(one for one in found if one is not index)
        yield Finding(
            index.span,
            f"A table is kept in one order, but {index.spelling} and {other.spelling} of `{model.name}` both give one. "
            "Add `clustered: false` to all but one.",
            code="clustered-twice",
            related=(Related(other.span, "the other one"),),
        )


RULES = family(
    (WordedIndex, _options),
    (Model, _clustered),
    group="validation",
    rows={
        "length-unsupported": """
            `length:` stands in a key, but the database indexes whole values only.

            Bad:
                model Post {
                  id   Int    @id
                  text String @unique(length: 10)
                                    //^^^^^^^^^^ length-unsupported
                }

            Good:
                model Post {
                  id   Int    @id
                  text String @unique
                }
            """,
        "length-type": """
            `length:` stands on a field whose values have no beginning that could be indexed.

            Bad:
                // provider: mysql
                model Post {
                  id     Int @id
                  number Int @unique(length: 10)
                                   //^^^^^^^^^^ length-type
                }

            Good:
                // provider: mysql
                model Post {
                  id     Int    @id
                  number String @unique(length: 10)
                }
            """,
        "sort-unsupported": """
            `sort:` stands in an id, but the database does not sort ids.

            Bad:
                model Post {
                  id Int @id(sort: Desc)
                           //^^^^^^^^^^ sort-unsupported
                }

            Good:
                model Post {
                  id Int @id
                }
            """,
        "clustering-unsupported": """
            `clustered:` stands in a key, but the database does not keep tables in the order of one.

            Bad:
                model Post {
                  id Int @id(clustered: true)
                           //^^^^^^^^^^^^^^^ clustering-unsupported
                }

            Good:
                // provider: sqlserver
                model Post {
                  id Int @id(clustered: true)
                }
            """,
        "clustered-twice": """
            Two keys want the table in their order. The id does so, too, unless it says otherwise.

            Bad:
                // provider: sqlserver
                model Post {
                  id   Int    @id
                            //^^^ clustered-twice
                  slug String @unique(clustered: true)
                            //^^^^^^^^^^^^^^^^^^^^^^^^ clustered-twice
                }

            Good:
                // provider: sqlserver
                model Post {
                  id   Int    @id(clustered: false)
                  slug String @unique(clustered: true)
                }
            """,
    },
)
