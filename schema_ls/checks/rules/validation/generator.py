"""The generator, and the preview features that it switches on."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import DeleteLine, Finding, Fix, Replace, Severity
from schema_ls.base.spelling import nearest
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.member_lines import broken_line, is_broken
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.dialect import Dialect
from schema_ls.syntax.ast import Array, String


def _generator(config: Config) -> Iterator[Finding]:
    if config.item.kind != "generator":
        return
    provider = config.item.setting("provider")
    if provider is None or is_broken(config.item.block, provider.row, config.dialect):
        message = f'Generator `{config.name}` has no `provider`. Write `provider = "prisma-client"`.'
        cause = broken_line(config.item.block, config.dialect)
        yield Finding(config.name_span, message, "generator-arg-missing", cause=cause)
    setting = config.item.setting("previewFeatures") or config.item.setting("experimentalFeatures")
    if setting is None:
        return
    value = setting.value
    items = value.items if isinstance(value, Array) else (value,)
    for index, item in enumerate(items):
        if isinstance(item, String):
            yield from _feature(config.dialect, setting, item, _without(setting, index))


def _feature(dialect: Dialect, setting: SettingItem, item: String, removal: Fix) -> Iterator[Finding]:
    state, span = dialect.preview_feature_state(item.text), setting.span(item.columns)
    row, version = dialect.preview_feature(item.text), f"Prisma {dialect.version.major}"
    if state == "unknown":
        listed = [feature.name for feature in dialect.listed_preview_features()]
        meant = None if row else nearest(item.text, listed)
        fix = Fix(f'Change to "{meant}"', (Replace(span, f'"{meant}"'),)) if meant else removal
        hint = f'Did you mean "{meant}"?' if meant else f"It has {', '.join(listed)}."
        yield Finding(span, f"{version} has no preview feature {item.raw}. {hint}", "preview-unknown", fixes=(fix,))
    elif dialect.meant and row and row.state(dialect.version, None) == "unknown":
        # The official engine then takes no notice of the provider, which alone has the feature.
        cause = Finding(span, "The datasource has no `url`.", "datasource-arg-missing")
        yield Finding(span, f"Without its `url` the datasource has no {item.raw}.", "preview-unknown", cause=cause)
    elif state == "stabilized":
        message = f"{item.raw} is always there in {version} and needs no preview feature. Remove it."
        yield _warning("preview-stabilized", setting, item, message, removal)
    elif state == "deprecated":
        message = f"{item.raw} goes away in a later version."
        yield _warning("preview-deprecated", setting, item, message, removal)
    elif state == "renamed" and row and row.renamed_to:
        message = f'{item.raw} is called "{row.renamed_to}" now.'
        fix = Fix(f'Change to "{row.renamed_to}"', (Replace(span, f'"{row.renamed_to}"'),))
        yield _warning("preview-renamed", setting, item, message, fix)


def _warning(code: str, setting: SettingItem, item: String, message: str, fix: Fix) -> Finding:
    return Finding(setting.span(item.columns), message, code, severity=Severity.WARNING, fixes=(fix,))


def _without(setting: SettingItem, index: int) -> Fix:
    """The fix that takes an entry, with its comma, out of a list; the last one with the whole line."""
    value = setting.value
    if not isinstance(value, Array) or len(value.items) == 1:
        return Fix(f"Remove `{setting.name}`", (DeleteLine(setting.row),))
    item = value.items[index]
    start = value.items[index - 1].columns[1] if index else item.columns[0]
    columns = start, item.columns[1] if index else value.items[1].columns[0]
    return Fix("Remove it", (Replace(setting.span(columns), ""),))


RULES = family(
    (Config, _generator),
    group="validation",
    warnings=("preview-stabilized", "preview-deprecated", "preview-renamed"),
    rows={
        "generator-arg-missing": """A generator does not say what generates.

            Bad:
                generator client {
                        //^^^^^^ generator-arg-missing
                  output = "../client"
                }

            Good:
                generator client {
                  provider = "prisma-client"
                  output   = "../client"
                }
            """,
        "preview-unknown": """No preview feature of this version has this name.

            Bad:
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["view"]
                                   //^^^^^^ preview-unknown
                }

            Good:
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["views"]
                }
            """,
        "preview-stabilized": """A feature is always there by now and need not be switched on.

            Bad:
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["views", "driverAdapters"]
                                            //^^^^^^^^^^^^^^^^ preview-stabilized
                }

            Good:
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["views"]
                }
            """,
        "preview-deprecated": """A preview feature goes away in a later version.

            Bad:
                // version: 6
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["views", "metrics"]
                                            //^^^^^^^^^ preview-deprecated
                }

            Good:
                // version: 6
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["views"]
                }
            """,
        "preview-renamed": """A preview feature has another name by now.

            Bad:
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["fullTextSearch"]
                                   //^^^^^^^^^^^^^^^^ preview-renamed
                }

            Good:
                generator client {
                  provider        = "prisma-client-js"
                  previewFeatures = ["fullTextSearchPostgres"]
                }
            """,
    },
)
