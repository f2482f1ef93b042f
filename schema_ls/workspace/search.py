"""Finding schema files below files, folders and globs. Knows names and places, not what a schema says."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from schema_ls.base.errors import FileError, reason_of
from schema_ls.workspace.files import unreadable
from schema_ls.workspace.folders import absolute, exists, is_a_folder, is_a_link, text_beside
from schema_ls.workspace.ignore import Patterns, is_left_out, patterns, patterns_above, patterns_of

SUFFIX = ".prisma"
_GLOB_SIGNS = re.compile(r"[*?\[]")

# A generated client keeps a copy of its schema. Any of these sets of names beside it gives it away.
_ENGINE = re.compile(r"(lib)?query[_-](engine|compiler)")
_GENERATED = (
    {"index.d.ts", "index-browser.js"},
    {"index.d.ts", "runtime"},
    {"client.d.ts", "default.d.ts"},
)
_CLIENT_PACKAGE = re.compile(r'"name"\s*:\s*"(\.prisma/client|prisma-client-)')


class Found(NamedTuple):
    """Schema files, sorted and each only once, and what could not be looked at (never raised)."""

    files: tuple[Path, ...] = ()
    problems: tuple[FileError, ...] = ()


class _Walk:
    """What stays the same while one folder tree is walked."""

    __slots__ = ("excluded", "problems", "respect_gitignore")

    def __init__(self, respect_gitignore: bool, excluded: Patterns | None) -> None:
        self.respect_gitignore = respect_gitignore
        self.excluded = excluded
        self.problems: list[FileError] = []

    def leaves_out(self, rules: Sequence[Patterns], path: Path, is_folder: bool) -> bool:
        if self.excluded and is_left_out((self.excluded,), path, is_folder):
            return True
        return self.respect_gitignore and is_left_out(rules, path, is_folder)


def find_schemas(
    paths: Iterable[Path | str],
    *,
    respect_gitignore: bool = True,
    exclude: Sequence[str] = (),
    exclude_from: Path | None = None,
) -> Found:
    """The schema files that `paths` stand for, with the same beginnings (relative stays relative).

    A file is taken whatever its name; a folder is searched for `*.prisma`; a glob (`*`, `**`, `?`, `[..]`)
    takes the `*.prisma` files it matches and those in the folders it matches. Searching leaves out what git
    ignores, node_modules, folders whose name starts with a dot, files that start with `.#`, copies of the
    schema in generated clients, and `exclude`: lines as in `.gitignore`, counted from `exclude_from` (the
    working folder where that is None). Links to files are taken once, links to folders are not followed.
    """
    base = absolute(exclude_from or Path())
    walk = _Walk(respect_gitignore, patterns(base, exclude))
    named: list[Path] = []
    searched: list[Path] = []
    for given in paths:
        path = Path(given)
        if is_a_folder(path):
            searched += _search(path, walk)
        elif exists(path) or is_a_link(path):  # whoever reads a link that leads nowhere is told
            named.append(path)
        elif _GLOB_SIGNS.search(str(given)):
            searched += _glob(path, walk)
        elif error := _trouble_with(path):
            walk.problems.append(error)
    return Found(_unique(named + sorted(searched)), tuple(walk.problems))


def schemas_in(folder: Path) -> Found:
    """Every schema file of a folder that is one schema as a whole, whatever git ignores."""
    walk = _Walk(False, None)
    return Found(_unique(sorted(_search(folder, walk))), tuple(walk.problems))


def _search(root: Path, walk: _Walk, wanted: Callable[[Path], bool] | None = None) -> Iterator[Path]:
    """Schema files below `root`; `wanted` is asked about their places relative to it."""
    top = absolute(root)
    rules = patterns_above(top) if walk.respect_gitignore else ()
    waiting = [(top, rules)]
    while waiting:
        folder, rules = waiting.pop()
        entries = _entries(folder, walk.problems)
        if folder != top and _is_generated(folder, entries):
            continue
        if walk.respect_gitignore:
            rules = (*rules, *patterns_of(folder))
        for name, is_folder in entries.items():
            path = folder / name
            if not _is_candidate(name, is_folder) or walk.leaves_out(rules, path, is_folder):
                continue
            if is_folder:
                waiting.append((path, rules))
            elif wanted is None or wanted(path.relative_to(top)):
                yield root / path.relative_to(top)


def _glob(pattern: Path, walk: _Walk) -> list[Path]:
    fixed = 0
    while not _GLOB_SIGNS.search(pattern.parts[fixed]):
        fixed += 1
    root = Path(*pattern.parts[:fixed])
    matching = patterns(root, ["/" + "/".join(pattern.parts[fixed:])])
    files: list[Path] = []
    if matching and is_a_folder(root):
        spec = matching.spec
        files = list(_search(root, walk, lambda path: spec.match_file(path.as_posix())))
    if not files:
        walk.problems.append(FileError(f"No schema file matches {pattern}.", "Check the pattern."))
    return files


def _entries(folder: Path, problems: list[FileError]) -> dict[str, bool]:
    """The names in a folder and whether they are folders. Other things than files and folders are missing."""
    entries: dict[str, bool] = {}
    try:
        with os.scandir(folder) as listing:
            for entry in listing:
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_folder or _leads_to_file(entry):
                    entries[entry.name] = is_folder
    except OSError as error:
        problems.append(FileError(f"{folder} cannot be searched: {reason_of(error)}.", "Check its permissions."))
    return entries


def _leads_to_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link to one. A schema that is a link to nothing is found, too: reading it says so."""
    try:
        return entry.is_file() or (entry.name.endswith(SUFFIX) and entry.is_symlink() and not exists(Path(entry.path)))
    except OSError:  # a ring of links
        return entry.name.endswith(SUFFIX)


def _is_candidate(name: str, is_folder: bool) -> bool:
    if is_folder:
        return name != "node_modules" and not name.startswith(".")
    # Editors mark a file in use with a link called `.#name`.
    return name.endswith(SUFFIX) and not name.startswith(".#")


def _is_generated(folder: Path, entries: dict[str, bool]) -> bool:
    if "schema.prisma" not in entries:
        return False
    if any(names <= entries.keys() for names in _GENERATED) or any(map(_ENGINE.match, entries)):
        return True
    if "index.js" not in entries or "package.json" not in entries:
        return False
    try:
        return bool(_CLIENT_PACKAGE.search(text_beside(folder / "package.json")))
    except OSError:
        return False


def _trouble_with(path: Path) -> FileError | None:
    try:
        path.stat()
    except OSError as error:
        return unreadable(path, error)
    except ValueError:  # a NUL character in the name
        return FileError(f"{str(path)!r} is not a path.", "Check the spelling of the path.")
    return None


def _unique(paths: Iterable[Path]) -> tuple[Path, ...]:
    """`paths`, sorted, without those that lead to the same file as an earlier one."""
    seen: dict[str, Path] = {}
    for path in paths:
        seen.setdefault(os.path.realpath(path), path)
    return tuple(sorted(seen.values()))
