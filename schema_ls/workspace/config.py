"""Settings of schema-ls, and which files they come from. Knows no rule and no dialect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from schema_ls.base.errors import ConfigError
from schema_ls.base.listing import listed_names
from schema_ls.base.toml import in_toml
from schema_ls.workspace.config_file import settings_in
from schema_ls.workspace.folders import ancestors, is_a_file, is_a_folder
from schema_ls.workspace.setting_table import BY_KEY, TABLES
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


def load_config(start: Path) -> Config:
    """The settings that hold for the folder `start`, from the nearest file upwards that has any.

    In one folder `schema-ls.toml` comes before `.schema-ls.toml`, and both before `[tool.schema-ls]` in
    pyproject.toml. Without any file the defaults hold. Raises ConfigError for a file that cannot be used.
    """
    for folder in ancestors(start):
        for name in _FILES:
            path = folder / name
            if is_a_file(path) and (settings := settings_in(path)) is not None:
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
        if config.extend in (*above, path):
            problem = f"{_place(path, 'extend')}: `extend` comes back to {config.extend}."
            raise ConfigError(problem, "Remove one of the `extend` lines.")
        if not is_a_file(config.extend) or (inherited := settings_in(config.extend)) is None:
            problem = f"{_place(path, 'extend')}: there are no settings in {config.extend}."
            raise ConfigError(problem, "Correct `extend` or remove it.")
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
        option = BY_KEY.get(key)
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
    while path is not None and (settings := settings_in(path)) is not None:
        yield path, settings
        path = config_of(settings, path.parent, path).extend


def _place(source: str | Path, key: str) -> str:
    if isinstance(source, str):
        return source
    from schema_ls.workspace.toml_places import place_in_file

    return place_in_file(source, key)


def _flat(settings: Mapping[str, object], prefix: str = "") -> list[tuple[str, object]]:
    """Keys in their own spelling with their values; tables that only group options are opened."""
    found: list[tuple[str, object]] = []
    for key, value in settings.items():
        name = prefix + kebab(key)
        if isinstance(value, Mapping) and name in TABLES:
            found += _flat(value, f"{name}.")
        else:
            found.append((name, value))
    return found


def _unknown(key: str, value: object, source: str) -> ConfigError:
    if key in TABLES:
        return ConfigError(f"`{key}` in {source} is {in_toml(value)}.", f"It must be a table of settings: `[{key}]`.")
    from difflib import get_close_matches

    # Someone who writes `indent` means `format.indent`.
    near = [known for known in BY_KEY if known.endswith(f".{key}")] or get_close_matches(key, BY_KEY)
    names = near or list(BY_KEY)
    remedy = f"Did you mean {listed_names(names, 'or')}?" if near else f"Known are {listed_names(names)}."
    return ConfigError(f"`{key}` in {source} is not a setting.", remedy)
