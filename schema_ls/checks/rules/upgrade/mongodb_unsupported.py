"""Rule: mongodb-unsupported."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Config
from schema_ls.spec.versions import V7


@rule(
    "mongodb-unsupported",
    group="upgrade",
    on=Config,
    severity=Severity.WARNING,
    connectors=("mongodb",),
    is_default=False,
)
def mongodb_unsupported(config: Config) -> Iterator[Finding]:
    """Prisma 7 takes schemas for MongoDB, but has no client that reaches it.

    Source: the guide for upgrading to Prisma 7, which asks such projects to stay with Prisma 6.

    Bad:
        // version: 7
        datasource db {
                 //^^ mongodb-unsupported
          provider = "mongodb"
        }

    Good:
        // version: 6
        datasource db {
          provider = "mongodb"
          url      = env("DATABASE_URL")
        }
    """
    if config.item.kind == "datasource" and config.dialect.version >= V7:
        yield Finding(config.name_span, "Prisma 7 has no client for MongoDB. Stay with Prisma 6.")
