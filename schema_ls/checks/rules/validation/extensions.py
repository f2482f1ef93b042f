"""Extensions of a PostgreSQL database that the datasource lists."""

from __future__ import annotations

from collections.abc import Iterator

from schema_ls.base.finding import Finding, Fix, FixClass, Replace
from schema_ls.base.listing import listed_names
from schema_ls.base.spelling import nearest
from schema_ls.checks.arguments import mismatch
from schema_ls.checks.rule import family
from schema_ls.checks.rules.validation.attributes import finding_of
from schema_ls.model.handles import Config
from schema_ls.model.items import SettingItem
from schema_ls.spec.datasource import DATASOURCE, EXTENSION_ARGUMENTS
from schema_ls.syntax.ast import Argument, Array, Call, Constant, String


def _extensions(config: Config) -> Iterator[Finding]:
    setting = config.item.setting("extensions") if config.item.kind == "datasource" else None
    providers = DATASOURCE["extensions"].providers or ()
    if setting is None or setting.value is None or config.dialect.provider not in providers:
        return
    value = setting.value
    for item in value.items if isinstance(value, Array) else (value,):
        if isinstance(item, Constant):
            yield from _name(setting, item.text, item.columns)
        elif isinstance(item, Call):
            yield from _name(setting, item.name, item.name_columns)
            for argument in item.arguments:
                yield from _argument(setting, argument)
        else:
            yield finding_of(mismatch(item, "Names of extensions stand here, without quotes", bare=True), setting)


def _name(setting: SettingItem, name: str, columns: tuple[int, int]) -> Iterator[Finding]:
    if "-" in name or name[0].isdigit():
        word = name.replace("-", "_")
        span = setting.span(columns)
        message = f'`{name}` is no name here: write `{word}(map: "{name}")`.'
        fix = Fix(f"Change to `{word}`", (Replace(span, f'{word}(map: "{name}")'),), FixClass.MIGRATION)
        yield Finding(span, message, "extension-name-chars", fixes=(fix,))


def _argument(setting: SettingItem, argument: Argument) -> Iterator[Finding]:
    span = setting.span(argument.columns)
    listed = listed_names(f"{name}:" for name in EXTENSION_ARGUMENTS)
    if not argument.name:
        yield Finding(span, f"Write the name before the value: {listed}.", "argument-name-missing")
    elif argument.name not in EXTENSION_ARGUMENTS:
        meant = nearest(argument.name, EXTENSION_ARGUMENTS)
        hint = f"Did you mean `{meant}`?" if meant else f"It takes {listed}."
        name = setting.span(argument.name_columns or argument.columns)
        fixes = (Fix(f"Change to `{meant}`", (Replace(name, meant),)),) if meant else ()
        yield Finding(span, f"An extension has no argument `{argument.name}`. {hint}", "argument-unknown", fixes=fixes)
    elif argument.value is not None and not isinstance(argument.value, String):
        message = f"`{argument.name}` of an extension is a text in quotes."
        yield Finding(span, message, "argument-must-be-string")


def _example(bad: str, mark: str, good: str) -> str:
    datasource = """generator client {{
                  provider        = "prisma-client-js"
                  previewFeatures = ["postgresqlExtensions"]
                }}

                datasource db {{
                  provider   = "postgresql"
                  extensions = [{}]{}
                }}"""
    return f"""

            Bad:
                {datasource.format(bad, chr(10) + " " * 16 + mark)}

            Good:
                {datasource.format(good, "")}
            """


RULES = family(
    (Config, _extensions),
    group="validation",
    rows={
        "extension-name-chars": "The name of an extension holds a `-` or begins with a digit."
        + _example("uuid-ossp", "              //^^^^^^^^^ extension-name-chars", 'uuid_ossp(map: "uuid-ossp")'),
        "argument-name-missing": "An argument of an extension has no name."
        + _example(
            'citext("public")', "                     //^^^^^^^^ argument-name-missing", 'citext(schema: "public")'
        ),
        "argument-must-be-string": "An argument of an extension is no text."
        + _example(
            "citext(schema: public)",
            "                     //^^^^^^^^^^^^^^ argument-must-be-string",
            'citext(schema: "public")',
        ),
    },
)
