"""Rule: old-client-generator."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Change, Finding, Fix, FixClass, InsertMember, Replace, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Config
from schema_ls.spec.versions import V7
from schema_ls.syntax import make
from schema_ls.syntax.ast import String

_OLD, _NEW = "prisma-client-js", "prisma-client"


class Options(Record, slots=False):
    """What can be set about the rule."""

    output: str = "../generated/prisma"
    """The folder that the new client is generated in, seen from the schema."""


@rule_with(Options(), "old-client-generator", group="upgrade", on=Config, severity=Severity.INFO, is_default=False)
def old_client_generator(config: Config, options: Options) -> Iterator[Finding]:
    """A generator makes the client of old, which goes away after Prisma 7.

    The new one is generated into a folder of the project, so the program has to import it from there. Source: the guide
    for upgrading to Prisma 7.

    Bad:
        // version: 7
        generator client {
          provider = "prisma-client-js"
                   //^^^^^^^^^^^^^^^^^^ old-client-generator
        }

    Good:
        // version: 7
        generator client {
          provider = "prisma-client"
          output   = "../generated/prisma"
        }
    """
    provider = config.item.setting("provider")
    if config.item.kind != "generator" or config.dialect.version < V7 or provider is None:
        return
    if not isinstance(provider.value, String) or provider.value.text != _OLD:
        return
    span = provider.span(provider.value.columns)
    changes: tuple[Change, ...] = (Replace(span, make.quoted(_NEW)),)
    if config.item.setting("output") is None:
        line = f"output = {make.quoted(options.output)}"
        changes += (InsertMember(config.name, line, "provider"),)
    fix = Fix(f'Change to "{_NEW}", which has to be imported from its folder', changes, FixClass.UNSAFE)
    message = f'"{_OLD}" goes away after Prisma 7. Change to "{_NEW}" with an `output`.'
    yield Finding(span, message, fixes=(fix,))
