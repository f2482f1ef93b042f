"""The datasource: provider, connection strings, relation mode, and what belongs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, FixClass, Related, Replace
from schema_ls.base.span import Span
from schema_ls.base.spelling import ONE_OF_THREE, nearest
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.member_lines import broken_line, is_broken
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.datasource import DATASOURCE
from schema_ls.spec.datasource import Property as Row
from schema_ls.spec.provider import RELATION_MODES
from schema_ls.spec.providers import ALIASES, PROVIDERS
from schema_ls.syntax.ast import Array, Call, String, Value


def _datasource(config: Config) -> Iterator[Finding]:
    if config.item.kind != "datasource":
        return
    other = config.scope.facts.other_datasource
    if other is not None:
        message = "A schema has one datasource. Keep one of them."
        related = (Related(other, "another datasource"),)
        yield Finding(config.name_span, message, "multiple-datasources", related=related)
    yield from _lacking(config)
    provider = config.item.setting("provider")
    if provider is not None and provider.value is not None:
        yield from _provider(config, provider, provider.value)
    for setting in config.item.settings:
        yield from _setting(config, setting)
    yield from _relation_mode(config)
    yield from _same_urls(config)


def _lacking(config: Config) -> Iterator[Finding]:
    for name in _needed(config):
        if _is_lacking(config, name):
            yield _missing(config, name)


def _needed(config: Config) -> tuple[str, ...]:
    dialect = config.dialect
    return ("provider", "url") if dialect.needs_url and dialect.facts is not None else ("provider",)


def _missing(config: Config, name: str) -> Finding:
    """A setting that must be there; one that was meant to be it is the same mistake."""
    cause = broken_line(config.item.block, config.dialect) or _open(config)
    message = f"Datasource `{config.name}` has no `{name}`."
    if meant := _misspelt(config, name):
        fix = Fix(f"Change `{meant.name}` to `{name}`", (Replace(meant.name_span, name),))
        related = (Related(meant.name_span, "meant to be it"),)
        message += f" Did you mean it by `{meant.name}`?"
        return Finding(config.name_span, message, "datasource-arg-missing", related=related, fixes=(fix,), cause=cause)
    example = '"postgresql"' if name == "provider" else 'env("DATABASE_URL")'
    message += f" Write `{name} = {example}`."
    if config.dialect.meant and name == "url":
        message += " Only Prisma 7 does without: set `prisma-version` where that is yours."
    return Finding(config.name_span, message, "datasource-arg-missing", cause=cause)


def _misspelt(config: Config, name: str) -> SettingItem | None:
    """The setting whose name was probably meant to be `name`, which is missing."""
    unknown = [setting for setting in config.item.settings if setting.name not in DATASOURCE]
    return next((setting for setting in unknown if _meant(config, setting) == name), None)


def _meant(config: Config, setting: SettingItem) -> str | None:
    """The setting that an unknown one was probably meant to be; one that is missing is near sooner."""
    lacking = [name for name in _needed(config) if _is_lacking(config, name)]
    return nearest(setting.name, DATASOURCE) or nearest(setting.name, lacking, closeness=ONE_OF_THREE)


def _open(config: Config) -> Finding | None:
    """The cause where the end of the block is missing: what it lacks may stand behind."""
    block = config.item.block
    return Finding(config.name_span, "The block is not closed.", "block-not-closed") if block.close < 0 else None


def _is_lacking(config: Config, name: str) -> bool:
    setting = config.item.setting(name)
    return setting is None or is_broken(config.item.block, setting.row, config.dialect)


def _provider(config: Config, setting: SettingItem, value: Value) -> Iterator[Finding]:
    span = setting.span(value.columns)
    listed = ", ".join(f'"{name}"' for name in PROVIDERS)
    if isinstance(value, Call) and value.name == "env":
        message = f"`provider` is written here and never read from the environment. Write one of {listed}."
        yield Finding(config.name_span, message, "provider-env", related=(Related(span, "the provider"),))
    elif not isinstance(value, String):
        yield Finding(span, f"`provider` is a text in quotes: one of {listed}.", "provider-not-string")
    elif not value.text:
        yield Finding(span, f"`provider` is empty. Write one of {listed}.", "provider-empty")
    elif value.text not in PROVIDERS and value.text not in ALIASES:
        meant = nearest(value.text, PROVIDERS)
        hint = f'Did you mean "{meant}"?' if meant else f"Write one of {listed}."
        fixes = (Fix(f'Change to "{meant}"', (Replace(span, f'"{meant}"'),)),) if meant else ()
        yield Finding(span, f"No database is called {value.raw}. {hint}", "provider-unknown", fixes=fixes)


def _setting(config: Config, setting: SettingItem) -> Iterator[Finding]:
    row, dialect = DATASOURCE.get(setting.name), config.dialect
    if setting.name == "previewFeatures":
        message = "Preview features are switched on in a generator. Move the line there."
        yield Finding(setting.line_span, message, "preview-in-datasource")
    elif dialect.provider and not dialect.is_sure:
        return
    elif row is None or (row.providers is not None and dialect.facts and dialect.provider not in row.providers):
        yield _unknown(config, setting, row)
    elif row.feature == "connection-url" and not dialect.knows(row.feature):
        span = setting.name_span
        # The address would be lost: `schema-ls upgrade` moves it.
        message = f"From Prisma 7 on `{setting.name}` stands in `prisma.config.ts`. Remove it here."
        yield Finding(span, message, "datasource-url-removed", fixes=(_removal(setting, FixClass.UNSAFE),))
    elif row.new_name is not None:
        yield from _renamed(config, setting, row.new_name)
    elif row.feature and row.capability is None and (preview := dialect.missing_preview(row.feature)):
        message = f'`{setting.name}` needs `previewFeatures = ["{preview}"]` in a generator.'
        yield Finding(setting.name_span, message, "property-needs-preview")


def _unknown(config: Config, setting: SettingItem, row: Row | None) -> Finding:
    if row is not None:
        message = f"{config.dialect.title} has no `{setting.name}`. Remove the line."
        return Finding(setting.name_span, message, "property-unknown", fixes=(_removal(setting),))
    meant = _meant(config, setting)
    hint = f"Did you mean `{meant}`?" if meant else "Remove the line."
    change = Fix(f"Change to `{meant}`", (Replace(setting.name_span, meant or ""),))
    fixes = (change if meant else _removal(setting),)
    message = f"A datasource has no `{setting.name}`. {hint}"
    is_told = meant in _needed(config) and _is_lacking(config, meant) and _misspelt(config, meant) == setting
    cause = _missing(config, meant) if meant and is_told else _cut_off(config, setting)
    return Finding(setting.name_span, message, "property-unknown", fixes=fixes, cause=cause)


def _cut_off(config: Config, setting: SettingItem) -> Finding | None:
    """The cause where the line above is broken and the name is the rest of one that began there."""
    block, above = config.item.block, setting.row - 1
    is_rest = any(name.endswith(setting.name) for name in DATASOURCE)
    if is_rest and above > block.header and is_broken(block, above, config.dialect):
        return Finding(setting.name_span, "The line above is broken.", "invalid-datasource-line")
    return None


def _removal(setting: SettingItem, kind: FixClass = FixClass.SAFE) -> Fix:
    return Fix(f"Remove `{setting.name}`", (DeleteLine(setting.row),), kind)


def _renamed(config: Config, setting: SettingItem, name: str) -> Iterator[Finding]:
    new = config.item.setting(name)
    if new is not None:
        message = f"`{setting.name}` is the old name of `{name}`, which is set, too. Remove this line."
        fix = Fix("Remove the line", (DeleteLine(setting.row),))
        related = (Related(new.name_span, "the new name"),)
        twice = Finding(setting.name_span, message, "relation-mode-twice", related=related, fixes=(fix,))
        yield twice
        yield Finding(setting.name_span, message, "referential-integrity-deprecated", cause=twice)
        return
    fix = Fix(f"Change to `{name}`", (Replace(setting.name_span, name),))
    message = f"`{setting.name}` is called `{name}` now."
    yield Finding(setting.name_span, message, "referential-integrity-deprecated", fixes=(fix,))


def _relation_mode(config: Config) -> Iterator[Finding]:
    setting = config.item.setting("relationMode") or config.item.setting("referentialIntegrity")
    if setting is None or not isinstance(setting.value, String) or not config.dialect.is_sure:
        return
    mode, modes = setting.value.text, config.dialect.relation_modes
    listed = " or ".join(f'"{name}"' for name in modes)
    if mode not in RELATION_MODES:
        message = f"`{setting.name}` is {listed}, not {setting.value.raw}."
        span, meant = setting.span(setting.value.columns), nearest(mode, modes)
        fixes = (Fix(f'Change to "{meant}"', (Replace(span, f'"{meant}"'),)),) if meant else ()
        yield Finding(config.name_span, message, "relation-mode-invalid", fixes=fixes)
    elif mode not in modes:
        message = f"{config.dialect.title} has no foreign keys: `{setting.name}` can only be {listed}."
        yield Finding(setting.span(setting.value.columns), message, "relation-mode-invalid")


def _same_urls(config: Config) -> Iterator[Finding]:
    shadow = config.item.setting("shadowDatabaseUrl")
    if shadow is None or not config.dialect.knows("connection-url"):
        return
    place = _address(shadow.value)
    for name in ("url", "directUrl"):
        setting = config.item.setting(name)
        if place and setting and setting.value and _address(setting.value) == place:
            message = f"`{name}` and `shadowDatabaseUrl` are the same database, which migrations would empty."
            related = (Related(shadow.name_span, "the shadow database"),)
            yield Finding(setting.span(setting.value.columns), message, "shadow-url-same", related=related)


def _address(value: Value | None) -> tuple[str, str] | None:
    """A literal or the name of a variable, so that the two never compare equal; None where it is neither or empty."""
    if isinstance(value, String):
        return ("text", value.text) if value.text else None
    if isinstance(value, Call) and value.name == "env" and len(value.arguments) == 1:
        name = value.arguments[0].value
        return ("env", name.text) if isinstance(name, String) else None
    return None


def _schemas(config: Config) -> Iterator[Finding]:
    setting = config.item.setting("schemas") if config.item.kind == "datasource" else None
    if setting is None or setting.value is None or config.dialect.facts is None:
        return
    value, dialect = setting.value, config.dialect
    span = setting.span(value.columns)
    preview = dialect.missing_preview("multi-schema")
    if preview:
        message = f'`schemas` needs `previewFeatures = ["{preview}"]` in a generator.'
        yield Finding(span, message, "property-needs-preview")
    elif not dialect.supports("MultiSchema"):
        yield Finding(span, f"{dialect.title} takes no `schemas`. Remove the line.", "property-unsupported")
    elif isinstance(value, Array):
        if not value.items:
            yield Finding(span, "`schemas` is empty. List a schema, or remove the line.", "schemas-empty")
        yield from _repeated(setting, value)


def _repeated(setting: SettingItem, value: Array) -> Iterator[Finding]:
    seen: dict[str, Span] = {}
    for item in value.items:
        if isinstance(item, String):
            place = setting.span(item.columns)
            first = seen.setdefault(item.text, place)
            if first is not place:
                related = (Related(place, "the second time"),)
                yield Finding(first, f"Schema {item.raw} is listed twice.", "schemas-duplicate", related=related)


RULES = family(
    (Config, _datasource),
    (Config, _schemas),
    group="validation",
    warnings=("referential-integrity-deprecated",),
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

            Good:
                // version: 6
                datasource db {
                  provider = "postgresql"
                  url      = env("DATABASE_URL")
                }
            """,
        "datasource-url-removed": """A connection string stands in the schema. Prisma 7 reads it from `prisma.config.ts`.

            Bad:
                datasource db {
                  provider = "postgresql"
                  url      = env("DATABASE_URL")
                //^^^ datasource-url-removed
                }

            Good:
                datasource db {
                  provider = "postgresql"
                }
            """,
        "provider-not-string": """The provider of a datasource is no text.

            Bad:
                datasource db {
                  provider = postgresql
                           //^^^^^^^^^^ provider-not-string
                }

            Good:
                datasource db {
                  provider = "postgresql"
                }
            """,
        "provider-env": """The provider of a datasource is taken from the environment.

            Bad:
                datasource db {
                         //^^ provider-env
                  provider = env("PROVIDER")
                }

            Good:
                datasource db {
                  provider = "postgresql"
                }
            """,
        "provider-empty": """The provider of a datasource is empty.

            Bad:
                datasource db {
                  provider = ""
                           //^^ provider-empty
                }

            Good:
                datasource db {
                  provider = "postgresql"
                }
            """,
        "provider-unknown": """No database has the name that stands as provider.

            Bad:
                datasource db {
                  provider = "postgre"
                           //^^^^^^^^^ provider-unknown
                }

            Good:
                datasource db {
                  provider = "postgresql"
                }
            """,
        "shadow-url-same": """The shadow database is the real one. Migrations are tried out in it and empty it before.

            Bad:
                // version: 6
                datasource db {
                  provider          = "postgresql"
                  url               = env("DATABASE_URL")
                                    //^^^^^^^^^^^^^^^^^^^ shadow-url-same
                  shadowDatabaseUrl = env("DATABASE_URL")
                }

            Good:
                // version: 6
                datasource db {
                  provider          = "postgresql"
                  url               = env("DATABASE_URL")
                  shadowDatabaseUrl = env("SHADOW_URL")
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
        "property-unsupported": """The database has no schemas to choose from.

            Bad:
                datasource db {
                  provider = "mysql"
                  schemas  = ["shop"]
                           //^^^^^^^^ property-unsupported
                }

            Good:
                datasource db {
                  provider = "mysql"
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
        "schemas-empty": """The list of schemas is empty.

            Bad:
                datasource db {
                  provider = "postgresql"
                  schemas  = []
                           //^^ schemas-empty
                }

            Good:
                datasource db {
                  provider = "postgresql"
                  schemas  = ["public"]
                }
            """,
        "schemas-duplicate": """A schema is listed twice.

            Bad:
                datasource db {
                  provider = "postgresql"
                  schemas  = ["shop", "shop"]
                            //^^^^^^ schemas-duplicate
                }

            Good:
                datasource db {
                  provider = "postgresql"
                  schemas  = ["shop"]
                }
            """,
        "relation-mode-invalid": """The relation mode is none that there is, or none that the database takes.

            Bad:
                datasource db {
                  provider     = "mongodb"
                  relationMode = "foreignKeys"
                               //^^^^^^^^^^^^^ relation-mode-invalid
                }

            Good:
                datasource db {
                  provider     = "mongodb"
                  relationMode = "prisma"
                }
            """,
        "relation-mode-twice": """The relation mode is set under its old and its new name.

            Bad:
                datasource db {
                  provider             = "postgresql"
                  relationMode         = "prisma"
                  referentialIntegrity = "prisma"
                //^^^^^^^^^^^^^^^^^^^^ relation-mode-twice
                }

            Good:
                datasource db {
                  provider     = "postgresql"
                  relationMode = "prisma"
                }
            """,
        "referential-integrity-deprecated": """The relation mode is set under its old name.

            Bad:
                datasource db {
                  provider             = "postgresql"
                  referentialIntegrity = "prisma"
                //^^^^^^^^^^^^^^^^^^^^ referential-integrity-deprecated
                }

            Good:
                datasource db {
                  provider     = "postgresql"
                  relationMode = "prisma"
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
