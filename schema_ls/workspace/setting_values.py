"""How values of settings are read: what they become, or ValueError for one that may not be.

Each function takes a value as it was written and the folder that paths count from.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath
from typing import TYPE_CHECKING

from schema_ls.base.errors import ConfigError
from schema_ls.workspace.folders import absolute

if TYPE_CHECKING:
    from schema_ls.base.finding import Severity

OFF = "off"
"""What hides the findings of a rule."""


def kebab(key: str) -> str:
    """A key in its own spelling: `prismaVersion` and `prisma_version` are `prisma-version`."""
    words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in str(key))
    return words.replace("_", "-").lstrip("-")


def text(value: object, _: Path) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError
    return value


def version(value: object, folder: Path) -> str:
    """A version of Prisma, as it was written."""
    # `prisma-version = 6.19` without quotes is what people write; TOML reads it as a number.
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    written = text(value, folder)
    from schema_ls.workspace.written_version import version_named

    try:
        version_named(written)
    except ConfigError as error:
        raise ValueError from error
    return written


def path(value: object, folder: Path) -> Path:
    """An absolute path."""
    return absolute(folder / text(value, folder))


def texts(value: object, folder: Path) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(value, (list, tuple)):
        raise ValueError
    return tuple(text(part, folder) for part in value)


def truth(value: object, _: Path) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError
    return value


def indent(value: object, _: Path) -> int:
    """A number of spaces."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= 16:
        raise ValueError
    return value


def align(value: object, _: Path) -> str:
    """Which lines are aligned."""
    if value not in ("group", "block", "none"):
        raise ValueError
    return str(value)


def lists(value: object, folder: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A list of texts for each key."""
    if not isinstance(value, Mapping):
        raise ValueError
    return tuple((str(pattern), texts(names, folder)) for pattern, names in value.items())


def tables(value: object, _: Path) -> tuple[tuple[str, tuple[tuple[str, object], ...]], ...]:
    """A table for each key; what stands in them is read by whoever knows them."""
    if not isinstance(value, Mapping) or not all(isinstance(table, Mapping) for table in value.values()):
        raise ValueError
    return tuple(
        (str(name), tuple((kebab(key), _frozen(held)) for key, held in table.items())) for name, table in value.items()
    )


def _frozen(value: object) -> object:
    """A value that can be a part of a key."""
    if isinstance(value, list):
        return tuple(_frozen(part) for part in value)
    if isinstance(value, Mapping):
        raise ValueError
    return value


def naming(value: object, _: Path) -> str:
    """What new models and fields are called."""
    if value not in ("database", "camel", "camel-singular"):
        raise ValueError
    return str(value)


def file_names(value: object, folder: Path) -> tuple[tuple[str, str], ...]:
    """A schema file for each key, below the folder of the schema: others would not be found again."""
    if not isinstance(value, Mapping):
        raise ValueError
    found = tuple((str(pattern), normpath(text(file, folder))) for pattern, file in value.items())
    if any(name.startswith(("/", "../")) or not name.endswith(".prisma") for _, name in found):
        raise ValueError
    return found


def severities(value: object, _: Path) -> tuple[tuple[str, Severity | None], ...]:
    """A severity for each key, None for `off`."""
    if not isinstance(value, Mapping):
        raise ValueError
    from schema_ls.base.finding import Severity  # only now: few projects set any

    return tuple((str(code), None if name == OFF else Severity(name)) for code, name in value.items())
