"""What git leaves out: `.gitignore` at every level and `.git/info/exclude`. Knows no schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

from schema_ls.workspace.folders import ancestors, exists, text_beside


class Patterns(NamedTuple):
    """Lines in the language of `.gitignore` that speak about what lies in one (absolute) folder."""

    folder: Path
    spec: GitIgnoreSpec

    def verdict(self, path: Path, is_folder: bool) -> bool | None:
        """True: left out. False: taken back in by a `!` line. None: no line speaks of it."""
        name = path.relative_to(self.folder).as_posix()
        return self.spec.check_file(name + "/" if is_folder else name).include


def patterns(folder: Path, lines: Iterable[str]) -> Patterns | None:
    """The patterns in `lines`, None where there is none. A line that is no pattern is passed over."""
    kept = [line for line in lines if line.strip() and not line.startswith("#")]
    if not kept:
        return None
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines(kept)
    except ValueError:
        spec = GitIgnoreSpec.from_lines(line for line in kept if _is_pattern(line))
    return Patterns(folder, spec) if len(spec) else None


def patterns_of(folder: Path) -> Iterator[Patterns]:
    """What a folder's own files of patterns say, weakest first."""
    for name in (".git/info/exclude", ".gitignore"):
        try:
            text = text_beside(folder / name)
        except OSError:
            continue
        if found := patterns(folder, text.splitlines()):
            yield found


def patterns_above(folder: Path) -> tuple[Patterns, ...]:
    """The patterns of the folders above that hold for `folder`, weakest first.

    There are none outside of a git repository, and none for a folder that is itself left out: who names it
    wants to see into it.
    """
    above = list(ancestors(folder))
    if not exists(above[-1] / ".git"):
        return ()
    found = tuple(p for upper in reversed(above[1:]) for p in patterns_of(upper))
    return () if any(is_left_out(found, part, True) for part in reversed(above[:-1])) else found


def is_left_out(rules: Iterable[Patterns], path: Path, is_folder: bool) -> bool:
    """Whether `rules`, weakest first, leave out the absolute `path`. The last that speaks of it decides."""
    left_out = False
    for rule in rules:
        if path.is_relative_to(rule.folder) and path != rule.folder:
            verdict = rule.verdict(path, is_folder)
            left_out = left_out if verdict is None else verdict
    return left_out


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
