"""Reading and writing schema files."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from schema_ls.base.errors import FileError
from schema_ls.workspace.files import decode_schema, read_schema, write_atomically
from schema_ls.workspace.folders import LARGEST

TEXTS = {
    "unix": "model A {\n  id Int @id\n}\n",
    "windows": "model A {\r\n  id Int @id\r\n}\r\n",
    "old mac": "model A {\r}\r",
    "mixed": "// a\r\n// b\n// c\r",
    "byte order mark": "\ufeffmodel A {\n}\n",
    "line separator": "// a\u2028b\n",
    "astral": "// 😀\n",
    "no end": "model A {}",
    "empty": "",
}


def problem_of(error: pytest.ExceptionInfo[FileError], folder: Path) -> str:
    return error.value.problem.replace(str(folder), "DIR").replace(os.sep, "/")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_comes_back_exactly_as_it_was_written(tmp_path: Path, text: str) -> None:
    path = tmp_path / "schema.prisma"
    write_atomically(path, text)
    assert path.read_bytes() == text.encode()
    assert read_schema(path) == text


def test_size_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "schema.prisma"
    write_atomically(path, "// a line\n" * 500_000)
    assert len(read_schema(path)) == 5_000_000


def test_what_is_no_schema_by_its_size_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "backup.prisma"
    path.touch()
    os.truncate(path, LARGEST + 1)
    with pytest.raises(FileError) as error:
        read_schema(path)
    assert problem_of(error, tmp_path) == "DIR/backup.prisma has more than 64 MB."
    assert error.value.remedy == "Give the path of a schema file; none needs 64 MB."


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"model A {\n  \xff", "x is not UTF-8: line 2, byte 3 holds 0xff."),
        (b"\xc3", "x is not UTF-8: line 1, byte 1 holds 0xc3."),
        (b"a\n\xed\xa0\x80", "x is not UTF-8: line 2, byte 1 holds 0xed."),
        (b"\x7fELF\x00\x01", "x is a binary file."),
        ("model A {}".encode("utf-16"), "x is encoded as UTF-16."),
    ],
)
def test_what_is_no_utf8_text_is_named(data: bytes, problem: str) -> None:
    with pytest.raises(FileError) as error:
        decode_schema(data, "x")
    assert error.value.problem == problem
    assert error.value.remedy


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "ring").symlink_to("ring")
    problems = []
    for name in ("missing", "folder", "file/below", "dangling", "ring", "x" * 300):
        with pytest.raises(FileError) as error:
            read_schema(tmp_path / name)
        problems.append(re.sub("x{300}", "LONG", problem_of(error, tmp_path)))
    assert problems[:4] == [
        "DIR/missing does not exist.",
        "DIR/folder is a folder.",
        "DIR/file/below runs through a file as if it were a folder.",
        "DIR/dangling is a link that leads nowhere.",
    ]
    assert problems[4].startswith("DIR/ring cannot be read: ")
    assert problems[5].startswith("DIR/LONG cannot be read: ")


def test_a_name_with_a_nul_character_is_no_path() -> None:
    with pytest.raises(FileError, match="is not a path"):
        read_schema(Path("a\0b"))


def test_writing_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "schema.prisma"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_gets_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    write_atomically(tmp_path / "ours", "")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "schema.prisma"
    target.write_text("old")
    link = tmp_path / "link.prisma"
    link.symlink_to(target)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.prisma", "real"]


def test_a_name_as_long_as_a_name_can_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_atomically(path, "new")
    assert path.read_text() == "new"


def test_a_failed_write_leaves_everything_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    path = tmp_path / "schema.prisma"
    path.write_text("old")
    for target, text in [(path, "half a pair: \ud800"), (tmp_path / "folder", "x"), (tmp_path / "no/x", "x")]:
        with pytest.raises(FileError):
            write_atomically(target, text)
    assert path.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "schema.prisma"]


def test_a_failure_while_replacing_removes_the_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "schema.prisma"
    path.write_text("old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError) as error:
        write_atomically(path, "new")
    assert problem_of(error, tmp_path) == "DIR/schema.prisma cannot be written: no space left on device."
    assert [p.name for p in tmp_path.iterdir()] == ["schema.prisma"]
    assert path.read_text() == "old"
