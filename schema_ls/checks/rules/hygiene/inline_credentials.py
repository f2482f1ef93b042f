"""Rule: inline-credentials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from schema_ls.base.finding import Finding, Fix, FixClass, Replace, Severity
from schema_ls.checks.rule import rule
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.syntax.ast import String

_VARIABLES = {"url": "DATABASE_URL", "directUrl": "DIRECT_URL", "shadowDatabaseUrl": "SHADOW_DATABASE_URL"}
_USER = re.compile(r"^[\w+.-]+://[^/?#]*?:(?P<secret>.+)@(?P<host>[^/:?#,]*)")
_PARAMETER = re.compile(r"(?i)[?&;\s](?:password|pwd|api_key)\s*=\s*(?P<secret>[^&;]+)")
_LOCAL = frozenset(("localhost", "127.0.0.1", "[::1]", "db", "postgres", "mysql", "mongo", "host.docker.internal"))
_HARMLESS = frozenset(("postgres", "password", "prisma", "root", "example", "secret", "test", "mysql", "admin"))


@rule("inline-credentials", group="hygiene", on=Config, severity=Severity.WARNING)
def inline_credentials(config: Config) -> Iterator[Finding]:
    """A password stands in the schema.

    Everybody who can read the repository can read the database then, and taking it out later leaves it in the history. An
    environment variable keeps it out. The customary passwords of a database on the own machine are a hint only.

    Bad:
        // version: 6
        datasource db {
          provider = "postgresql"
          url      = "postgresql://app:f3Ak9zz@db.example.org/app"
                   //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ inline-credentials
        }

    Good:
        // version: 6
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }
    """
    if config.item.kind != "datasource":
        return
    for setting in config.item.settings:
        if setting.name in _VARIABLES and isinstance(setting.value, String):
            yield from _look(config, setting, setting.value)


def _look(config: Config, setting: SettingItem, value: String) -> Iterator[Finding]:
    found = _USER.search(value.text) or _PARAMETER.search(value.text)
    if found is None or found["secret"].startswith(("$", "<", "{")):
        return  # a placeholder that something else fills in
    host = found.groupdict().get("host", "")
    is_harmless = host in _LOCAL and unquote(found["secret"]).lower() in _HARMLESS
    variable, span = _VARIABLES[setting.name], setting.span(value.columns)
    written = f'env("{variable}")'
    fix = Fix(f"Use `{written}`", (Replace(span, written),), FixClass.UNSAFE)
    is_allowed = config.dialect.knows("connection-url")
    remedy = f"Put it into a variable and write `{written}`" if is_allowed else "Move it to prisma.config.ts"
    yield Finding(
        span,
        f"`{setting.name}` holds a password that everybody with the schema can read. {remedy}; then change the password.",
        severity=Severity.HINT if is_harmless else None,
        fixes=(fix,) if is_allowed else (),
    )
