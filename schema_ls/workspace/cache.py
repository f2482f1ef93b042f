"""Files in the user's cache folder: what can be made again, never in a project."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def cache_folder() -> Path | None:
    """Where programs keep what they can make again: as the variable `XDG_CACHE_HOME` says, else as the system wants it.

    None where there is no such place.
    """
    from pathlib import Path  # not before it is needed: the server answers first

    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not chosen.is_absolute():
        homes = {"win32": os.environ.get("LOCALAPPDATA", ""), "darwin": "~/Library/Caches"}
        try:
            chosen = Path(homes.get(sys.platform, "~/.cache")).expanduser()
        except RuntimeError:  # nobody knows where the user is at home
            return None
    return chosen / "schema-ls" if chosen.is_absolute() else None


def write_cached(path: Path, content: bytes) -> None:
    """Put a file in its place as a whole, for its owner alone: whoever reads meanwhile sees the old one. Raises OSError."""
    missing = [folder for folder in path.parents if not folder.is_dir()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with open(made, "xb", opener=_for_owner) as file:
            file.write(content)
        made.replace(path)
    except OSError:
        made.unlink(missing_ok=True)
        raise


def _for_owner(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)
