"""Reading and writing schema files. Knows texts and bytes, not what a schema says."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

from schema_ls.base.errors import FileError, reason_of
from schema_ls.workspace.folders import LARGEST, is_a_link

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_schema(path: Path) -> str:
    """The text of a file, exactly: a byte order mark stays as U+FEFF and line ends stay as they are.

    Raises FileError for a path that is missing, not a file, not allowed, larger than `LARGEST`, binary or not UTF-8.
    """
    try:
        about = path.stat()
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISFIFO(about.st_mode)):
            raise _not_a_file(path, stat.S_ISDIR(about.st_mode))
        if about.st_size > LARGEST:
            limit = f"{LARGEST >> 20} MB"
            raise FileError(f"{path} has more than {limit}.", f"Give the path of a schema file; none needs {limit}.")
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error
    except ValueError as error:  # a NUL character in the name
        raise FileError(f"{str(path)!r} is not a path.", "Give the path of a schema file.") from error
    return decode_schema(data, str(path))


def decode_schema(data: bytes, name: str) -> str:
    """The text of bytes that came from `name`, as `read_schema` gives it. Raises FileError."""
    if data.startswith(_UTF16_MARKS):
        raise FileError(f"{name} is encoded as UTF-16.", "Save it as UTF-8.")
    if b"\0" in data:
        raise FileError(f"{name} is a binary file.", "Give the path of a schema written as UTF-8 text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise FileError(
            f"{name} is not UTF-8: line {line}, byte {column} holds 0x{data[error.start]:02x}.",
            "Save the file as UTF-8.",
        ) from error


def write_atomically(path: Path, text: str) -> None:
    """Make `text` the content of `path`, wholly or not at all.

    The text goes to a file beside the target that then takes its place, so a reader never sees half of it.
    Mode bits stay, and a link stays a link: what it leads to is written. Raises FileError; the old content
    is then still there and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise FileError(
            f"The text for {path} holds half of a surrogate pair, which UTF-8 cannot hold.", "Remove it."
        ) from error
    try:
        old = _status_of(target)
        if old is not None and not stat.S_ISREG(old.st_mode):
            raise _not_a_file(path, stat.S_ISDIR(old.st_mode))
        if old is not None and not os.access(target, os.W_OK):
            raise PermissionError
        _replace(target, data, old)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from error


def _replace(target: Path, data: bytes, old: os.stat_result | None) -> None:
    # The name does not repeat the target's: it would not fit where that one is as long as a name can be.
    new = target.parent / f".schema-ls-{os.urandom(8).hex()}.tmp"
    # Nobody may look into the new file while it is not yet as closed as the old one.
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if old is None else 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if old is not None:
            _take_over(new, old)
        new.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _take_over(new: Path, old: os.stat_result) -> None:
    """Give `new` the owner and the mode of the file it replaces."""
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only some people may give files away
            os.chown(new, old.st_uid, old.st_gid)
    new.chmod(stat.S_IMODE(old.st_mode))


def _status_of(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _not_a_file(path: Path, is_folder: bool) -> FileError:
    if is_folder:
        return FileError(f"{path} is a folder.", "Give the path of a schema file.")
    return FileError(f"{path} is a device or socket.", "Give the path of a schema file.")


def unreadable(path: Path, error: OSError) -> FileError:
    """The error to show for a path that the system refused to open or look at."""
    if isinstance(error, FileNotFoundError):
        if is_a_link(path):
            return FileError(f"{path} is a link that leads nowhere.", "Restore its target or remove the link.")
        return FileError(f"{path} does not exist.", "Check the spelling of the path.")
    if isinstance(error, PermissionError):
        return FileError(f"{path} may not be read.", "Check the permissions of the file and its folders.")
    if isinstance(error, NotADirectoryError):
        return FileError(f"{path} runs through a file as if it were a folder.", "Check the path.")
    return FileError(f"{path} cannot be read: {reason_of(error)}.", "Check the path and its links.")


def _unwritable(path: Path, error: Exception) -> FileError:
    if isinstance(error, FileNotFoundError):
        return FileError(f"{path} cannot be written: its folder does not exist.", "Make the folder first.")
    if isinstance(error, PermissionError):
        return FileError(f"{path} may not be written.", "Check the permissions of the file and its folder.")
    return FileError(f"{path} cannot be written: {reason_of(error)}.", "Check the path and the free space.")
