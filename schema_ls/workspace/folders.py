"""The folders above a file, as far as one project can reach. Knows no setting and no file format."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

LARGEST = 64 << 20
"""Bytes of a file that is read, of a schema or beside one: lock files of large repositories have some millions."""


def ancestors(start: Path) -> Iterator[Path]:
    """`start` and the folders above it, nearest first, all absolute.

    The folder that holds `.git` is the last one. The home folder and what lies above it never count, unless
    `start` is the home folder: a stray file there would speak for every project of a person.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - unlike `Path.home` it never raises
    here = absolute(start)
    yield here
    while here not in (here.parent, home) and not exists(here / ".git"):
        here = here.parent
        if here == home:
            return
        yield here


def folder_of(path: Path) -> Path:
    """The absolute folder of a file, or the folder itself where `path` is one."""
    here = absolute(path)
    return here if is_a_folder(here) else here.parent


def absolute(path: Path) -> Path:
    """`path` without `.` and `..`, counted from the working folder. Links stay links."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - `Path.absolute` keeps `..`


def from_here(path: Path) -> Path:
    """The path as a person in the working folder writes it; one that lies elsewhere as it is."""
    here = absolute(Path())
    return path.relative_to(here) if path.is_relative_to(here) else path


def is_below(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or lies in it, compared by name and then by where links lead."""
    if path.is_relative_to(folder):
        return True
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


# The questions of `Path` itself raise where a folder may not be entered, and before Python 3.14 for names that
# are too long; these then answer no.


def is_a_file(path: Path) -> bool:
    """Whether there is a file, directly or through links. Never raises."""
    return os.path.isfile(path)  # noqa: PTH113


def is_a_folder(path: Path) -> bool:
    """Whether there is a folder, directly or through links. Never raises."""
    return os.path.isdir(path)  # noqa: PTH112


def is_a_link(path: Path) -> bool:
    """Whether there is a link, wherever it leads. Never raises."""
    return os.path.islink(path)  # noqa: PTH114


def exists(path: Path) -> bool:
    """Whether there is anything. Never raises."""
    return os.path.exists(path)  # noqa: PTH110


def text_beside(path: Path, errors: str = "replace") -> str:
    """The text of a file that lies beside a schema, without a byte order mark. `errors` as in `bytes.decode`.

    Raises OSError, also for what is no file, or larger than `LARGEST`: whoever wrote the workspace may have put a pipe that
    never ends there, or a link to a device.
    """
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "It is no file", str(path))
    if about.st_size > LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return path.read_text("utf-8-sig", errors=errors)
