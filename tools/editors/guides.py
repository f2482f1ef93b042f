"""The configurations that docs/editors shows, taken out of the pages to be tried as they are."""

from __future__ import annotations

import re
from pathlib import Path

GUIDES = Path(__file__).resolve().parents[2] / "docs" / "editors"


def snippet(page: str, language: str, under: str = "") -> str:
    """The first code of a language in a page, or in its section with the given heading."""
    text = (GUIDES / page).read_text(encoding="utf-8")
    if under:
        text = text[text.index(f"## {under}\n") :]
    found = re.search(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    if found is None:
        raise LookupError(f"docs/editors/{page} shows no {language}")
    return found[1]


def neovim_section(version: str) -> str:
    """The heading of the lines meant for a version such as "0.10.4"."""
    minor = int(version.split(".")[1])
    if minor < 8:
        return "Neovim 0.7"
    return "Neovim 0.8 to 0.10" if minor < 11 else "Neovim 0.11 and newer"
