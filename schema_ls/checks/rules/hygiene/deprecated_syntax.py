"""Rule: deprecated-syntax."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Replace, Severity
from schema_ls.base.span import Span
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Config
from schema_ls.spec.providers import ALIASES
from schema_ls.syntax import make
from schema_ls.syntax.ast import String


@rule("deprecated-syntax", group="hygiene", on=Config, severity=Severity.WARNING)
def deprecated_syntax(config: Config) -> Iterator[Finding]:
    """Something is written as it was called in older versions of Prisma.

    It still works, and no documentation mentions it any more. The other name of a database is a hint only, and the older
    generator of the client, which is on its way out from Prisma 7 on, an information. What Prisma itself warns of has a code of
    its own.

    Bad:
        generator client {
          provider             = "prisma-client"
          output               = "../client"
          experimentalFeatures = []
        //^^^^^^^^^^^^^^^^^^^^ deprecated-syntax
        }

        datasource db {
          provider = "postgres"
                   //^^^^^^^^^^ deprecated-syntax
        }

    Good:
        generator client {
          provider        = "prisma-client"
          output          = "../client"
          previewFeatures = []
        }

        datasource db {
          provider = "postgresql"
        }
    """
    provider = config.item.setting("provider")
    value = provider.value if provider else None
    if provider is not None and isinstance(value, String):
        yield from _provider(config, provider.span(value.columns), value.text)
    old = config.item.setting("experimentalFeatures")
    if config.item.kind == "generator" and old is not None:
        fix = Fix("Change to `previewFeatures`", (Replace(old.name_span, "previewFeatures"),))
        is_free = config.item.setting("previewFeatures") is None
        yield Finding(
            old.name_span,
            "`experimentalFeatures` is called `previewFeatures` now.",
            fixes=(fix,) if is_free else (),
        )


def _provider(config: Config, span: Span, name: str) -> Iterator[Finding]:
    if config.item.kind == "datasource" and name in ALIASES:
        new = make.quoted(ALIASES[name])
        fix = Fix(f"Change to {new}", (Replace(span, new),))
        message = f'"{name}" is another name of {new}. Write that.'
        yield Finding(span, message, severity=Severity.HINT, fixes=(fix,))
    if config.item.kind == "generator" and name == "prisma-client-js" and not config.dialect.knows("connection-url"):
        message = (
            '"prisma-client-js" makes room for "prisma-client", which writes the client into a folder of the project.'
        )
        yield Finding(span, message, severity=Severity.INFO)
