"""Rule: json-btree-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.index.methods import of_no_use, ordered_columns
from schema_ls.model.handles import Index, WordedIndex


@rule("json-btree-index", group="index", on=WordedIndex, severity=Severity.WARNING, connectors=("postgresql",))
def json_btree_index(index: Index) -> Iterator[Finding]:
    """An ordered index stands on a JSON column.

    It compares whole documents only: no query for something in a document uses it. `Gin` does that. On a `json` column
    (`@db.Json`) the database refuses the index altogether, having no order for that type.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Page {
          id   Int  @id
          meta Json

          @@index([meta])
        //^^^^^^^^^^^^^^^ json-btree-index
        }

    Bad, and refused by the database:
        datasource db {
          provider = "postgresql"
        }

        model Page {
          id   Int  @id
          meta Json @db.Json

          @@index([meta])
        //^^^^^^^^^^^^^^^ json-btree-index
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Page {
          id   Int  @id
          meta Json

          @@index([meta], type: Gin)
        }
    """
    for name in ordered_columns(index):
        field = index.model.field(name)
        if field is None or field.type != "Json" or field.face.is_list:
            continue
        native = field.face.native
        if native is not None and native.name == "Json":
            message = f"`{name}` is of the type `json`, which has no order: the database refuses this index. "
            yield Finding(
                index.span, message + "Make the column `@db.JsonB`, and the index `type: Gin`.", severity=Severity.ERROR
            )
        else:
            yield of_no_use(index, name, "whole JSON documents")
