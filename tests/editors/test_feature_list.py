"""The list of features for editors is true: each test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_each_feature_names_tests_that_are_there() -> None:
    listed = (ROOT / "docs" / "editors" / "features.md").read_text("utf-8")
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    known = set(re.findall(r"def (test_\w+)", sources))
    named = re.findall(r"`(test_\w+)`", listed)
    assert len(named) > 40
    assert [name for name in named if name not in known] == []
    for line in listed.split("\n- ")[1:]:
        assert "`test_" in line, line
