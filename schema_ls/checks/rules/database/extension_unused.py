"""Rule: extension-unused."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Config
from schema_ls.model.items import extension_name
from schema_ls.spec.extensions import KNOWN
from schema_ls.syntax.ast import Array


@rule(
    "extension-unused",
    group="database",
    on=Config,
    severity=Severity.INFO,
    connectors=("postgresql",),
    is_default=False,
)
def extension_unused(config: Config) -> Iterator[Finding]:
    """The datasource lists an extension that nothing in the schema needs.

    It has to be installed and kept up to date all the same. Raw SQL may use it, so this is off unless asked for. Extensions
    that the tool does not know are left alone.

    Bad:
        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["postgresqlExtensions"]
        }

        datasource db {
          provider   = "postgresql"
          extensions = [citext]
                      //^^^^^^ extension-unused
        }

        model Account {
          id    Int    @id
          email String @unique
        }

    Good:
        generator client {
          provider        = "prisma-client-js"
          previewFeatures = ["postgresqlExtensions"]
        }

        datasource db {
          provider   = "postgresql"
          extensions = [citext]
        }

        model Account {
          id    Int    @id
          email String @unique @db.Citext
        }
    """
    setting = config.item.setting("extensions") if config.item.kind == "datasource" else None
    entries = setting.value.items if setting is not None and isinstance(setting.value, Array) else ()
    for entry in entries:
        name = extension_name(entry)
        if setting is not None and name in KNOWN - config.scope.facts.needed_extensions:
            yield Finding(
                setting.span(entry.columns),
                f"Nothing in the schema needs the extension `{name}`. Remove it if no SQL does.",
            )
