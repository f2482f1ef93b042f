"""Rule: engine-setting-ignored."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Config
from schema_ls.spec.datasource import GENERATOR_PROVIDERS
from schema_ls.spec.versions import V7
from schema_ls.syntax.ast import String

_OF_ENGINES = ("engineType", "binaryTargets")


@rule("engine-setting-ignored", group="upgrade", on=Config, severity=Severity.INFO, is_default=False)
def engine_setting_ignored(config: Config) -> Iterator[Finding]:
    """A generator sets what query engines there are. Prisma 7 has none: its client is made of plain code.

    Source: the guide for upgrading to Prisma 7.

    Bad:
        // version: 7
        generator client {
          provider      = "prisma-client"
          output        = "../client"
          binaryTargets = ["native", "linux-musl"]
        //^^^^^^^^^^^^^ engine-setting-ignored
        }

    Good:
        // version: 7
        generator client {
          provider = "prisma-client"
          output   = "../client"
        }
    """
    provider = config.item.setting("provider")
    if config.item.kind != "generator" or config.dialect.version < V7 or provider is None:
        return
    if not isinstance(provider.value, String) or provider.value.text not in GENERATOR_PROVIDERS:
        return
    for setting in config.item.settings:
        if setting.name in _OF_ENGINES:
            fix = Fix(f"Remove `{setting.name}`", (DeleteLine(setting.row),))
            message = f"From Prisma 7 on there are no engines that `{setting.name}` could choose. Remove the line."
            yield Finding(setting.name_span, message, fixes=(fix,))
