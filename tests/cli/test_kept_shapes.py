"""Shapes that the shipped table lacks are learned once for all runs, in the user's cache folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from schema_ls.base import kept
from schema_ls.syntax.recovery import template_of
from schema_ls.workspace.cache import cache_folder
from schema_ls.workspace.kept_shapes import FILE, KeptShapes
from tests.cli.command import Folder

UNKNOWN = "model User {\n  id   Int     @id @default(a(b: [c, {d: (e)}], f)) ??? @\n}\n"
CORES = ("nn", "nnAn(n(n:[n,{n:(n)}],n))", "n??")


def test_commands_learn_a_shape_once_and_write_only_to_the_cache(folder: Folder):
    folder.write("a.prisma", UNKNOWN)
    first = folder.run("check", "a.prisma")
    file = folder.cache / "schema-ls" / FILE
    assert file.exists()
    assert folder.names() == ["a.prisma"]
    assert folder.run("check", "a.prisma") == first
    assert "lark" not in _loaded(folder)
    file.write_bytes(file.read_bytes()[:-3])
    assert folder.run("check", "a.prisma") == first
    assert "lark" not in _loaded(folder)


def _loaded(folder: Folder) -> set[str]:
    command = [sys.executable, "-X", "importtime", "-m", "schema_ls", "check", "a.prisma"]
    done = subprocess.run(command, cwd=folder.path, env=folder.environment(), capture_output=True, check=False)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "schema_ls.checks.run" in loaded
    return loaded


@pytest.mark.parametrize("core", CORES)
def test_what_is_kept_is_what_was_learned(tmp_path: Path, core: str):
    keeper = KeptShapes(lambda: tmp_path)
    assert keeper.find(core) is None
    keeper.add(core, template_of(core))
    keeper.save()
    assert KeptShapes(lambda: tmp_path).find(core) == template_of(core)


@pytest.mark.parametrize("content", [b"", b"\n", b"schema-ls\n{}", b"\xff\n[", b"schema-ls 0 0 0\n{}"])
def test_a_damaged_file_counts_as_none_and_is_written_anew(tmp_path: Path, content: bytes):
    (tmp_path / FILE).write_bytes(content)
    keeper = KeptShapes(lambda: tmp_path)
    assert keeper.find("nn") is None
    keeper.add("nn", template_of("nn"))
    keeper.save()
    assert KeptShapes(lambda: tmp_path).find("nn") == template_of("nn")
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_the_file_is_bounded(tmp_path: Path):
    for start in (0, 1500):
        keeper = KeptShapes(lambda: tmp_path)
        for number in range(start, start + 1500):
            keeper.add(f"n{number}", ("field",))
        keeper.save()
    kept_shapes = KeptShapes(lambda: tmp_path)
    assert kept_shapes.find("n0") is None
    assert sum(kept_shapes.find(f"n{number}") is not None for number in range(3000)) == 2000
    assert kept_shapes.find("n2999") == ("field",)


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path):
    (tmp_path / "file").write_text("")
    for folder in (None, tmp_path / "file"):
        keeper = KeptShapes(lambda folder=folder: folder)
        keeper.add("nn", ("field",))
        keeper.save()
        assert keeper.find("nn") is None


def test_the_folder_is_where_the_user_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "schema-ls"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert (folder := cache_folder()) is None or folder.is_absolute()


def test_programs_that_use_the_library_keep_nothing():
    assert kept.find("nn") is None
