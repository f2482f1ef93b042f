"""Settings of schema-ls: a table of options, and the files they stand in. Knows no rule and no dialect."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from schema_ls.base.errors import ConfigError, after_bytes
from schema_ls.base.listing import listed_names
from schema_ls.base.toml import in_toml
from schema_ls.workspace import setting_values as values
from schema_ls.workspace.folders import ancestors, is_a_file, is_a_folder, text_beside
from schema_ls.workspace.setting_values import kebab

if TYPE_CHECKING:
    from schema_ls.base.finding import Severity
    from schema_ls.format.table import Align

_FILES = ("schema-ls.toml", ".schema-ls.toml", "pyproject.toml")
Naming = Literal["database", "camel", "camel-singular"]


class Config(NamedTuple):
    """All settings, with what holds where nothing is set. `path` is the file they came from."""

    extend: Path | None = None
    """A file whose settings hold where `path` sets nothing; absolute."""
    prisma_version: str | None = None
    """The version of Prisma that judges, instead of the one that the project locks."""
    schema: Path | None = None
    """The schema file, or the folder whose files are one schema; absolute."""
    select: tuple[str, ...] = ()
    """Codes, groups and presets of rules to run; those recommended where there are none."""
    extend_select: tuple[str, ...] = ()
    """Rules to run beside those."""
    ignore: tuple[str, ...] = ()
    """Codes and groups of rules not to run."""
    severity: tuple[tuple[str, Severity | None], ...] = ()
    """Severities for codes and groups, None for `off`."""
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Patterns of file names as in .gitignore, counted from the folder of `path`, with rules not to run there."""
    rules: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = ()
    """Options by code and name, as they were written."""
    exclude: tuple[str, ...] = ()
    """Lines as in .gitignore, counted from the folder of `path`: what no search finds."""
    format_indent: int = 2
    """Spaces before a member of a block."""
    format_align: Align = "group"
    """Which lines of a block share their columns."""
    format_complete: bool = True
    """Whether formatting writes missing relation fields and arguments, as Prisma's own does."""
    hints_relation_name: bool = True
    """Whether editors show the names that relations get by themselves."""
    hints_referential_action: bool = True
    """Whether they show what happens to records where `onDelete:` and `onUpdate:` are left out."""
    hints_native_type: bool = True
    """Whether they show the type that a column gets by itself."""
    hints_database_name: bool = True
    """Whether they show the names that keys, indexes and join tables get by themselves."""
    rename_keeps_database: bool = True
    """Whether what gets another name in the schema is mapped to the one that it has in the database."""
    lens_references: bool = False
    """Whether editors show above each type how often it is used."""
    pull_include: tuple[str, ...] = ()
    """Patterns of tables to pull; all where there are none."""
    pull_exclude: tuple[str, ...] = ()
    """Patterns of tables that pull leaves as they are."""
    pull_naming: Naming = "database"
    """What new models and fields are called."""
    pull_files: tuple[tuple[str, str], ...] = ()
    """Patterns of tables, and the files that models of new ones go to."""
    pull_comments: bool = True
    """Whether comments of the database become documentation of new blocks."""
    pull_annotate: bool = False
    """Whether what Prisma cannot express is written as documentation."""
    path: Path | None = None


class Option(NamedTuple):
    """A setting: its key, the field of Config it fills, what it may be (in words), and how its value is read.

    `read` gives the value for the field, or raises ValueError for one that may not be.
    """

    key: str
    field: str
    kind: str
    doc: str
    read: Callable[[object, Path], object]
    json: Mapping[str, object] = MappingProxyType({"type": "string"})
    """The form of its value as a JSON schema; names of rules are looked at beside that."""
    depth: int = 1
    """Of a table how many tables lie in each other."""


def load_config(start: Path) -> Config:
    """The settings that hold for the folder `start`, from the nearest file upwards that has any.

    In one folder `schema-ls.toml` comes before `.schema-ls.toml`, and both before `[tool.schema-ls]` in
    pyproject.toml. Without any file the defaults hold. Raises ConfigError for a file that cannot be used.
    """
    for folder in ancestors(start):
        for name in _FILES:
            path = folder / name
            if is_a_file(path) and (settings := _settings_in(path)) is not None:
                return _with_base(settings, path, ())
            if is_a_folder(path):
                raise ConfigError(f"{path} is a folder.", "Settings stand in a file of that name: rename the folder.")
    return Config()


def settings_files(start: Path) -> Iterator[Path]:
    """The files that settings of the folder `start` come from or could come from; those that are not there, too."""
    for folder in ancestors(start):
        yield from (folder / name for name in _FILES)
    with suppress(ConfigError):  # what cannot be used is among these files
        yield from (path for path, _ in _chain(load_config(start).path))


