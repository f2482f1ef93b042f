"""Connection strings of the datasource: where they stand, and that each is a database of its own."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, FixClass, Related
from schema_ls.checks.rule import family
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.datasource import DATASOURCE
from schema_ls.syntax.ast import Call, String, Value


def _urls(config: Config) -> Iterator[Finding]:
    if config.item.kind != "datasource":
        return
    if config.dialect.knows("connection-url"):
        yield from _same_urls(config)
    elif not config.dialect.is_unknown:
        yield from (_removed(setting) for setting in config.item.settings if _is_url(setting))


def _is_url(setting: SettingItem) -> bool:
    row = DATASOURCE.get(setting.name)
    return row is not None and row.feature == "connection-url"


def _removed(setting: SettingItem) -> Finding:
    message = f"From Prisma 7 on `{setting.name}` stands in `prisma.config.ts`. Remove it here."
    # The address would be lost: `schema-ls upgrade` moves it.
    fix = Fix(f"Remove `{setting.name}`", (DeleteLine(setting.row),), FixClass.UNSAFE)
    return Finding(setting.name_span, message, "datasource-url-removed", fixes=(fix,))


def _same_urls(config: Config) -> Iterator[Finding]:
    shadow = config.item.setting("shadowDatabaseUrl")
    if shadow is None:
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


RULES = family(
    (Config, _urls),
    group="validation",
    rows={
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
    },
)
