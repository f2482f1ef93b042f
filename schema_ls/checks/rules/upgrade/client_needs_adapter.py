"""Rule: client-needs-adapter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Config
from schema_ls.spec.versions import V7

_ADAPTERS: Mapping[str, str] = {
    "postgresql": "@prisma/adapter-pg",
    "cockroachdb": "@prisma/adapter-pg",
    "mysql": "@prisma/adapter-mariadb",
    "sqlite": "@prisma/adapter-better-sqlite3",
    "sqlserver": "@prisma/adapter-mssql",
}
"""The package with which a client reaches each kind of database."""


@rule(
    "client-needs-adapter",
    group="upgrade",
    on=Config,
    severity=Severity.INFO,
    connectors=tuple(_ADAPTERS),
    is_default=False,
)
def client_needs_adapter(config: Config) -> Iterator[Finding]:
    """The client of Prisma 7 reaches its database through a driver adapter, which the program gives to it.

    The engines that did so before are gone, and with them the connection string of the datasource. Source: the guide for
    upgrading to Prisma 7.

    Bad:
        // version: 7
        datasource db {
                 //^^ client-needs-adapter
          provider = "postgresql"
        }

    Good:
        // version: 6
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }
    """
    if config.item.kind == "datasource" and config.dialect.version >= V7:
        package = _ADAPTERS[config.dialect.provider or ""]
        yield Finding(
            config.name_span,
            f"From Prisma 7 on the client needs a driver adapter. Install `{package}` and write "
            "`new PrismaClient({ adapter })` in the program.",
        )
