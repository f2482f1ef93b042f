"""Shapes of lines that were met in earlier runs, in a file of the user's cache folder: never in a project.

Lark takes a tenth of a second to load, and a shape that the shipped table lacks needs it. The file belongs to one grammar
and one version of the program; one that is of another, damaged or cut off counts as none, and is written anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from schema_ls.workspace.cache import cache_folder, write_cached

if TYPE_CHECKING:
    from pathlib import Path

FILE = "shapes.json"
_MOST = 2_000
"""Shapes in the file at most; when it is full, those that come are kept, and others go."""
_LONGEST = 400
"""Letters of a shape that is kept: a longer one hardly comes again."""


class KeptShapes:
    """Reads the file when the first unknown shape is met, and writes it when asked to, if there is something new.

    `folder` says where it is, once that is needed.
    """

    def __init__(self, folder: Callable[[], Path | None] = cache_folder) -> None:
        self._folder = folder
        self._rows: dict[str, Any] | None = None
        self._new: dict[str, tuple[Any, ...]] = {}

    def find(self, key: str) -> tuple[Any, ...] | None:
        """The row of a shape in the file."""
        if self._rows is None:
            self._rows = self._read()
        row = self._rows.get(key)
        return None if row is None else tuple(map(_as_tuple, row))

    def add(self, key: str, row: tuple[Any, ...]) -> None:
        """Keep the row of a shape that the file lacks."""
        if len(key) <= _LONGEST and len(self._new) < _MOST:
            self._new[key] = row

    def save(self) -> None:
        """Write the file if there is something new. A folder that cannot be written costs time later, nothing else."""
        folder = self._folder() if self._new else None
        if folder is None:
            return
        rows = [*self._read().items(), *self._new.items()][-_MOST:]
        self._new = {}
        try:
            write_cached(folder / FILE, _with_head(dict(rows)))
        except OSError:
            return

    def _read(self) -> dict[str, Any]:
        """The rows of the file, none where it is missing or of no use."""
        import json

        folder = self._folder()
        try:
            content = (folder / FILE).read_bytes() if folder else b""
        except OSError:  # no file, or none that may be read
            return {}
        head, _, body = content.partition(b"\n")
        return json.loads(body) if head == _head(body) else {}


def _with_head(rows: dict[str, Any]) -> bytes:
    import json

    body = json.dumps(rows, separators=(",", ":")).encode()
    return _head(body) + b"\n" + body


def _head(body: bytes) -> bytes:
    """What the first line of a file with this content has to be: program, grammar, checksum."""
    import zlib

    from schema_ls.base.about import __version__
    from schema_ls.syntax.shapes_table import GRAMMAR

    return f"schema-ls {__version__} {GRAMMAR} {zlib.crc32(body)}".encode()


def _as_tuple(part: Any) -> Any:
    """JSON has lists only, rows have tuples only."""
    return tuple(map(_as_tuple, part)) if isinstance(part, list) else part
