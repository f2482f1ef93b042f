"""Rule: version-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Config


class Options(Record, slots=False):
    """What can be set."""

    packages: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


@rule_with(Options(), "version-mismatch", group="hygiene", on=Config, severity=Severity.WARNING)
def version_mismatch(config: Config, options: Options) -> Iterator[Finding]:
    """The files around the schema say that the project is of two major versions of Prisma.

    The command line tool and the client of different versions do not fit together, and one of them reads the schema by other
    rules. Where a setting names another version than the project has, that is told as a remark only: it may be meant. What
    is said, the one that counts first, are `packages` and `settings`; they are found out and need not be set.

    Bad, with packages = ["package.json asks for prisma 6", "package.json asks for @prisma/client 7"]:
        datasource db {
                 //^^ version-mismatch
          provider = "postgresql"
        }

    Good:
        datasource db { // schema-ls: ignore[version-mismatch]
          provider = "postgresql"
        }
    """
    if config.item.kind != "datasource":
        return
    if options.packages:
        message = f"{' and '.join(options.packages)}: these are different versions, the first one counts here. Use one version."
        yield Finding(config.name_span, message)
    if options.settings:
        message = f"{', but '.join(options.settings)}. The first one counts here: set the same, or remove the setting."
        yield Finding(config.name_span, message, severity=Severity.INFO)
