"""The version that a text in a package.json or a lock file names. Knows no file."""

from __future__ import annotations

import re

_NUMBERS = re.compile(r"(\d+)(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:[-+][\w.+-]*)?")
_ALIAS = re.compile(r"npm:(?:@?[^@]+@)?")
_UNVERSIONED = ("workspace:", "catalog:", "link:", "file:", "git", "http:", "https:", "portal:", "patch:")

Numbers = tuple[int, ...]


def plain_version(text: str) -> str | None:
    """The numbers that a text starts with, `6.19.0` of `v6.19.0-dev.3(peer@1)`; None without any."""
    match = _NUMBERS.match(text.strip().removeprefix("v"))
    return _written(_numbers(match)) if match else None


def version_of_range(text: str) -> str | None:
    """The highest version that a range names, as exactly as it pins it.

    `^6.2.1` and `>=6.2` pin the major (`6`), `~6.2.1` and `6.2.x` the minor (`6.2`), `6.2.1` everything; of
    `^6 || ^7` the highest counts. None for `*`, `latest`, `workspace:*` and all that names no number.
    """
    text = _ALIAS.sub("", text.strip(), count=1)
    if text.startswith(_UNVERSIONED):
        return None
    named = [found for part in text.split("||") for found in _named_in(part)]
    return _written(max(named)) if named else None


def higher(versions: list[str]) -> str | None:
    """The highest of some plain versions."""
    return max(versions, key=lambda text: [int(part) for part in text.split(".")], default=None)


def _named_in(part: str) -> list[Numbers]:
    """What the comparators of one alternative pin. Upper ends (`<7`) name what is not allowed."""
    found = []
    for sign, text in re.findall(r"([\^~<>=]*)\s*v?([\w.*+-]*[\w*])", part):
        match = _NUMBERS.fullmatch(text)
        if match is None or sign == "<":
            continue
        kept = {"^": 1, ">": 1, ">=": 1, "~": 2}.get(sign, 3)
        found.append(_numbers(match)[:kept])
    return found


def _numbers(match: re.Match[str]) -> Numbers:
    found: list[int] = []
    for group in match.groups():
        if group is None or not group.isdigit():
            break
        found.append(int(group))
    return tuple(found)


def _written(numbers: Numbers) -> str:
    return ".".join(map(str, numbers))
