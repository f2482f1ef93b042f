"""Rule: list-btree-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.index.methods import of_no_use, ordered_columns
from schema_ls.model.handles import Index, WordedIndex


@rule(
    "list-btree-index",
    group="index",
    on=WordedIndex,
    severity=Severity.WARNING,
    connectors=("postgresql", "cockroachdb"),
)
def list_btree_index(index: Index) -> Iterator[Finding]:
    """An ordered index stands on a list.

    It compares whole lists only; `has`, `hasSome` and `hasEvery` read the table. `Gin` indexes what is in the lists.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Photo {
          id   Int      @id
          tags String[]

          @@index([tags])
        //^^^^^^^^^^^^^^^ list-btree-index
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Photo {
          id   Int      @id
          tags String[]

          @@index([tags], type: Gin)
        }
    """
    for name in ordered_columns(index):
        field = index.model.field(name)
        if field is not None and field.face.is_list and field.kind in ("scalar", "enum"):
            yield of_no_use(index, name, "whole lists")
