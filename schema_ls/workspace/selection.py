"""Which rules the settings ask for. The place where names of rules in settings are looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError
from schema_ls.base.finding import Severity
from schema_ls.base.record import Record, replaced
from schema_ls.base.spelling import nearest
from schema_ls.checks.options import OptionError, fields_of, with_values
from schema_ls.checks.rules import RULES
from schema_ls.checks.rules.hygiene.version_mismatch import version_mismatch
from schema_ls.checks.selection import PRESETS, VALIDATION, Selection
from schema_ls.workspace.config import Config
from schema_ls.workspace.environment import environment
from schema_ls.workspace.folders import absolute
from schema_ls.workspace.paths import uri_to_path
from schema_ls.workspace.toml_places import place_in_file

if TYPE_CHECKING:
    from schema_ls.checks.rule import Rule
    from schema_ls.workspace.disagreement import Disagreement

_BY_CODE = {rule.code: rule for rule in RULES}
_WITH_VARIABLES = [rule for rule in RULES if rule.variables_option]
_GROUPS = frozenset(rule.group for rule in RULES)


class FilePattern(Record):
    """Files by a pattern in the language of .gitignore, counted from a folder."""

    folder: Path
    pattern: str

    def __call__(self, name: str) -> bool:
        """Whether it matches a file, given by path or URI."""
        from schema_ls.workspace.ignore import patterns

        named = uri_to_path(name) if "://" in name else name
        path, found = absolute(Path(named or name)), patterns(self.folder, [self.pattern])
        if named is None or found is None or not path.is_relative_to(self.folder):
            return False
        return found.verdict(path, is_folder=False) is True


@lru_cache(maxsize=200)  # asked for with every keystroke
def selection_of(config: Config) -> Selection:
    """The rules to run, and how. Raises ConfigError for names that no rule has, and options that cannot be used."""
    for key, names in (
        ("lint.select", config.select),
        ("lint.extend-select", config.extend_select),
        ("lint.ignore", config.ignore),
        *(("lint.per-file-ignores", names) for _, names in config.per_file_ignores),
    ):
        _require_known(names, key, config, PRESETS)
    _require_known([name for name, _ in config.severity], "lint.severity", config)
    _require_known([code for code, _ in config.rules], "lint.rules", config, codes_only=True)
    _require_optional(config.ignore, "lint.ignore", config)
    made_less = (name for name, severity in config.severity if severity is not Severity.ERROR)
    _require_optional(made_less, "lint.severity", config)
    folder = config.path.parent if config.path else Path.cwd()
    return Selection(
        select=frozenset(config.select),
        ignore=frozenset(config.ignore),
        extend=frozenset(config.extend_select),
        severities=dict(config.severity),
        options=dict(_options(config)),
        ignore_in=tuple((FilePattern(folder, glob), frozenset(names)) for glob, names in config.per_file_ignores),
    )


def require_names(names: Iterable[str], option: str, *, leaves_out: bool = False) -> None:
    """Raise ConfigError for names on the command line that no rule, group or preset has, or that cannot be left out."""
    _require_known(names, option, None, PRESETS)
    if leaves_out:
        _require_optional(names, option, None)


def with_variables(selection: Selection, schema: str) -> Selection:
    """The selection with the variables that are set for a schema, given by path or URI of one of its files.

    Only where a rule that asks for them runs: the `.env` files are read each time.
    """
    asking = [rule for rule in _WITH_VARIABLES if selection.takes(rule)]
    if not asking:
        return selection
    path = uri_to_path(schema) if "://" in schema else schema
    names = environment(Path(path or ".")).values
    filled = {rule.code: _with_names(rule, selection, names) for rule in asking}
    return replaced(selection, options={**selection.options, **filled})


def _with_names(rule: Rule, selection: Selection, names: Iterable[str]) -> object:
    options = selection.options.get(rule.code, rule.options)
    known = getattr(options, dict(fields_of(options))[rule.variables_option])
    return with_values(options, ((rule.variables_option, sorted({*known, *names})),))


def with_disagreement(selection: Selection, found: Disagreement) -> Selection:
    """The selection that tells of versions which contradict each other."""
    if not (found.packages or found.settings):
        return selection
    told = with_values(version_mismatch.options, (("packages", found.packages), ("settings", found.settings)))
    return replaced(selection, options={**selection.options, version_mismatch.code: told})


def _options(config: Config) -> Iterator[tuple[str, object]]:
    for code, written in config.rules:
        try:
            yield code, with_values(_BY_CODE[code].options, written)
        except OptionError as error:
            place = _place(config, f"lint.rules.{code}", error.option)
            raise ConfigError(f"{place}: in the options of `{code}`: {error.problem}", error.remedy) from error


def _require_known(
    names: Iterable[str], key: str, config: Config | None, more: Iterable[str] = (), *, codes_only: bool = False
) -> None:
    known = {*_BY_CODE} if codes_only else {*_BY_CODE, *_GROUPS, *more}
    for name in names:
        if name not in known:
            near = nearest(name, sorted(known))
            remedy = f"Did you mean `{near}`?" if near else "`schema-ls rules` lists all of them."
            kind = "rule" if codes_only else "rule, and no group of rules"
            raise ConfigError(f"{_named(name, key, config)} is no {kind}.", remedy)


def _require_optional(names: Iterable[str], key: str, config: Config | None) -> None:
    for name in names:
        rule: Rule | None = _BY_CODE.get(name)
        if name == VALIDATION or (rule and rule.group == VALIDATION and rule.severity is Severity.ERROR):
            raise ConfigError(
                f"{_named(name, key, config)} is what Prisma itself refuses; it cannot be switched off or made less.",
                "Remove it there, and mend the schema.",
            )


def _named(name: str, key: str, config: Config | None) -> str:
    """A name as messages show it: where it stands in settings, or behind which option where there are none."""
    return f"{_place(config, key, name)}: `{name}` in `{key}`" if config else f"`{name}` behind `{key}`"


def _place(config: Config, key: str, word: str) -> str:
    return place_in_file(config.path, key, word) if config.path else "Settings"
