"""Two keys on the same fields."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.keys.written import (
    resolved,
    twins_of,
)
from schema_ls.model.handles import Model


def _duplicates(model: Model) -> Iterator[Finding]:
    """Keys on exactly the same fields, where the database refuses a second one."""
    if model.dialect.supports("SameIndexTwice") or model.kind == "type":
        return
    for index in model.indexes:
        twins = twins_of(index)
        if twins and all(resolved(model, name) for name in index.key.column_names):
            yield Finding(
                index.span,
                f"{index.spelling} and {twins[0].spelling} of `{model.name}` are the same index. Keep one.",
                code="index-duplicate",
                related=(Related(twins[0].span, "the other one"),),
                cause=Finding(twins[-1].span, "The later one tells of it.") if twins[-1].span > index.span else None,
            )


RULES = family(
    (Model, _duplicates),
    group="validation",
    rows={
        "index-duplicate": """
            Two indexes on the same fields, in a database that refuses the second one.

            Bad:
                // provider: mongodb
                model Post {
                  id   String @id @map("_id")
                  slug String @unique

                  @@unique([slug], map: "slug")
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ index-duplicate
                }

            Good:
                // provider: mongodb
                model Post {
                  id   String @id @map("_id")
                  slug String @unique
                }
            """,
    },
)
