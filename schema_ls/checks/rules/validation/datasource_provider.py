"""The provider of a datasource: which kind of database it is."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, Related, Replace
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.providers import ALIASES, PROVIDERS
from schema_ls.syntax.ast import Call, String, Value


def _provider(config: Config) -> Iterator[Finding]:
    setting = config.item.setting("provider") if config.item.kind == "datasource" else None
    if setting is not None and setting.value is not None:
        yield from _value(config, setting, setting.value)


def _value(config: Config, setting: SettingItem, value: Value) -> Iterator[Finding]:
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


RULES = family(
    (Config, _provider),
    group="validation",
    rows={
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
    },
)
