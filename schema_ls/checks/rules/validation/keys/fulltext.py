"""Rules on `@@fulltext`: whether the database has such indexes, and what they may hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from schema_ls.base.finding import Finding, Related
from schema_ls.base.span import Span
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import Column, columns_of
from schema_ls.model.faces import FULLTEXT
from schema_ls.model.handles import Index, Model, WordedIndex

_FEATURE = "fulltext-index"


def _index(index: Index) -> Iterator[Finding]:
    if index.key.kind != FULLTEXT or index.model.kind == "type":
        return
    dialect = index.model.dialect
    missing = dialect.missing_preview(_FEATURE)
    if not dialect.supports("FullTextIndex"):
        yield Finding(
            _name(index),
            f"{dialect.title} has no `@@fulltext` indexes. Use an index of another kind.",
            code="fulltext-unsupported",
        )
    elif missing is not None:
        yield Finding(
            _name(index),
            f'`@@fulltext` needs a preview feature in this version: `previewFeatures = ["{missing}"]` in the generator.',
            code="fulltext-needs-preview",
        )
    columns = columns_of(index)
    yield from _options(columns, index)
    if not dialect.supports("FullTextFieldsApart"):
        yield from _apart(columns)


def _options(columns: tuple[Column, ...], index: Index) -> Iterator[Finding]:
    dialect = index.model.dialect
    for column in columns:
        if column.argument("length"):
            yield Finding(
                column.argument_span("length"),
                "`@@fulltext` indexes whole texts. Remove `length:`.",
                code="fulltext-length",
            )
        if (
            column.argument("sort")
            and dialect.supports("FullTextIndex")
            and not dialect.supports("SortOrderInFullTextIndex")
        ):
            yield Finding(
                column.argument_span("sort"),
                f"{dialect.title} does not sort `@@fulltext` indexes. Remove `sort:`.",
                code="fulltext-sort",
            )


def _apart(columns: tuple[Column, ...]) -> Iterator[Finding]:
    runs = [
        list(run) for is_sorted, run in groupby(columns, lambda column: bool(column.argument("sort"))) if not is_sorted
    ]
    if len(runs) > 1:
        yield Finding(
            runs[1][0].span,
            f"`{runs[1][0].name}` stands apart from `{runs[0][-1].name}`. List all fields that are searched one after another.",
            code="fulltext-adjacent",
            related=(Related(runs[0][-1].span, "the one that it stands apart from"),),
        )


def _several(model: Model) -> Iterator[Finding]:
    found = [index for index in model.indexes if index.key.kind == FULLTEXT]
    dialect = model.dialect
    if len(found) < 2 or not dialect.supports("FullTextIndex"):
        return
    if not dialect.supports("MultipleFullTextAttributesPerModel"):
        for index in found:
            other = next(one for one in found if one is not index)
            yield Finding(
                _name(index),
                f"{dialect.title} has one `@@fulltext` for each model. List all fields of `{model.name}` in one.",
                code="fulltext-once",
                related=(Related(_name(other), "the other one"),),
            )


def _name(index: Index) -> Span:
    return index.item.member.span(index.item.attribute.name_columns)


RULES = family(
    (WordedIndex, _index),
    (Model, _several),
    group="validation",
    rows={
        "fulltext-unsupported": """
            `@@fulltext` in a schema for a database without such indexes.

            Bad:
                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text])
                  //^^^^^^^^ fulltext-unsupported
                }

            Good:
                // provider: mysql
                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text])
                }
            """,
        "fulltext-needs-preview": """
            `@@fulltext` without the preview feature that it needs before Prisma 6.

            Bad:
                // provider: mysql
                // version: 5
                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text])
                  //^^^^^^^^ fulltext-needs-preview
                }

            Good:
                // provider: mysql
                // version: 5
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["fullTextIndex"]
                }

                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text])
                }
            """,
        "fulltext-length": """
            A fulltext index is to hold the beginnings of texts only.

            Bad:
                // provider: mysql
                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text(length: 10)])
                                 //^^^^^^^^^^ fulltext-length
                }

            Good:
                // provider: mysql
                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text])
                }
            """,
        "fulltext-sort": """
            A fulltext index is to be sorted, but the database does not do that.

            Bad:
                // provider: mysql
                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text(sort: Desc)])
                                 //^^^^^^^^^^ fulltext-sort
                }

            Good:
                // provider: mysql
                model Post {
                  id   Int    @id
                  text String

                  @@fulltext([text])
                }
            """,
        "fulltext-adjacent": """
            The fields that are searched do not stand one after another.

            Bad:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  title String
                  text  String
                  year  Int

                  @@fulltext([title, year(sort: Desc), text])
                                                     //^^^^ fulltext-adjacent
                }

            Good:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  title String
                  text  String
                  year  Int

                  @@fulltext([title, text, year(sort: Desc)])
                }
            """,
        "fulltext-once": """
            A model has several fulltext indexes, in a database that has one for each.

            Bad:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  title String
                  text  String

                  @@fulltext([title])
                  //^^^^^^^^ fulltext-once
                  @@fulltext([text])
                  //^^^^^^^^ fulltext-once
                }

            Good:
                // provider: mongodb
                model Post {
                  id    String @id @map("_id")
                  title String
                  text  String

                  @@fulltext([title, text])
                }
            """,
    },
)
