"""Which version of Prisma a project uses, and which file says so. Knows packages, not the language.

Versions are texts of one to three numbers (`6`, `6.19`, `6.19.0`); what they allow is for others to say.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from schema_ls.base.errors import reason_of
from schema_ls.workspace.folders import ancestors, exists, folder_of, is_a_file, text_beside
from schema_ls.workspace.locks import LOCKS, Wanted, yaml_values
from schema_ls.workspace.prisma_config import find_prisma_config
from schema_ls.workspace.ranges import plain_version, version_of_range

NEWEST = "7"
"""What holds where nothing says anything."""
WITH_CONFIG_FILE = "7"
"""The first major that has the url in prisma.config instead of the datasource."""
WITH_URL = "6"
"""The last major that has the url in the datasource."""

# The command line tool brings the rules of the schema, so it speaks first.
PACKAGES = ("prisma", "@prisma/client")
_DEPENDENCIES = ("dependencies", "devDependencies", "optionalDependencies", "peerDependencies")


class Detected(NamedTuple):
    """A version, which file said it, why that counts, and what was found broken on the way."""

    version: str
    source: str
    reason: str
    notes: tuple[str, ...] = ()


def detect_version(schema_path: Path, *, has_url: bool | None = None) -> Detected:
    """The version that judges a schema for which nobody has set one: the first that is known of these.

    1. what the nearest package locks, has installed or asks for: lock files and installed packages of a folder
    before those of the folders above, the range in a package.json where there are none; 2. 7 for a datasource
    without url (`has_url` is False) beside a prisma.config file; 3. 6 for a datasource with one; 4. the newest.
    """
    folder = folder_of(schema_path)
    found, notes = _look_up(folder)
    if found is None and has_url is False and (config := find_prisma_config(folder)):
        reason = f"{config.name} is there and the datasource has no url, as in Prisma {WITH_CONFIG_FILE}"
        found = Detected(WITH_CONFIG_FILE, str(config), reason)
    if found is None and has_url:
        reason = f"the datasource has a url, which Prisma {WITH_URL} was the last to take"
        found = Detected(WITH_URL, str(schema_path), reason)
    if found is None:
        found = Detected(NEWEST, "default", "nothing near the schema says which version of Prisma it is for")
    return found._replace(notes=notes)


def known_version(schema_path: Path) -> Detected | None:
    """What the packages around a schema say, without a guess by the schema itself; None where they say nothing."""
    return _look_up(folder_of(schema_path))[0]


def versions_of_packages(schema_path: Path) -> tuple[Detected, ...]:
    """Which version each of the packages has, where one package.json asks for both and not alike; else nothing.

    Only then are the lock files read for each of them.
    """
    folder = folder_of(schema_path)
    packages = (_package_in(here, []) for here in ancestors(folder))
    package = next((package for package in packages if package), None)
    if package is None or {*dict(package.ranges)} != {*PACKAGES} or len({text for _, text in package.ranges}) == 1:
        return ()
    found = (_look_up(folder, (wish,))[0] for wish in PACKAGES)
    return tuple(one for one in found if one)


class _Package(NamedTuple):
    """A package.json that asks for Prisma."""

    folder: Path
    name: str
    ranges: tuple[tuple[str, str], ...]


def _look_up(folder: Path, wishes: Sequence[str] = PACKAGES) -> tuple[Detected | None, tuple[str, ...]]:
    notes: list[str] = []
    package: _Package | None = None
    for here in ancestors(folder):
        package = package or _package_in(here, notes)
        found = _locked_in(here, package, wishes, notes) or _installed_in(here, wishes, notes)
        if found:
            return found, tuple(notes)
    return (_asked_for(package, wishes, notes) if package else None), tuple(notes)


def _locked_in(folder: Path, package: _Package | None, wishes: Sequence[str], notes: list[str]) -> Detected | None:
    wanted = Wanted()
    if package:
        importer = Path(os.path.relpath(package.folder, folder)).as_posix()
        wanted = Wanted(importer, package.ranges, package.name)
    for name, read in LOCKS:
        text = _text_of(folder / name, notes)
        if text is None:
            continue
        for wish in wishes:
            if version := read(text, wish, wanted):
                return Detected(version, str(folder / name), f"{name} locks {wish} {version}")
    if is_a_file(folder / "bun.lockb") and not exists(folder / "bun.lock"):
        notes.append(f"{folder / 'bun.lockb'} is a binary file, which is not read.")
    return None


def _installed_in(folder: Path, wishes: Sequence[str], notes: list[str]) -> Detected | None:
    for wish in wishes:
        path = folder / "node_modules" / wish / "package.json"
        content = _json_in(path, notes)
        if content and (version := plain_version(str(content.get("version", "")))):
            return Detected(version, str(path), f"{wish} {version} is installed")
    return None


def _package_in(folder: Path, notes: list[str]) -> _Package | None:
    """The package.json of exactly this folder, if it asks for Prisma."""
    content = _json_in(folder / "package.json", notes)
    groups = [content[group] for group in _DEPENDENCIES if group in content] if content else []
    ranges = {
        wish: group[wish]
        for group in reversed(groups)
        if isinstance(group, dict)
        for wish in PACKAGES
        if isinstance(group.get(wish), str)
    }
    return _Package(folder, str(content.get("name", "")), tuple(ranges.items())) if content and ranges else None


def _asked_for(package: _Package, wishes: Sequence[str], notes: list[str]) -> Detected | None:
    """What the ranges of a package name, and what catalogs say where it refers to them."""
    path = package.folder / "package.json"
    for wish in wishes:
        asked = dict(package.ranges).get(wish, "")
        source, text = path, asked
        if asked.startswith("catalog:"):
            source, text = _from_catalog(package.folder, wish, asked.removeprefix("catalog:"), notes) or (
                path,
                "",
            )
        if version := version_of_range(text):
            return Detected(version, str(source), f"{source.name} asks for {wish} {text}")
    return None


def _from_catalog(folder: Path, wish: str, catalog: str, notes: list[str]) -> tuple[Path, str] | None:
    """The file with the catalog that holds for a folder, and the range that it gives for a package."""
    for here in ancestors(folder):
        for path, keys, text in _catalogs_in(here, notes):
            if keys == (catalog.strip() or "default", wish):
                return path, text
    return None


def _catalogs_in(folder: Path, notes: list[str]) -> Iterator[tuple[Path, tuple[str, str], str]]:
    """All entries of catalogs in a folder: the file, (catalog, package), the range."""
    for name in ("pnpm-workspace.yaml", ".yarnrc.yml"):
        path = folder / name
        for keys, text in yaml_values(_text_of(path, notes) or ""):
            match keys:
                case ("catalog", package):
                    yield path, ("default", package), text
                case ("catalogs", catalog, package):
                    yield path, (catalog, package), text
    path = folder / "package.json"
    content = _json_in(path, [])
    for holder in (content, content.get("workspaces")) if content else ():
        if isinstance(holder, dict):
            named = holder.get("catalogs")
            catalogs = {"default": holder.get("catalog"), **(named if isinstance(named, dict) else {})}
            for catalog, entries in catalogs.items():
                for package, text in entries.items() if isinstance(entries, dict) else ():
                    yield path, (catalog, package), str(text)


def _json_in(path: Path, notes: list[str]) -> dict[str, object] | None:
    text = _text_of(path, notes)
    if text is None:
        return None
    import json

    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        content = None
    if isinstance(content, dict):
        return content
    notes.append(f"{path} is not a JSON object and was passed over.")
    return None


def _text_of(path: Path, notes: list[str]) -> str | None:
    """The text of a file, None where there is none."""
    try:
        return text_beside(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        notes.append(f"{path} cannot be read: {reason_of(error)}.")
        return None
