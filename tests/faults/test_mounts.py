"""Disks that are really full or read-only, as the system mounts them: nothing is lost, it is said, and the server goes on."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fuzz.client import Client
from tests.cli.command import Folder

OLD = "model A {\n  id   Int @id\n" + "  // a line that takes room\n" * 400 + "}\n"
BROKEN = OLD.replace("id   Int", "id   Itn")
SIZE = 64 << 10

Mount = Callable[[str], None]


def _mount(*arguments: str) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def disk(folder: Folder) -> Iterator[Folder]:
    """A project on a disk of 64 kB of its own."""
    if not _mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder.path)):
        pytest.skip("nobody may mount a disk here")
    try:
        (folder.path / ".git").mkdir()
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder.path)], check=True)


def fill(folder: Folder, left: int = 0) -> None:
    """Take all room but some pages."""
    with (folder.path / "filler").open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    if left:
        os.truncate(folder.path / "filler", (folder.path / "filler").stat().st_size - left)


def close(folder: Folder) -> None:
    """Let nobody write there any more."""
    assert _mount("-o", "remount,ro", str(folder.path))


@pytest.mark.parametrize("left", [0, 4096, 8192])
@pytest.mark.parametrize("arguments", [("format",), ("check", "--unsafe-fixes")])
def test_a_full_disk_keeps_every_file_and_is_named(disk: Folder, left: int, arguments: tuple[str, ...]):
    disk.write("schema.prisma", BROKEN)
    fill(disk, left)
    before = disk.names()
    result = disk.run(*arguments)
    assert result.code == 2
    assert result.err == (
        "schema-ls: schema.prisma cannot be written: no space left on device. Check the path and the free space.\n"
    )
    assert (disk.names(), disk.read("schema.prisma")) == (before, BROKEN)


def test_of_several_files_none_changes_where_the_last_has_no_room(disk: Folder):
    head = 'datasource db {\n  provider = "sqlite"\n}\n'
    texts = {"a.prisma": head, "b.prisma": OLD.replace("model A", "model B"), "schema.prisma": OLD.replace("A", "C", 1)}
    for name, text in texts.items():
        disk.write(name, text)
    fill(disk, 4096)
    disk.run("format")
    assert {name: disk.read(name) for name in texts} == texts
    assert [name for name in disk.names() if name.endswith(".tmp")] == []


def test_a_disk_that_is_read_only_is_named_and_can_be_checked(disk: Folder):
    disk.write("schema.prisma", OLD)
    close(disk)
    result = disk.run("format")
    assert (result.code, result.err) == (
        2,
        "schema-ls: schema.prisma may not be written. Check the permissions of the file and its folder.\n",
    )
    assert disk.run("check", XDG_CACHE_HOME=str(disk.path)).code == 0
    assert disk.read("schema.prisma") == OLD


@pytest.mark.server
def test_the_server_goes_on_when_disk_and_log_are_full(disk: Folder):
    path = disk.write("schema.prisma", OLD)
    log = disk.write("log.txt", "")
    fill(disk)
    with Client(disk.path, log=log) as client:
        client.open(path.as_uri(), OLD)
        options = {"tabSize": 2, "insertSpaces": True}
        answer = client.ask("textDocument/formatting", {"textDocument": {"uri": path.as_uri()}, "options": options})
        assert "id Int @id" in answer["result"][0]["newText"]
        assert client.leave() == 0
    assert log.stat().st_size < SIZE


@pytest.mark.server
def test_the_server_starts_and_answers_on_a_disk_that_is_read_only(disk: Folder):
    path: Path = disk.write("schema.prisma", OLD)
    close(disk)
    with Client(disk.path) as client:
        client.open(path.as_uri(), OLD)
        answer = client.ask("textDocument/documentSymbol", {"textDocument": {"uri": path.as_uri()}})
        assert [symbol["name"] for symbol in answer["result"]] == ["A"]
        assert client.leave() == 0
