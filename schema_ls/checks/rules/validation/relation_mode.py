"""The relation mode: its values, and its old name."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, Related, Replace
from schema_ls.base.listing import listed
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.provider import RELATION_MODES
from schema_ls.syntax.ast import String

_NAME, _OLD_NAME = "relationMode", "referentialIntegrity"


def _relation_mode(config: Config) -> Iterator[Finding]:
    if config.item.kind != "datasource" or config.dialect.is_unknown:
        return
    new, old = config.item.setting(_NAME), config.item.setting(_OLD_NAME)
    if old is not None:
        yield from _old_name(old, new)
    setting = new or old
    if setting is not None and isinstance(setting.value, String) and config.dialect.is_sure:
        yield from _mode(config, setting, setting.value)


def _old_name(old: SettingItem, new: SettingItem | None) -> Iterator[Finding]:
    span = old.name_span
    if new is not None:
        message = f"`{_OLD_NAME}` is the old name of `{_NAME}`, which is set, too. Remove this line."
        fix = Fix("Remove the line", (DeleteLine(old.row),))
        related = (Related(new.name_span, "the new name"),)
        twice = Finding(span, message, "relation-mode-twice", related=related, fixes=(fix,))
        yield twice
        yield Finding(span, message, "referential-integrity-deprecated", cause=twice)
        return
    fix = Fix(f"Change to `{_NAME}`", (Replace(span, _NAME),))
    message = f"`{_OLD_NAME}` is called `{_NAME}` now."
    yield Finding(span, message, "referential-integrity-deprecated", fixes=(fix,))


def _mode(config: Config, setting: SettingItem, value: String) -> Iterator[Finding]:
    mode, modes = value.text, config.dialect.relation_modes
    said, span = listed((f'"{name}"' for name in modes), "or"), setting.span(value.columns)
    if mode not in RELATION_MODES:
        message = f"`{setting.name}` is {said}, not {value.raw}."
        meant = nearest(mode, modes)
        fixes = (Fix(f'Change to "{meant}"', (Replace(span, f'"{meant}"'),)),) if meant else ()
        yield Finding(config.name_span, message, "relation-mode-invalid", fixes=fixes)
    elif mode not in modes:
        message = f"{config.dialect.title} has no foreign keys: `{setting.name}` can only be {said}."
        yield Finding(span, message, "relation-mode-invalid")


RULES = family(
    (Config, _relation_mode),
    group="validation",
    warnings=("referential-integrity-deprecated",),
    rows={
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
    },
)