def _with_base(settings: Mapping[str, object], path: Path, above: tuple[Path, ...]) -> Config:
    """The settings of a file over those of the file that it extends. `above` are the files that extend it."""
    config = config_of(settings, path.parent, path)
    if config.extend is not None:
        place = _place(path, "extend")
        if config.extend in (*above, path):
            raise ConfigError(f"{place}: `extend` comes back to {config.extend}.", "Remove one of the `extend` lines.")
        if not is_a_file(config.extend) or (inherited := _settings_in(config.extend)) is None:
            raise ConfigError(f"{place}: there are no settings in {config.extend}.", "Correct `extend` or remove it.")
        base = _with_base(inherited, config.extend, (*above, path))
        config = config_of(settings, path.parent, path, base)
    return config._replace(path=path)


def config_of(settings: Mapping[str, object], folder: Path, source: str | Path, base: Config | None = None) -> Config:
    """`base` with the given settings put over it; paths in them count from `folder`.

    Keys may be written `prisma-version`, `prisma_version` or `prismaVersion`, those of a table also as
    `format.indent`; None sets nothing. Raises ConfigError, which names `source` and the key; with its place where `source`
    is a file.
    """
    fields: dict[str, object] = {}
    for key, value in _flat(settings):
        option = _BY_KEY.get(key)
        if option is None:
            raise _unknown(key, value, _place(source, key))
        if value is None:
            continue
        try:
            fields[option.field] = option.read(value, folder)
        except ValueError as error:
            problem = f"`{key}` in {_place(source, key)} is {in_toml(value)}."
            raise ConfigError(problem, f"It must be {option.kind}.") from error
    return (base or Config())._replace(**fields)  # type: ignore[arg-type]  # the table names fields only


def origins_of(config: Config) -> dict[str, str]:
    """By key of each setting that some file sets the place where it stands: `file:line:column`."""
    origins: dict[str, str] = {}
    for path, settings in _chain(config.path):
        for key, _ in _flat(settings):
            origins.setdefault(key, _place(path, key))
    return origins


def _chain(path: Path | None) -> Iterator[tuple[Path, Mapping[str, object]]]:
    """A file of settings and those that it extends, one after the other, with what they set."""
    while path is not None and (settings := _settings_in(path)) is not None:
        yield path, settings
        path = config_of(settings, path.parent, path).extend


def _place(source: str | Path, key: str) -> str:
    if isinstance(source, str):
        return source
    from schema_ls.workspace.toml_places import place_in_file

    return place_in_file(source, key)


def _settings_in(path: Path) -> dict[str, object] | None:
    """The table of settings in a file; None for a pyproject.toml that has none, and for a file that is gone."""
    try:
        text = text_beside(path, "strict")
    except FileNotFoundError:  # between the look whether it is there and now
        return None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}{after_bytes(error)}: this is not UTF-8.", "Save the file as UTF-8.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read.", "Check its permissions.") from error
    shared = path.name == "pyproject.toml"
    if shared and "schema-ls" not in text:
        return None
    try:
        content = _toml(text)
    except ValueError as error:
        from schema_ls.workspace.toml_places import place_of_fault

        place, reason = place_of_fault(str(error), text)
        raise ConfigError(f"{path}{place}: this is not valid TOML: {reason}.", "Correct the file.") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: this is nested too deeply to be read.", "Correct the file.") from error
    if not shared:
        return content
    tool = content.get("tool")
    settings = tool.get("schema-ls") if isinstance(tool, dict) else None
    if settings is not None and not isinstance(settings, dict):
        problem = f"`tool.schema-ls` in {_place(path, 'tool.schema-ls')} is {in_toml(settings)}."
        raise ConfigError(problem, "It must be a table of settings: `[tool.schema-ls]`.")
    return settings


def _toml(text: str) -> dict[str, object]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text, parse_float=_Written)


