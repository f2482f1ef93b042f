"""What is told about dependencies: the list of parts, and which of them have known weaknesses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.audit import weak_packages

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_of_parts_names_what_is_needed_at_run_time_and_nothing_of_development():
    done = subprocess.run([sys.executable, "tools/sbom.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    if "KeyError: 'schema-ls'" in done.stderr:
        pytest.skip("schema-ls is not installed in this environment")
    parts = json.loads(done.stdout)
    names = {part["name"] for part in parts["components"]}
    assert parts["metadata"]["component"]["name"] == "schema-ls"
    assert {"lark", "pygls", "lsprotocol", "pathspec", "psycopg", "elkjs"} <= names
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & names


@pytest.mark.parametrize(
    ("answer", "key", "weak"),
    [
        ({}, "dependencies", None),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, "dependencies", []),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "x"}]}]}, "dependencies", ["a 1"]),
        ({"vulnerabilities": {"b": {"severity": "high"}, "c": {"severity": "low"}}}, "vulnerabilities", ["b"]),
    ],
)
def test_weak_packages_are_named_and_no_answer_is_not_a_clean_bill(answer: dict, key: str, weak: list[str] | None):
    assert weak_packages(answer, key) == weak
