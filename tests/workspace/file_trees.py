"""Small trees of files for the tests of this folder."""

from __future__ import annotations

from pathlib import Path


def tree(root: Path, *files: str) -> None:
    """Make files below `root`: empty ones, or `name := text` where `|` stands for a line end."""
    for file in files:
        name, _, text = file.partition(" := ")
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("|", "\n").encode())
