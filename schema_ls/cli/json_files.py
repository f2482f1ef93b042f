"""Files of JSON that people name: their content, or what is wrong with them, where, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

from schema_ls.base.errors import ConfigError, FileError, after_bytes


def read_json(path: Path, what: str, *, missing: str, broken: str) -> tuple[str, object]:
    """The text of a file and what it holds.

    `what` is the file in words; `missing` and `broken` say what to do where there is none, and where it cannot be used.
    Raises FileError and ConfigError.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise FileError(f"There is no {what} {path}.", missing) from error
    except IsADirectoryError as error:
        raise FileError(f"The {what} {path} is a folder.", "Give the path of a file.") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}{after_bytes(error)}: this is not UTF-8.", broken) from error
    except OSError as error:
        raise FileError(f"{path} cannot be read.", "Check its permissions.") from error
    try:
        return text, json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{path}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}.", broken) from error
    except RecursionError as error:
        raise ConfigError(f"{path}: this is nested too deeply to be read.", broken) from error
