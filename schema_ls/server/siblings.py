"""Which files an editor shows as one schema."""

from __future__ import annotations

import re
from pathlib import Path

from schema_ls.base.errors import UserError
from schema_ls.workspace.config import Config
from schema_ls.workspace.files import read_schema
from schema_ls.workspace.groups import schema_group
from schema_ls.workspace.search import SUFFIX

_DATASOURCE = re.compile(r"^[ \t]*datasource[ \t]+\w+[ \t]*\{", re.MULTILINE)


def siblings(path: Path, config: Config) -> tuple[Path, ...]:
    """The files of the schema that a file belongs to, itself among them.

    Where nothing says that files belong together, those of one folder do when exactly one of them has a datasource:
    the others could not be a schema without it. Two datasources are two schemas.
    """
    try:
        said = schema_group(path, config).files
    except (UserError, OSError, ValueError):
        return (path,)
    return said if len(said) > 1 else _in_folder(path)


def _in_folder(path: Path) -> tuple[Path, ...]:
    try:
        names = sorted(path.parent.glob(f"*{SUFFIX}"))
    except OSError:
        return (path,)
    texts = {name: text for name in names if not name.name.startswith(".#") and (text := _text(name)) is not None}
    sources = sum(bool(_DATASOURCE.search(text)) for text in texts.values())
    return tuple(texts) if sources == 1 and path in texts else (path,)


def _text(path: Path) -> str | None:
    try:
        return read_schema(path)
    except UserError:
        return None
