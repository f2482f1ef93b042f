"""Which version of a package a lock file holds. Knows the formats of the files, not where they lie.

Lock files can be large: each is looked through once from the front, none is read as a whole document. What
is not found, and what is broken, is None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from schema_ls.workspace.ranges import higher, plain_version


class Wanted(NamedTuple):
    """Who asks for a package.

    `importer` is the place of the asking package relative to the lock file, `.` for beside it. `ranges` pairs
    a package with the range it is asked for in; `importer_name` is what the asking package calls itself.
    """

    importer: str = "."
    ranges: tuple[tuple[str, str], ...] = ()
    importer_name: str = ""

    def range_of(self, package: str) -> str | None:
        """The range in which a package is asked for, if it is known."""
        return dict(self.ranges).get(package)

    @property
    def is_beside(self) -> bool:
        """Whether the lock file belongs to the asking package itself, not to one further up."""
        return self.importer == "."


Reader = Callable[[str, str, Wanted], "str | None"]


def npm_version(text: str, package: str, wanted: Wanted) -> str | None:
    """From a package-lock.json or npm-shrinkwrap.json of any version."""
    if '"packages"' not in text:
        return _npm_1_version(text, package) if wanted.is_beside else None
    if not wanted.is_beside and f'"{wanted.importer}": {{' not in text:
        return None
    for folder in _folders_up(wanted.importer):
        entry = _json_value(text, f"{folder}node_modules/{package}")
        if isinstance(entry, dict) and (version := plain_version(str(entry.get("version", "")))):
            return version
    return None


def pnpm_version(text: str, package: str, wanted: Wanted) -> str | None:
    """From a pnpm-lock.yaml of any version, catalogs included."""
    from_catalog: list[str] = []
    for path, value in yaml_values(text, until=("packages", "snapshots")):
        match path:
            case ("importers", importer, group, name, *rest) if (importer, name) == (
                wanted.importer,
                package,
            ):
                if group in _GROUPS and rest in ([], ["version"]) and (version := plain_version(value)):
                    return version
            case ("catalogs", _, name, "version") if name == package and (version := plain_version(value)):
                from_catalog.append(version)
            case (group, name, *rest) if group in _GROUPS and name == package and wanted.is_beside:
                if rest in ([], ["version"]) and (version := plain_version(value)):
                    return version
    return higher(from_catalog) if (wanted.range_of(package) or "").startswith("catalog:") else None


def yarn_version(text: str, package: str, wanted: Wanted) -> str | None:
    """From a yarn.lock, both of the first generation and of the later ones."""
    asked = wanted.range_of(package)
    others: list[str] = []
    for match in _YARN_ENTRY.finditer(text):
        names = [name.strip().strip('"') for name in match[1].split(",")]
        ranges = [name[len(package) + 1 :] for name in names if name.startswith(package + "@")]
        version = plain_version(match[2])
        if not ranges or version is None:
            continue
        if asked in [name.removeprefix("npm:") for name in ranges] or asked in ranges:
            return version
        others.append(version)
    # A package further down with another range than any in the lock has a lock of its own, or none.
    fits = wanted.is_beside or (asked or "").startswith("catalog:")
    return higher(others) if fits else None


def bun_version(text: str, package: str, wanted: Wanted) -> str | None:
    """From a bun.lock."""
    if not wanted.is_beside and not re.search(rf'"{re.escape(wanted.importer)}"\s*:\s*\{{', text):
        return None
    for key in (f"{wanted.importer_name}/{package}", package):
        entry = re.search(rf'"{re.escape(key)}"\s*:\s*\[\s*"{re.escape(package)}@([^"]+)"', text)
        if entry and (version := plain_version(entry[1])):
            return version
    return None


LOCKS: tuple[tuple[str, Reader], ...] = (
    ("pnpm-lock.yaml", pnpm_version),
    ("yarn.lock", yarn_version),
    ("bun.lock", bun_version),
    ("npm-shrinkwrap.json", npm_version),
    ("package-lock.json", npm_version),
)
"""The names of lock files with what reads them."""

_GROUPS = ("dependencies", "devDependencies", "optionalDependencies")
# An entry: a line of names that is not indented, and its version among the indented lines that follow.
_YARN_ENTRY = re.compile(
    r'^([^\s#][^\r\n]*):\r?\n(?:[ \t][^\r\n]*\r?\n)*?[ \t]+version:?[ \t]+"?([^\s"]+)', re.MULTILINE
)
_YAML_LINE = re.compile(
    r"""
    ^(?P<indent>\ *)
    (?P<key>'[^'\r\n]*' | "[^"\r\n]*" | [^\s\#'":-][^:\r\n]*) :
    (?:[ \t]+(?P<value>[^\r\n]*))? \r?$
    """,
    re.MULTILINE | re.VERBOSE,
)
_YAML_COMMENT = re.compile(r"(?:^|\s)#.*")
_YAML_INLINE = re.compile(r"""['"]?([\w@/.-]+)['"]?:\s*['"]?([^,{}'"]+)""")


def yaml_values(text: str, until: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The plain values of a YAML file with the keys that lead to them, as far as nesting is by indentation.

    Stops at the first top-level key that is in `until`. Lists and values of several lines are passed over;
    `{specifier: ^6, version: 6.0.0}` on one line gives its values.
    """
    above: list[tuple[int, str]] = []
    for match in _YAML_LINE.finditer(text):
        depth, key = len(match["indent"]), match["key"].strip("'\"")
        if not depth and key in until:
            return
        while above and above[-1][0] >= depth:
            above.pop()
        above.append((depth, key))
        path = tuple(name for _, name in above)
        value = _YAML_COMMENT.sub("", match["value"] or "").strip()
        if value.startswith("{"):
            for inner, text_of_inner in _YAML_INLINE.findall(value):
                yield (*path, inner), text_of_inner
        elif value:
            yield path, value.strip("'\"")


def _folders_up(importer: str) -> Iterator[str]:
    """`a/b/`, `a/` and the empty text for `a/b`: where npm looks for a package, nearest first."""
    parts = [] if importer == "." else importer.split("/")
    for end in range(len(parts), -1, -1):
        yield "".join(part + "/" for part in parts[:end])


def _json_value(text: str, key: str) -> object:
    """The value of the first `"key":` in a JSON text, read without the rest of it."""
    import json

    match = re.compile(rf'"{re.escape(key)}"\s*:\s*').search(text)
    if match is None:
        return None
    try:
        value: object = json.JSONDecoder().raw_decode(text, match.end())[0]
    except (ValueError, RecursionError):
        return None
    return value


def _npm_1_version(text: str, package: str) -> str | None:
    import json

    try:
        entry = json.loads(text)["dependencies"][package]["version"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return plain_version(str(entry))
