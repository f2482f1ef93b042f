"""Rule: tsvector-without-gin."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, InsertMember, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.index.methods import is_searched
from schema_ls.model.handles import Field
from schema_ls.syntax import make


@rule(
    "tsvector-without-gin",
    group="index",
    on=Field,
    severity=Severity.WARNING,
    connectors=("postgresql",),
    types=("Unsupported",),
)
def tsvector_without_gin(field: Field) -> Iterator[Finding]:
    """A text search vector has no index that can search it.

    Every full-text query then reads all rows and compares each vector.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Note {
          id     Int                      @id
          search Unsupported("tsvector")?
        //^^^^^^ tsvector-without-gin
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Note {
          id     Int                      @id
          search Unsupported("tsvector")?

          @@index([search], type: Gin)
        }
    """
    if field.unsupported_type.lower() != "tsvector" or is_searched(field):
        return
    line = f"@{make.call('@index', (make.array([field.name]), 'type: Gin'))}"
    yield Finding(
        field.name_span,
        f"`{field.name}` is a text search vector without an index that can search it. Add `{line}`.",
        fixes=(Fix(f"Add `{line}`", (InsertMember(field.model.name, line),), FixClass.MIGRATION),),
    )
