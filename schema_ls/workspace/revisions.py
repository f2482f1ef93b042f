"""Schemas as they were at a revision of git. Asks the `git` that is installed, and changes nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path, PurePosixPath

from schema_ls.base.errors import FileError
from schema_ls.workspace.files import decode_schema
from schema_ls.workspace.folders import absolute, is_a_folder
from schema_ls.workspace.search import SUFFIX

_SECONDS = 60


def schema_at(revision: str, path: Path) -> tuple[tuple[str, str], ...]:
    """The files of a schema at a revision, (name, text) each: the file at `path`, or all schema files of that folder.

    `path` counts from the working folder; it need not exist any more. Raises FileError.
    """
    place = absolute(path)
    folder = next(above for above in (place, *place.parents) if is_a_folder(above))
    commit = _commit(revision, folder)
    inside = place.relative_to(folder).as_posix()
    listed = _run(folder, "ls-tree", "-r", "-z", "--name-only", commit, "--", inside).decode("utf-8", "surrogateescape")
    names = [name for name in listed.split("\0") if name and _is_schema(name, inside)]
    if not names:
        raise FileError(
            f"Revision `{revision}` has no schema at `{path}`.", "Check the path; it counts from this folder."
        )
    return tuple((name, _text(folder, commit, name)) for name in sorted(names))


def _is_schema(name: str, asked: str) -> bool:
    """Whether a listed file belongs to the schema; the one that was asked for does, whatever it is called."""
    parts = PurePosixPath(name)
    return name == asked or (parts.suffix == SUFFIX and "node_modules" not in parts.parts)


def _commit(revision: str, folder: Path) -> str:
    try:
        found = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except FileError as error:
        if not isinstance(error.__cause__, subprocess.CalledProcessError):
            raise
        raise FileError(
            f"`{revision}` is no revision of a git repository at `{folder}`.",
            "Name a commit, branch or tag that `git log` knows: git:REVISION:PATH.",
        ) from error
    # The option is echoed by versions of git that do not take it away.
    return found.decode("ascii", "replace").split()[-1]


def _text(folder: Path, commit: str, name: str) -> str:
    return decode_schema(_run(folder, "cat-file", "blob", f"{commit}:./{name}"), name)


def _run(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
    except FileNotFoundError as error:
        raise FileError("Revisions need git, which is not installed.", "Install it, or name files.") from error
    except subprocess.TimeoutExpired as error:
        raise FileError("git did not answer in time.", "Look whether another command holds the repository.") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[-1] if said else f"exit code {error.returncode}"
        raise FileError(f"git refused to read `{folder}`: {reason}.", "Check the repository.") from error
    return done.stdout
