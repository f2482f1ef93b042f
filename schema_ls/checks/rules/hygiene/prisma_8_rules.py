"""Rule: prisma-8-rules."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Config

_FIRST_WITH_ANOTHER_LANGUAGE = 8


@rule("prisma-8-rules", group="hygiene", on=Config, severity=Severity.INFO)
def prisma_8_rules(config: Config) -> Iterator[Finding]:
    """The project has Prisma 8, and its schema is judged by the rules of Prisma 7.

    Prisma 8 has a schema language of its own. A schema with a datasource is still written in that of Prisma 7, whose
    rules Prisma 8 applies to it. Setting the version says that this is meant.

    Bad:
        // version: 8
        datasource db {
                 //^^ prisma-8-rules
          provider = "postgresql"
        }

    Good:
        // version: 7
        datasource db {
          provider = "postgresql"
        }
    """
    if config.item.kind == "datasource" and config.dialect.version.major >= _FIRST_WITH_ANOTHER_LANGUAGE:
        yield Finding(
            config.name_span,
            "The project uses Prisma 8; this schema is written in the language of Prisma 7 and is judged by its rules. "
            'Set `prisma-version = "7"` to say that this is meant.',
        )
