"""Settings out of the configuration of another tool: `.prismalintrc.json` of prisma-lint."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from schema_ls.base.errors import ConfigError
from schema_ls.checks.options import OptionError, with_values
from schema_ls.checks.prisma_lint import Imported, imported
from schema_ls.checks.rules import RULES
from schema_ls.cli.json_files import read_json


def settings_of_prisma_lint(path: Path) -> str:
    """The settings that mean the same, as TOML; comments name what could not be taken over.

    Raises ConfigError for a file that cannot be read, or is no such configuration.
    """
    rules = _rules_in(path)
    found = imported(rules)
    by_code = {rule.code: rule for rule in RULES}
    for code, options in found.rules.items():
        try:
            with_values(by_code[code].options, options.items())
        except OptionError as error:
            raise ConfigError(
                f"{path}: in the options that become those of `{code}`: {error.problem}", error.remedy
            ) from error
    return "".join(f"{line}\n" for line in _lines(found))


def _rules_in(path: Path) -> dict[str, object]:
    _, read = read_json(
        path,
        "configuration",
        missing="Give the path of a .prismalintrc.json.",
        broken="Only configurations in JSON can be taken over.",
    )
    rules = read.get("rules") if isinstance(read, dict) else None
    if not isinstance(rules, dict):
        raise ConfigError(f'{path}:1:1: there are no "rules".', "Give the path of a .prismalintrc.json.")
    return rules


def _lines(found: Imported) -> Iterator[str]:
    yield from (f"# Not taken over: {what}." for what in found.lost)
    if found.rules:
        yield "[lint.severity]"
        yield from (f'{code} = "error"' for code in found.rules)
    for code, options in found.rules.items():
        if options:
            yield ""
            yield f"[lint.rules.{code}]"
            yield from (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in options.items())
