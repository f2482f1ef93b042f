"""The database schemas that a datasource lists."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Related
from schema_ls.base.span import Span
from schema_ls.checks.rule import family
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.syntax.ast import Array, String


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
                yield Finding(
                    first,
                    f"Schema {item.raw} is listed twice. Keep one of the two.",
                    "schemas-duplicate",
                    related=related,
                )


RULES = family(
    (Config, _schemas),
    group="validation",
    rows={
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
    },
)
