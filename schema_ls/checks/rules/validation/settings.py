"""Values of settings: texts, lists of texts, `env()`."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related, Severity
from schema_ls.checks.arguments import mismatch
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.attributes import finding_of
from schema_ls.checks.rules.validation.member_lines import broken_line, is_broken
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.datasource import DATASOURCE, GENERATOR
from schema_ls.syntax.ast import Array, Call, String, Value

_ENV = frozenset(("url", "generator", "string-or-env"))
_ENV_IN_LIST = frozenset(("strings",))


def _config(config: Config) -> Iterator[Finding]:
    rows = DATASOURCE if config.item.kind == "datasource" else GENERATOR
    for setting in config.item.settings:
        value = setting.value
        if value is None:
            message = f"`{setting.name}` in {config.item.kind} `{config.name}` has no value. Write one behind the `=`."
            is_unread = is_broken(config.item.block, setting.row, config.dialect)
            cause = broken_line(config.item.block, config.dialect) if is_unread else _is_set_above(config, setting)
            related = (Related(setting.name_span, "the setting"),)
            yield Finding(config.name_span, message, "config-value-missing", related=related, cause=cause)
            continue
        row = rows.get(setting.name)
        if row is None or row.kind in ("provider", "extensions"):
            continue
        if row.feature == "connection-url" and not config.dialect.knows(row.feature):
            continue
        yield from _value(setting, value, row.kind)


def _is_set_above(config: Config, setting: SettingItem) -> Finding | None:
    """The cause where a line above sets the same, so that this one is to go."""
    is_first = config.item.setting(setting.name) == setting
    return None if is_first else Finding(setting.name_span, f"`{setting.name}` is set already.", "duplicate-config-key")


def _value(setting: SettingItem, value: Value, kind: str) -> Iterator[Finding]:
    if kind in ("strings", "preview-features"):
        for item in value.items if isinstance(value, Array) else (value,):
            if isinstance(item, Call) and item.name == "env" and kind in _ENV_IN_LIST:
                yield from _env(setting, item)
            elif not isinstance(item, String):
                wanted = f"`{setting.name}` is a list of texts in quotes"
                yield finding_of(mismatch(item, wanted), setting)
    elif isinstance(value, Call) and value.name == "env" and kind in _ENV:
        yield from _env(setting, value)
    elif not isinstance(value, String):
        wanted = "a text in quotes, or `env(...)`" if kind in _ENV else "a text in quotes"
        yield finding_of(mismatch(value, f"`{setting.name}` is {wanted}"), setting)


def _env(setting: SettingItem, call: Call) -> Iterator[Finding]:
    if len(call.arguments) != 1:
        message = 'One name of an environment variable stands in `env("...")`.'
        yield Finding(setting.span(call.columns), message, "env-arguments")
        return
    argument = call.arguments[0]
    if argument.value is not None and not isinstance(argument.value, String):
        yield finding_of(mismatch(argument.value, "The name in `env(...)` is a text in quotes"), setting)
    elif argument.name:
        message = f"`env` takes no named argument: remove `{argument.name}:`."
        yield Finding(setting.span(argument.columns), message, "env-named-argument", severity=Severity.WARNING)


RULES = family(
    (Config, _config),
    group="validation",
    warnings=("env-named-argument",),
    rows={
        "config-value-missing": """A setting has no value.

            Bad:
                generator client {
                        //^^^^^^ config-value-missing
                  provider = "prisma-client"
                  output   =
                }

            Good:
                generator client {
                  provider = "prisma-client"
                  output   = "../client"
                }
            """,
        "env-arguments": """`env()` names no environment variable, or several.

            Bad:
                // version: 6
                datasource db {
                  provider = "postgresql"
                  url      = env("HOST", "PORT")
                           //^^^^^^^^^^^^^^^^^^^ env-arguments
                }

            Good:
                // version: 6
                datasource db {
                  provider = "postgresql"
                  url      = env("DATABASE_URL")
                }
            """,
        "env-named-argument": """The argument of `env()` has a name, which it does not take.

            Bad:
                // version: 6
                datasource db {
                  provider = "postgresql"
                  url      = env(name: "DATABASE_URL")
                               //^^^^^^^^^^^^^^^^^^^^ env-named-argument
                }

            Good:
                // version: 6
                datasource db {
                  provider = "postgresql"
                  url      = env("DATABASE_URL")
                }
            """,
    },
)
