"""Rule: env-missing."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Severity
from schema_ls.base.record import Record
from schema_ls.checks.rule import rule_with
from schema_ls.model.handles import Config
from schema_ls.syntax.ast import Array, Call, String, Value


class Options(Record, slots=False):
    """What can be set."""

    known: tuple[str, ...] = ()


@rule_with(
    Options(),
    "env-missing",
    group="hygiene",
    on=Config,
    severity=Severity.INFO,
    is_default=False,
    variables_option="known",
)
def env_missing(config: Config, options: Options) -> Iterator[Finding]:
    """An environment variable that the schema reads is not set.

    It is looked for in the environment and in the `.env` files that Prisma reads. Where the schema is only checked nobody may
    need it, so this never fails a build. `known` are variables that are set elsewhere.

    Bad, with known = ["SHOP_DATABASE"]:
        // version: 6
        datasource db {
          provider = "postgresql"
          url      = env("SHOP_DATABSE")
                       //^^^^^^^^^^^^^^ env-missing
        }

    Good, with known = ["SHOP_DATABASE"]:
        // version: 6
        datasource db {
          provider = "postgresql"
          url      = env("SHOP_DATABASE")
        }
    """
    for setting in config.item.settings:
        for name in _variables(setting.value):
            if name.text and name.text not in options.known:
                yield Finding(
                    setting.span(name.columns),
                    f"The variable `{name.text}` is set neither in the environment nor in a `.env` file. Set it.",
                )


def _variables(value: Value | None) -> Iterator[String]:
    """The names in the `env("...")` of a value."""
    if isinstance(value, Call) and value.name == "env":
        for argument in value.arguments[:1]:
            if isinstance(argument.value, String):
                yield argument.value
    elif isinstance(value, Array):
        for item in value.items:
            yield from _variables(item)
