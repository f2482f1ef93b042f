"""Where a setting stands in a TOML file, for messages. Works on lines: a file that cannot be parsed has places, too."""

from __future__ import annotations

import re
from pathlib import Path

from schema_ls.workspace.folders import text_beside
from schema_ls.workspace.setting_values import kebab

_HEADER = re.compile(r"\s*\[+([^\[\]]+)\]")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")


def place_in_file(path: Path, key: str, word: str = "") -> str:
    """`file:line:column` of a setting such as `lint.select`, or of a word in its value; the file alone where it is not found.

    `key` counts from the table of schema-ls. Line and column (in code points) count from 1.
    """
    try:
        lines = text_beside(path, "strict").splitlines()
    except (OSError, UnicodeDecodeError):
        return str(path)
    found = place_in(lines, key, word)
    return f"{path}:{found[0] + 1}:{found[1] + 1}" if found else str(path)


def place_in(lines: list[str], key: str, word: str = "") -> tuple[int, int] | None:
    """Row and column, counted from 0, of the line that sets `key`, or of `word` from there on.

    Of a key in a table that is written as a value, `lint = { ignore = [] }`, that of its last word there.
    """
    table, _, last = key.rpartition(".")
    return _place_in(lines, key, word) or (place_in(lines, table, last) if table else None)


def _place_in(lines: list[str], key: str, word: str) -> tuple[int, int] | None:
    table = ""
    for row, line in enumerate(lines):
        if header := _HEADER.match(line):
            table = _plain(header[1])
            if _is(table, key):
                return _word(lines, row, header.start(1), word)
        elif (setting := _KEY.match(line)) and _is(f"{table}.{_plain(setting[1])}", key):
            return _word(lines, row, setting.start(1), word)
    return None


def _is(full: str, key: str) -> bool:
    """Whether a full name is that of a setting, or of something in it."""
    name = full.strip(".").removeprefix("tool.schema-ls.")
    return name == key or name.startswith(f"{key}.")


def _plain(name: str) -> str:
    """A dotted name without quotes and blanks, in the spelling with hyphens."""
    return ".".join(kebab(part.strip().strip("\"'")) for part in name.split("."))


def _word(lines: list[str], row: int, column: int, word: str) -> tuple[int, int]:
    """The first place of a word at or behind a place; the place itself where there is none, or no word."""
    in_any_spelling = re.sub(r"\\-(\w)", lambda part: rf"(?:[-_]{part[1]}|{part[1].upper()})", re.escape(word))
    pattern = re.compile(rf"(?<![\w-]){in_any_spelling}(?![\w-])")
    for number in range(row, len(lines)) if word else ():
        if found := pattern.search(lines[number], column if number == row else 0):
            return number, found.start()
    return row, column


_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


def place_of_fault(reason: str, text: str) -> tuple[str, str]:
    """Where in a text the TOML reader stopped, as `:line:column`, and its reason without that."""
    found = _TOML_PLACE.search(reason)
    if found is None:
        return "", reason
    lines = text.split("\n")
    place = found["line"], found["column"]
    line, column = place if place[0] else (len(lines), len(lines[-1]) + 1)
    return f":{line}:{column}", reason[: found.start()]
