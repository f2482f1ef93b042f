"""The pages of the rules and the JSON schema of the settings are those that the rules and settings make."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from schema_ls.base.errors import ConfigError
from schema_ls.checks.rules import RULES
from schema_ls.workspace.config import config_of
from schema_ls.workspace.selection import selection_of
from schema_ls.workspace.setting_table import OPTIONS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "schema-ls.schema.json").read_text(encoding="utf-8"))


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_rules", ROOT / "tools" / "make_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _toml(text: str) -> dict[str, object]:
    try:
        import tomllib
    except ImportError:
        import tomli as tomllib
    return tomllib.loads(text)


def _refused(settings: dict[str, object]) -> list[str]:
    validator = jsonschema.Draft7Validator(SCHEMA)
    return [".".join(map(str, error.absolute_path)) for error in validator.iter_errors(settings)]


def test_all_pages_are_up_to_date():
    assert _tool().stale() == [], "run `make rules`"


def test_the_index_leads_to_the_page_of_every_rule():
    index = (ROOT / "docs" / "rules" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[`([\w-]+)`\]\(\1\.md\)", index, re.MULTILINE) == [rule.code for rule in RULES]


def test_the_json_schema_is_one():
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_the_json_schema_has_every_setting():
    found = []
    for key, value in SCHEMA["properties"].items():
        inner = value.get("properties") if "description" not in value else None
        found += [f"{key}.{name}" for name in inner] if inner else [key]
    assert sorted(found) == sorted(option.key for option in OPTIONS)


def test_the_json_schema_takes_the_example_of_the_documentation():
    (example,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert _refused(_toml(example)) == []


WRONG: list[tuple[dict[str, object], str]] = [
    ({"prisma-version": True}, "prisma-version"),
    ({"exclude": "legacy"}, "exclude"),
    ({"unknown": 1}, ""),
    ({"format": {"indent": 0}}, "format.indent"),
    ({"format": {"align": "left"}}, "format.align"),
    ({"format": {"complete": "yes"}}, "format.complete"),
    ({"format": {"width": 80}}, "format"),
    ({"lint": {"select": ["no-such-rule"]}}, "lint.select.0"),
    ({"lint": {"ignore": ["validation"]}}, "lint.ignore.0"),
    ({"lint": {"severity": {"index": "loud"}}}, "lint.severity.index"),
    ({"lint": {"per-file-ignores": {"a.prisma": "index"}}}, "lint.per-file-ignores.a.prisma"),
    ({"lint": {"rules": {"no-such-rule": {}}}}, "lint.rules"),
    ({"lint": {"rules": {"wide-index": {"max-columns": -1}}}}, "lint.rules.wide-index.max-columns"),
    ({"lint": {"rules": {"relation-name-style": {"style": "kebab"}}}}, "lint.rules.relation-name-style.style"),
    ({"lint": {"rules": {"forbid-field": {"fields": [1]}}}}, "lint.rules.forbid-field.fields.0"),
    ({"pull": {"naming": "snake"}}, "pull.naming"),
    ({"pull": {"files": ["a"]}}, "pull.files"),
    ({"pull": {"files": {"a": "a.txt"}}}, "pull.files.a"),
    ({"pull": {"files": {"a": "../a.prisma"}}}, "pull.files.a"),
]


@pytest.mark.parametrize(("settings", "place"), WRONG)
def test_the_json_schema_refuses_what_the_settings_refuse(settings: dict[str, object], place: str):
    assert _refused(settings) == [place]
    with pytest.raises(ConfigError):
        selection_of(config_of(settings, ROOT, "settings"))
