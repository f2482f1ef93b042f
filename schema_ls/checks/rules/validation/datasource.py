"""The datasource: that there is one, what it must have, and settings that it does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schema_ls.base.finding import DeleteLine, Finding, Fix, Related, Replace
from schema_ls.base.spelling import ONE_OF_THREE, nearest
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.member_lines import broken_line, is_broken
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.datasource import DATASOURCE


def _datasource(config: Config) -> Iterator[Finding]:
    if config.item.kind != "datasource":
        return
    other = config.scope.facts.other_datasource
    if other is not None:
        message = "A schema has one datasource. Keep one of them."
        related = (Related(other, "another datasource"),)
        yield Finding(config.name_span, message, "multiple-datasources", related=related)
    lacking = [name for name in _needed(config) if _is_lacking(config, name)]
    meant = {name: _misspelt(config, name, lacking) for name in lacking}
    causes: dict[str, Finding] = {}
    for name, setting in meant.items():
        missing = _missing(config, name, setting)
        yield missing
        if setting is not None:
            causes.setdefault(setting.name, missing)
    for setting in config.item.settings:
        yield from _setting(config, setting, lacking, causes)


def _needed(config: Config) -> tuple[str, ...]:
    dialect = config.dialect
    return ("provider", "url") if dialect.needs_url and dialect.facts is not None else ("provider",)


def _missing(config: Config, name: str, meant: SettingItem | None) -> Finding:
    """A setting that must be there. One that was `meant` to be it is the same mistake."""
    cause = broken_line(config.item.block, config.dialect) or _open(config)
    message = f"Datasource `{config.name}` has no `{name}`."
    if meant is not None:
        fix = Fix(f"Change `{meant.name}` to `{name}`", (Replace(meant.name_span, name),))
        related = (Related(meant.name_span, "meant to be it"),)
        message += f" Did you mean it by `{meant.name}`?"
        return Finding(config.name_span, message, "datasource-arg-missing", related=related, fixes=(fix,), cause=cause)
    example = '"postgresql"' if name == "provider" else 'env("DATABASE_URL")'
    message += f" Write `{name} = {example}`."
    if config.dialect.meant and name == "url":
        message += " Only Prisma 7 does without: set `prisma-version` where that is yours."
    return Finding(config.name_span, message, "datasource-arg-missing", cause=cause)


def _misspelt(config: Config, name: str, lacking: Sequence[str]) -> SettingItem | None:
    """The setting whose name was probably meant to be `name`, which is missing."""
    unknown = (setting for setting in config.item.settings if setting.name not in DATASOURCE)
    return next((setting for setting in unknown if _meant(setting, lacking) == name), None)


def _meant(setting: SettingItem, lacking: Sequence[str]) -> str | None:
    """The setting that an unknown one was probably meant to be; short names that are missing are near sooner."""
    return nearest(setting.name, DATASOURCE) or nearest(setting.name, lacking, closeness=ONE_OF_THREE)


def _open(config: Config) -> Finding | None:
    """The cause where the end of the block is missing: what it lacks may stand behind."""
    block = config.item.block
    return Finding(config.name_span, "The block is not closed.", "block-not-closed") if block.close < 0 else None


def _is_lacking(config: Config, name: str) -> bool:
    setting = config.item.setting(name)
    return setting is None or is_broken(config.item.block, setting.row, config.dialect)


def _setting(
    config: Config, setting: SettingItem, lacking: Sequence[str], causes: Mapping[str, Finding]
) -> Iterator[Finding]:
    row, dialect = DATASOURCE.get(setting.name), config.dialect
    if setting.name == "previewFeatures":
        message = "Preview features are switched on in a generator. Move the line there."
        yield Finding(setting.line_span, message, "preview-in-datasource")
    elif dialect.is_unknown:
        return
    elif row is None or (row.providers is not None and dialect.facts and dialect.provider not in row.providers):
        yield _unsupported(config, setting) if row else _unknown(config, setting, _meant(setting, lacking), causes)
    elif row.feature == "connection-url" and not dialect.knows(row.feature):
        return
    elif row.feature and row.capability is None and (preview := dialect.missing_preview(row.feature)):
        message = f'`{setting.name}` needs `previewFeatures = ["{preview}"]` in a generator.'
        yield Finding(setting.name_span, message, "property-needs-preview")


def _unsupported(config: Config, setting: SettingItem) -> Finding:
    message = f"{config.dialect.title} has no `{setting.name}`. Remove the line."
    return Finding(setting.name_span, message, "property-unknown", fixes=(_removal(setting),))


def _unknown(config: Config, setting: SettingItem, meant: str | None, causes: Mapping[str, Finding]) -> Finding:
    hint = f"Did you mean `{meant}`?" if meant else "Remove the line."
    change = Fix(f"Change to `{meant}`", (Replace(setting.name_span, meant or ""),))
    fixes = (change if meant else _removal(setting),)
    message = f"A datasource has no `{setting.name}`. {hint}"
    cause = causes.get(setting.name) or _cut_off(config, setting)
    return Finding(setting.name_span, message, "property-unknown", fixes=fixes, cause=cause)


def _cut_off(config: Config, setting: SettingItem) -> Finding | None:
    """The cause where the line above is broken and the name is the rest of one that began there."""
    block, above = config.item.block, setting.row - 1
    is_rest = any(name.endswith(setting.name) for name in DATASOURCE)
    if is_rest and above > block.header and is_broken(block, above, config.dialect):
        return Finding(setting.name_span, "The line above is broken.", "invalid-datasource-line")
    return None


def _removal(setting: SettingItem) -> Fix:
    return Fix(f"Remove `{setting.name}`", (DeleteLine(setting.row),))


RULES = family(
    (Config, _datasource),
    group="validation",
    rows={
        "multiple-datasources": """A schema has more than one datasource.

            Bad:
                datasource one {
                         //^^^ multiple-datasources
                  provider = "postgresql"
                }

                datasource two {
                         //^^^ multiple-datasources
                  provider = "postgresql"
                }

            Good:
                datasource one {
                  provider = "postgresql"
                }
            """,
        "datasource-arg-missing": """A datasource lacks its provider, or before Prisma 7 its connection string.

            Bad:
                // version: 6
                datasource db {
                         //^^ datasource-arg-missing
                  provider = "postgresql"
                }

            Bad:
                // version: 6
                datasource db {
                         //^^ datasource-arg-missing
                  provider = "postgresql"
                  urll     = env("DATABASE_URL")
                }

            Good:
                // version: 6
                datasource db {
                  provider = "postgresql"
                  url      = env("DATABASE_URL")
                }
            """,
        "property-unknown": """A datasource has no such setting, or its database does not know it.

            Bad:
                datasource db {
                  provider    = "postgresql"
                  relatonMode = "prisma"
                //^^^^^^^^^^^ property-unknown
                }

            Good:
                datasource db {
                  provider     = "postgresql"
                  relationMode = "prisma"
                }
            """,
        "property-needs-preview": """A setting works only with a preview feature.

            Bad:
                datasource db {
                  provider   = "postgresql"
                  extensions = [citext]
                //^^^^^^^^^^ property-needs-preview
                }

            Good:
                generator client {
                  provider        = "prisma-client"
                  output          = "../client"
                  previewFeatures = ["postgresqlExtensions"]
                }

                datasource db {
                  provider   = "postgresql"
                  extensions = [citext]
                }
            """,
        "preview-in-datasource": """Preview features are switched on in the datasource instead of a generator.

            Bad:
                datasource db {
                  provider        = "postgresql"
                  previewFeatures = ["views"]
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^ preview-in-datasource
                }

            Good:
                generator client {
                  provider        = "prisma-client"
                  output          = "../client"
                  previewFeatures = ["views"]
                }
            """,
    },
)
