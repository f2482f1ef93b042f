"""The manifest of the VS Code extension: every option of the server is a setting, with the words of the server."""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from schema_ls.server.settings import problems_of, settings_of
from schema_ls.workspace.setting_table import OPTIONS

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools" / "editors"))
settings = importlib.import_module("settings")
if not settings.MANIFEST.exists():
    pytest.skip("a source distribution holds no extension", allow_module_level=True)
TEXT = settings.MANIFEST.read_text(encoding="utf-8")
PROPERTIES = json.loads(TEXT)["contributes"]["configuration"]["properties"]


def test_the_settings_are_those_of_the_server():
    assert settings.renewed(TEXT) == TEXT, "run tools/editors/settings.py"


def test_each_option_that_can_stand_outside_of_a_file_is_a_setting():
    keys = {re.sub(r"[A-Z]", lambda found: f"-{found[0].lower()}", name.partition(".")[2]) for name in PROPERTIES}
    assert {option.key for option in OPTIONS} - keys == settings.OF_FILES


def test_the_server_takes_all_that_the_editor_sends_and_what_is_null_sets_nothing():
    sent: dict[str, Any] = {}
    for name, shape in PROPERTIES.items():
        *tables, last = name.split(".")[1:]
        place = sent
        for table in tables:
            place = place.setdefault(table, {})
        place[last] = shape["default"]
    assert list(problems_of(sent)) == []
    assert settings_of(sent) == (None, {})


def test_each_setting_is_described():
    for name, shape in PROPERTIES.items():
        assert len(shape.get("markdownDescription") or shape["description"]) > 20, name
