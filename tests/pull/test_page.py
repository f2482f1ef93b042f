"""The page about pull names what there is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "pull.md").read_text(encoding="utf-8")


def test_every_class_of_warnings_is_on_the_page() -> None:
    seen = set()
    for file in (ROOT / "tests" / "pull").glob("**/cases/*/warnings.txt"):
        for line in file.read_text(encoding="utf-8").splitlines():
            seen.add(line.partition(" | ")[0])
    seen -= {"removed"}
    kept = {kind for kind in seen if kind.startswith(("remapped-", "reintrospected-"))}
    assert len(seen) > 20
    assert [kind for kind in sorted(seen - kept) if f"`{kind}`" not in PAGE] == []


def test_options_and_settings_of_the_page_exist() -> None:
    cli = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    options = set(re.findall(r"--[a-z][a-z-]*", PAGE))
    assert {option for option in options if f"`{option}" not in cli} == set()
    settings = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert all(f"`{setting}`" in settings for setting in re.findall(r"`(pull\.\w+)`", PAGE))
