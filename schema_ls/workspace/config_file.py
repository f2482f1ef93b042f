"""The table of settings in one file: `schema-ls.toml`, or a part of pyproject.toml. Knows no setting."""

from __future__ import annotations

import sys
from pathlib import Path

from schema_ls.base.errors import ConfigError, after_bytes
from schema_ls.base.toml import in_toml
from schema_ls.workspace.folders import text_beside


def settings_in(path: Path) -> dict[str, object] | None:
    """The table of settings in a file; None for a pyproject.toml that has none, and for a file that is gone."""
    try:
        text = text_beside(path, "strict")
    except FileNotFoundError:  # between the look whether it is there and now
        return None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}{after_bytes(error)}: this is not UTF-8.", "Save the file as UTF-8.") from error
    except OSError as error:
        raise ConfigError(f"{path} cannot be read.", "Check its permissions.") from error
    shared = path.name == "pyproject.toml"
    if shared and "schema-ls" not in text:
        return None
    try:
        content = _toml(text)
    except ValueError as error:
        from schema_ls.workspace.toml_places import place_of_fault

        place, reason = place_of_fault(str(error), text)
        raise ConfigError(f"{path}{place}: this is not valid TOML: {reason}.", "Correct the file.") from error
    except RecursionError as error:
        raise ConfigError(f"{path}: this is nested too deeply to be read.", "Correct the file.") from error
    if not shared:
        return content
    tool = content.get("tool")
    settings = tool.get("schema-ls") if isinstance(tool, dict) else None
    if settings is not None and not isinstance(settings, dict):
        from schema_ls.workspace.toml_places import place_in_file

        problem = f"`tool.schema-ls` in {place_in_file(path, 'tool.schema-ls')} is {in_toml(settings)}."
        raise ConfigError(problem, "It must be a table of settings: `[tool.schema-ls]`.")
    return settings


def _toml(text: str) -> dict[str, object]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text, parse_float=_Written)


class _Written(float):
    """A number as it was written: `6.10` is another version than `6.1`."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> _Written:
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __str__(self) -> str:
        return self.text
