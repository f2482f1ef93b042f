"""Writing over files keeps what somebody else wrote meanwhile, and writes all of several files or none."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest

from schema_ls.base.errors import FileError
from schema_ls.cli.writing import replace_text, replace_texts
from schema_ls.workspace.files import write_atomically


def test_a_file_that_changed_meanwhile_stays(tmp_path: Path):
    path = tmp_path / "a.prisma"
    path.write_text("theirs", encoding="utf-8")
    for before in ("ours", None):
        with pytest.raises(FileError, match="has been changed meanwhile and was left as it is"):
            replace_text(path, before, "new")
    assert path.read_text(encoding="utf-8") == "theirs"


def test_a_file_that_went_away_meanwhile_is_not_made_again(tmp_path: Path):
    with pytest.raises(FileError, match="has been changed meanwhile"):
        replace_text(tmp_path / "a.prisma", "before", "new")
    assert list(tmp_path.iterdir()) == []


def test_of_several_files_all_are_written_or_none(tmp_path: Path):
    old, new, changed = tmp_path / "old.prisma", tmp_path / "new.prisma", tmp_path / "changed.prisma"
    old.write_text("before", encoding="utf-8")
    changed.write_text("theirs", encoding="utf-8")
    with pytest.raises(FileError, match=r"changed\.prisma has been changed meanwhile"):
        replace_texts([(old, "before", "after"), (new, None, "after"), (changed, "ours", "after")])
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "old.prisma": "before",
        "changed.prisma": "theirs",
    }


@contextlib.contextmanager
def interrupt_after_write(number: int) -> Iterator[None]:
    """Ctrl-C at the moment when a file has been written for the `number`th time."""
    left = number

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal left
        if event == "return" and frame.f_code is write_atomically.__code__:
            left -= 1
            if left == 0:
                raise KeyboardInterrupt

    sys.setprofile(watch)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_interrupt_between_several_files_leaves_none_of_them_changed(tmp_path: Path, number: int):
    paths = [tmp_path / f"{name}.prisma" for name in "abc"]
    for path in paths[:2]:
        path.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), interrupt_after_write(number):
        replace_texts([(paths[2], None, "after"), *((path, "before", "after") for path in paths[:2])])
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "a.prisma": "before",
        "b.prisma": "before",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_neither_read_again_nor_replaced(tmp_path: Path):
    path = tmp_path / "pipe.prisma"
    os.mkfifo(path)
    with pytest.raises(FileError, match="is a device or socket"):
        replace_text(path, "before", "after")
    assert path.is_fifo()
