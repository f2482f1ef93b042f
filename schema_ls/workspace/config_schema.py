"""The settings as a JSON schema, for editors that complete and check TOML and JSON by one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from schema_ls.base.finding import Severity
from schema_ls.checks.options import default_of, fields_of, json_of
from schema_ls.checks.rule import Rule
from schema_ls.checks.rule_page import summary_of
from schema_ls.checks.rules import RULES
from schema_ls.checks.selection import PRESETS, VALIDATION
from schema_ls.workspace.setting_table import OPTIONS
from schema_ls.workspace.setting_values import OFF

_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_of_settings() -> dict[str, object]:
    """The schema of `schema-ls.toml`, and of the table in pyproject.toml. Keys as they are documented."""
    special = _of_rules()
    properties: dict[str, Any] = {}
    for option in OPTIONS:
        table, _, key = option.key.rpartition(".")
        held = properties.setdefault(table, _table({}))["properties"] if table else properties
        held[key] = {"description": option.doc, **special.get(option.key, option.json)}
    return {"$schema": _DRAFT, "title": "Settings of schema-ls", **_table(properties)}


def schema_text() -> str:
    """The same as text, as it is shipped."""
    return json.dumps(schema_of_settings(), indent=2) + "\n"


def _table(properties: Mapping[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _of_rules() -> dict[str, Mapping[str, object]]:
    """By key the settings that name rules: their codes and options are part of the schema."""
    optional = _names(rule for rule in RULES if rule.group != VALIDATION or rule.severity is not Severity.ERROR)
    every = _names(RULES)
    severities = {"enum": [*(severity.value for severity in Severity), OFF]}
    hidden = _list([name for name in optional if name != VALIDATION])
    return {
        "lint.select": _list([*every, *PRESETS]),
        "lint.extend-select": _list([*every, *PRESETS]),
        "lint.ignore": hidden,
        "lint.severity": _table(dict.fromkeys(every, severities)),
        "lint.per-file-ignores": {"type": "object", "additionalProperties": _list([*every, *PRESETS])},
        "lint.rules": _table({rule.code: _of_rule(rule) for rule in RULES}),
    }


def _names(rules: Iterable[Rule]) -> list[str]:
    """Codes and groups, sorted."""
    return sorted({name for rule in rules for name in (rule.code, rule.group)})


def _list(names: Iterable[str]) -> dict[str, object]:
    return {"type": "array", "items": {"enum": [*names]}}


def _of_rule(rule: Rule) -> dict[str, object]:
    forms = {written: json_of(default_of(rule.options, field)) for written, field in fields_of(rule.options)}
    return {"description": summary_of(rule), **_table(forms)}
