"""Rule: pgvector-without-index."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.checks.rules.index.methods import is_searched
from schema_ls.model.handles import Field


@rule(
    "pgvector-without-index",
    group="index",
    on=Field,
    severity=Severity.WARNING,
    is_default=False,
    connectors=("postgresql",),
    types=("Unsupported",),
)
def pgvector_without_index(field: Field) -> Iterator[Finding]:
    """An embedding has no index.

    The search for near vectors reads all rows. The index types of pgvector cannot be written in a schema: add one by hand
    to a migration, then silence this finding.

    Bad:
        datasource db {
          provider = "postgresql"
        }

        model Chunk {
          id        Int                         @id
          embedding Unsupported("vector(1536)")
        //^^^^^^^^^ pgvector-without-index
        }

    Good:
        datasource db {
          provider = "postgresql"
        }

        model Chunk {
          id        Int                         @id
          // schema-ls: ignore[pgvector-without-index]
          embedding Unsupported("vector(1536)")
        }
    """
    if field.unsupported_type.lower().partition("(")[0].strip() in (
        "vector",
        "halfvec",
        "sparsevec",
    ) and not is_searched(field):
        yield Finding(
            field.name_span,
            f"`{field.name}` holds vectors without an index: searching near ones reads all rows. "
            "Add an HNSW or IVFFlat index by hand to a migration.",
        )