class _Written(float):
    """A number as it was written: `6.10` is another version than `6.1`."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> _Written:
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __str__(self) -> str:
        return self.text


def _flat(settings: Mapping[str, object], prefix: str = "") -> list[tuple[str, object]]:
    """Keys in their own spelling with their values; tables that only group options are opened."""
    found: list[tuple[str, object]] = []
    for key, value in settings.items():
        name = prefix + kebab(key)
        if isinstance(value, Mapping) and f"{name}." in _PREFIXES:
            found += _flat(value, f"{name}.")
        else:
            found.append((name, value))
    return found


def _unknown(key: str, value: object, source: str) -> ConfigError:
    if f"{key}." in _PREFIXES:
        return ConfigError(f"`{key}` in {source} is {in_toml(value)}.", f"It must be a table of settings: `[{key}]`.")
    from difflib import get_close_matches

    # Someone who writes `indent` means `format.indent`.
    near = [known for known in _BY_KEY if known.endswith(f".{key}")] or get_close_matches(key, _BY_KEY)
    names = near or list(_BY_KEY)
    remedy = f"Did you mean {listed_names(names, 'or')}?" if near else f"Known are {listed_names(names)}."
    return ConfigError(f"`{key}` in {source} is not a setting.", remedy)


_LIST = "a list of texts"
_BOOLEAN = {"type": "boolean"}
_STRINGS = {"type": "array", "items": {"type": "string"}}
_TABLE = {"type": "object"}
OPTIONS = (
    Option(
        "extend", "extend", "the path of a file", "Another file of settings, which hold unless set here.", values.path
    ),
    Option(
        "prisma-version",
        "prisma_version",
        'a version of Prisma from 5 on, such as "6" or "6.19.0"',
        "The version of Prisma whose rules hold, instead of the one that the project locks.",
        values.version,
        {"type": ["string", "number"]},
    ),
    Option(
        "schema",
        "schema",
        "the path of a file or folder",
        "The schema: a file, or a folder whose files together are one schema. Counts from this file.",
        values.path,
    ),
    Option(
        "lint.select",
        "select",
        _LIST,
        "Codes, groups and presets of rules to run, and no others.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "lint.extend-select",
        "extend_select",
        _LIST,
        "Codes, groups and presets to run beside those.",
        values.texts,
        _STRINGS,
    ),
    Option("lint.ignore", "ignore", _LIST, "Codes and groups of rules not to run.", values.texts, _STRINGS),
    Option(
        "lint.severity",
        "severity",
        'a table such as { fk-without-index = "error" } with error, warning, info, hint or off',
        "How much the findings of a rule or group matter; `off` hides them.",
        values.severities,
        _TABLE,
    ),
    Option(
        "lint.per-file-ignores",
        "per_file_ignores",
        'a table such as { "legacy/*.prisma" = ["index"] }',
        "Rules not to run on some files, by patterns in the language of .gitignore.",
        values.lists,
        _TABLE,
    ),
    Option(
        "lint.rules",
        "rules",
        "a table with a table of options for each code",
        "Options of single rules, each under its code.",
        values.tables,
        _TABLE,
        depth=2,
    ),
    Option(
        "exclude",
        "exclude",
        _LIST,
        "Files and folders that no search finds, in the language of .gitignore.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "format.indent",
        "format_indent",
        "a number from 1 to 16",
        "Spaces before a member of a block. Prisma itself always writes 2.",
        values.indent,
        {"type": "integer", "minimum": 1, "maximum": 16},
    ),
    Option(
        "format.align",
        "format_align",
        "group, block or none",
        "Which lines share columns: those between empty lines, as Prisma itself has it; all of a block; none.",
        values.align,
        {"enum": ["group", "block", "none"]},
    ),
    Option(
        "format.complete",
        "format_complete",
        "true or false",
        "Whether formatting adds missing relation fields and arguments, as Prisma itself does.",
        values.truth,
        _BOOLEAN,
    ),
    Option(
        "rename.keeps-database",
        "rename_keeps_database",
        "true or false",
        "Whether renaming adds `@map` and `@@map`, so that nothing changes in the database.",
        values.truth,
        _BOOLEAN,
    ),
    *(
        Option(f"hints.{key}", f"hints_{key.replace('-', '_')}", "true or false", doc, values.truth, _BOOLEAN)
        for key, doc in (
            ("relation-name", "Whether editors show the names that relations get by themselves."),
            ("referential-action", "Whether editors show the actions that relations have by themselves."),
            ("native-type", "Whether editors show the types that columns get by themselves."),
            ("database-name", "Whether editors show the names that keys, indexes and join tables get by themselves."),
        )
    ),
    Option(
        "lens.references",
        "lens_references",
        "true or false",
        "Whether editors show above each type how often it is used.",
        values.truth,
        _BOOLEAN,
    ),
    Option(
        "pull.include",
        "pull_include",
        _LIST,
        "Tables that pull looks at, as patterns such as `audit_*` or `sales.*`; all where there are none.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "pull.exclude",
        "pull_exclude",
        _LIST,
        "Tables that pull leaves as they are, as patterns.",
        values.texts,
        _STRINGS,
    ),
    Option(
        "pull.naming",
        "pull_naming",
        "database, camel or camel-singular",
        "What new models and fields are called: as in the database; `OrderLines` and `unitPrice` with @map; the same "
        "with models in the singular.",
        values.naming,
        {"enum": ["database", "camel", "camel-singular"]},
    ),
    Option(
        "pull.files",
        "pull_files",
        'a table such as { "audit_*" = "audit.prisma" }',
        "The file of the schema's folder that models of new tables go to, by patterns of tables.",
        values.file_names,
        {"type": "object", "additionalProperties": {"type": "string"}},
    ),
    Option(
        "pull.comments",
        "pull_comments",
        "true or false",
        "Whether comments of the database become documentation of new blocks and fields.",
        values.truth,
        _BOOLEAN,
    ),
    Option(
        "pull.annotate",
        "pull_annotate",
        "true or false",
        "Whether pull writes what Prisma cannot express as documentation.",
        values.truth,
        _BOOLEAN,
    ),
)
"""Every setting there is."""

_BY_KEY = {option.key: option for option in OPTIONS}
_PREFIXES = {key.partition(".")[0] + "." for key in _BY_KEY if "." in key}
