"""A baseline: findings that a schema had when it began to be checked, and that are not told again.

A file of JSON: `{"version": 1, "findings": [{"file", "code", "message", "count"}]}`. Files count from the folder of the
baseline. Lines are left out, so that what moves stays known.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from schema_ls.base.errors import ConfigError
from schema_ls.cli.json_files import read_json
from schema_ls.cli.report.entries import Entry
from schema_ls.workspace.files import write_atomically
from schema_ls.workspace.folders import absolute

_VERSION = 1
_Key = tuple[str, str, str]
_BETWEEN = re.compile(r"[\s,:]*")
_READER = json.JSONDecoder()
_REMEDY = "Write it anew with --update-baseline."


def read_baseline(path: Path) -> Counter[_Key]:
    """How often each finding is known. Raises FileError and ConfigError."""
    text, content = read_json(path, "baseline", missing="Make one with --update-baseline.", broken=_REMEDY)
    if (
        not isinstance(content, dict)
        or content.get("version") != _VERSION
        or not isinstance(content.get("findings"), list)
    ):
        raise ConfigError(f"{path}:1:1: this is no baseline of this version of schema-ls.", _REMEDY)
    return Counter(dict(_known(path, text, content["findings"])))


def _known(path: Path, text: str, findings: list[object]) -> Iterator[tuple[_Key, int]]:
    for number, held in enumerate(findings):
        found = held if isinstance(held, dict) else {}
        parts = [found.get(name) for name in ("file", "code", "message")]
        count = found.get("count")
        if not all(isinstance(part, str) for part in parts) or not isinstance(count, int):
            place = _place_of_entry(text, number)
            raise ConfigError(f"{path}{place}: entry {number + 1} of `findings` is not a finding.", _REMEDY)
        file, code, message = map(str, parts)
        yield (file, code, message), count


def _place_of_entry(text: str, number: int) -> str:
    """Where an entry of `findings` begins, as `:line:column`. `text` is an object of JSON that has them."""
    at = _start_of_findings(text)
    for _ in range(number):
        at = _behind(text, at)
    return f":{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def _start_of_findings(text: str) -> int:
    """Where the first entry begins. Of two keys with one name JSON takes the later one."""
    at, found = _next(text, text.index("{") + 1), 0
    while text[at] != "}":
        key, end = _READER.raw_decode(text, at)
        value = _next(text, end)
        if key == "findings":
            found = _next(text, value + 1)
        at = _behind(text, value)
    return found


def _behind(text: str, at: int) -> int:
    """Where the value behind the one at a place begins."""
    return _next(text, _READER.raw_decode(text, at)[1])


def _next(text: str, at: int) -> int:
    between = _BETWEEN.match(text, at)
    return between.end() if between else at


def beyond(baseline: Path, known: Counter[_Key], entries: Iterable[Entry]) -> list[Entry]:
    """The entries that a baseline does not know: of several alike those behind the known number."""
    left = Counter(known)
    new = []
    for entry in entries:
        key = _key(baseline, entry)
        left[key] -= 1
        if left[key] < 0:
            new.append(entry)
    return new


def write_baseline(path: Path, entries: Iterable[Entry]) -> int:
    """Write what is found today; how many findings that are. Raises FileError."""
    counted = Counter(_key(path, entry) for entry in entries)
    findings = [
        {"file": file, "code": code, "message": message, "count": count}
        for (file, code, message), count in sorted(counted.items())
    ]
    write_atomically(path, json.dumps({"version": _VERSION, "findings": findings}, indent=2) + "\n")
    return counted.total()


def _key(baseline: Path, entry: Entry) -> _Key:
    here = absolute(baseline).parent
    name = Path(os.path.relpath(absolute(Path(entry.file)), here)).as_posix()
    return name, entry.code, entry.message
