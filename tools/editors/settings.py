#!/usr/bin/env python3
"""Writes the server's options as settings into the manifest of the VS Code extension."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schema_ls.spec.versions import NEWEST
from schema_ls.workspace.config import Config
from schema_ls.workspace.setting_table import OPTIONS, Option

MANIFEST = Path(__file__).resolve().parents[2] / "editors" / "vscode" / "package.json"
SECTION = "schema-ls"
OF_FILES = {"extend", "schema", "exclude", "lint.per-file-ignores"}
"""Options with paths that count from the file of settings they stand in: an editor has none."""
BY_THEMSELVES = {"prisma-version"}
"""Options that the manifest describes by hand, since the extension reads them, too."""
FIRST = 100
"""Where the server's options begin in the order of settings."""

Shape = dict[str, Any]
_TEXTS: Shape = {"type": ["array", "null"], "items": {"type": "string"}}
_TABLES = {
    "lint.severity": {"enum": ["error", "warning", "info", "hint", "off"]},
    "lint.rules": {"type": "object"},
    "pull.files": {"type": "string"},
}
"""By option that is a table: the shape of its values."""


def properties() -> Iterator[tuple[str, Shape]]:
    """The settings, by their names in the editor."""
    shown = [option for option in OPTIONS if option.key not in OF_FILES | BY_THEMSELVES]
    for order, option in enumerate(shown, FIRST):
        description = f"{option.doc} Not set: what the project's file of settings says, else {_default(option)}."
        about = {"default": None, "scope": "resource", "order": order, "markdownDescription": description}
        yield f"{SECTION}.{_camel(option.key)}", {**_shape(option), **about}


def _shape(option: Option) -> Shape:
    if option.key in _TABLES:
        return {"type": ["object", "null"], "additionalProperties": _TABLES[option.key]}
    if option.kind == "a list of texts":
        return _TEXTS
    if option.kind == "true or false":
        return {"type": ["boolean", "null"]}
    if numbers := re.fullmatch(r"a number from (\d+) to (\d+)", option.kind):
        return {"type": ["integer", "null"], "minimum": int(numbers[1]), "maximum": int(numbers[2])}
    return {"enum": [None, *re.split(r", | or ", option.kind)]}


def _default(option: Option) -> str:
    value = getattr(Config(), option.field)
    return f"`{json.dumps(value)}`" if value != () else "none"


def _camel(key: str) -> str:
    return re.sub(r"-(\w)", lambda match: match[1].upper(), key)


def renewed(text: str) -> str:
    """The manifest with its settings for the server made anew."""
    manifest = json.loads(text)
    configuration = manifest["contributes"]["configuration"]
    own = {name: shape for name, shape in configuration["properties"].items() if shape["order"] < FIRST}
    own[f"{SECTION}.prismaVersion"]["markdownDescription"] = (
        "The version of Prisma whose rules apply, such as `6` or `6.19.0`. Empty: the version that the project has "
        f"installed; where it has none, {NEWEST}."
    )
    configuration["properties"] = {**own, **dict(properties())}
    return json.dumps(manifest, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    MANIFEST.write_text(renewed(MANIFEST.read_text(encoding="utf-8")), encoding="utf-8")
