"""Whatever the files are like: one clear line, exit code 2, nothing lost."""

from __future__ import annotations

import json
import os
import sys

import pytest

from tests.cli.command import Folder

posix_names = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")

LINES = {
    "missing.prisma": "missing.prisma does not exist. Check the spelling of the path.",
    "no/*.prisma": "No schema file matches no/*.prisma. Check the pattern.",
    "binary.prisma": "binary.prisma is a binary file. Give the path of a schema written as UTF-8 text.",
    "wide.prisma": "wide.prisma is encoded as UTF-16. Save it as UTF-8.",
    "latin.prisma": "latin.prisma is not UTF-8: line 2, byte 4 holds 0xe9. Save the file as UTF-8.",
    "nowhere.prisma": "nowhere.prisma is a link that leads nowhere. Restore its target or remove the link.",
    "binary.prisma/x": "binary.prisma/x runs through a file as if it were a folder. Check the path.",
    "": "An empty text is not a path. Leave it out, or write . for this folder.",
}


@posix_names
@pytest.mark.parametrize("command", ["check", "format"])
def test_each_bad_path_is_one_line(folder: Folder, command: str):
    folder.write("binary.prisma", b"model A {\0}")
    folder.write("wide.prisma", "model A {}".encode("utf-16"))
    folder.write("latin.prisma", b"model A {\n  n\xe9 Int @id\n}\n")
    (folder.path / "nowhere.prisma").symlink_to("gone")
    folder.write("good.prisma", "model A {\n  id Int @id\n}\n")
    before = {name: (folder.path / name).read_bytes() for name in folder.names()}
    result = folder.run(command, *LINES, "good.prisma")
    assert sorted(result.err.splitlines()) == sorted(f"schema-ls: {line}" for line in LINES.values())
    ends = {
        "check": "Found 4 errors, 1 file checked with the rules of Prisma 7.\n",
        "format": "1 file left unchanged\n",
    }
    assert result.out.endswith(ends[command])
    assert result.code == 2
    assert {name: (folder.path / name).read_bytes() for name in folder.names()} == before


@pytest.mark.parametrize("command", ["check", "format"])
def test_empty_files_and_folders_are_no_trouble(folder: Folder, command: str):
    (folder.path / "dir.prisma").mkdir()
    result = folder.run(command)
    assert (result.code, result.out) == (0, "")
    assert result.err == "schema-ls: No .prisma files were found in `.`.\n"
    folder.write("empty.prisma", "")
    assert folder.run(command, "dir.prisma", "empty.prisma").code == 0


@posix_names
def test_names_cannot_steer_the_terminal(folder: Folder):
    folder.write("a\n\x1b[31m.prisma", "model A {\n  id Foo @id\n}\n")
    plain = folder.run("check", "--output-format", "concise")
    assert plain.out.splitlines()[0].startswith("a\\n\\x1b[31m.prisma:2:6: error[type-unknown]")
    assert json.loads(folder.run("check", "--output-format", "json").out)[0]["file"] == "a\n\x1b[31m.prisma"
    missing = folder.run("check", "b\n\x1b]31m.prisma")
    assert missing.err == "schema-ls: b \\x1b]31m.prisma does not exist. Check the spelling of the path.\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only here can names hold any bytes")
def test_names_that_are_not_utf8_can_be_worked_on(folder: Folder):
    name = os.fsdecode(b"a\xff.prisma")
    folder.write(name, "model A {\n  id   Int @id\n}\n")
    assert folder.run("check", name).out == "No findings, 1 file checked with the rules of Prisma 7.\n"
    assert folder.run("format", "--diff", name).out.startswith("--- a\\udcff.prisma\n")
    assert folder.run("format").out == "1 file reformatted\n"
    assert folder.read(name) == "model A {\n  id Int @id\n}\n"


def test_sources_cannot_steer_the_terminal(folder: Folder):
    folder.write("a.prisma", "model A {\n  id Int @id // \x1b[2J\u202e\n  b  Fo\x1bo\n}\n")
    result = folder.run("check")
    assert not {"\x1b", "\u202e"} & set(result.out)
    assert result.code == 1


@pytest.mark.parametrize(
    "text",
    [
        "model A {\n  id Int @id // " + "x" * 10_000_000 + "\n  b Foo\n}\n",
        "model A {\n  id Int @id @default(" + "[" * 5000 + "\n  b Foo\n}\n",
        "model A {\n  id Int @id @default(" + "(" * 5000 + ")" * 5000 + ")\n  b Foo\n}\n",
        "{" * 5000 + "\n" + "}" * 5000,
    ],
    ids=["a line of 10 MB", "5000 open brackets", "5000 nested brackets", "5000 braces"],
)
def test_monstrous_sources_are_checked_and_formatted(folder: Folder, text: str):
    folder.write("a.prisma", text)
    checked = folder.run("check")
    assert (checked.code, checked.err) == (1, "")
    assert len(checked.out) < 3000
    assert folder.run("format").code == 0
    assert folder.read("a.prisma").count("\n") >= text.count("\n")


def test_a_broken_file_of_settings_is_one_line(folder: Folder):
    folder.write("a.prisma", "model A {\n  id   Int @id\n}\n")
    folder.write("schema-ls.toml", "prisma-version = [")
    for command in ("check", "format"):
        result = folder.run(command)
        assert result.code == 2
        assert result.err.startswith("schema-ls: ")
        assert result.err.count("\n") == 1
    assert folder.read("a.prisma") == "model A {\n  id   Int @id\n}\n"


def test_an_unreadable_file_of_a_schema_folder_is_named_and_the_others_are_checked(folder: Folder):
    folder.write("prisma/schema.prisma", 'datasource db {\n  provider = "sqlite"\n}\n')
    folder.write("prisma/good.prisma", "model A {\n  id Int @id\n  names String[]\n}\n")
    folder.write("prisma/latin.prisma", b"model B {\n  n\xe9 Int @id\n}\n")
    result = folder.run("check", "prisma", "--output-format", "concise")
    assert (
        result.err
        == "schema-ls: prisma/latin.prisma is not UTF-8: line 2, byte 4 holds 0xe9. Save the file as UTF-8.\n"
    )
    assert [line.partition("]")[0] for line in result.out.splitlines()[:2]] == [
        "prisma/good.prisma:3:9: error[list-unsupported",
        "prisma/latin.prisma:1:1: error[unreadable-file",
    ]
    assert "latin.prisma is not UTF-8: line 2, byte 4 holds 0xe9. Save the file as UTF-8.\n" in result.out
    assert result.code == 2


@posix_names
@pytest.mark.parametrize("form", ["json", "sarif", "junit", "gitlab", "rdjson", "github", "grouped", "full"])
def test_what_cannot_be_read_is_a_finding_in_every_form(folder: Folder, form: str):
    folder.write("prisma/schema.prisma", 'datasource db {\n  provider = "sqlite"\n}\n')
    (folder.path / "prisma" / "lost.prisma").symlink_to("gone")
    (folder.path / "prisma" / "ring.prisma").symlink_to("ring.prisma")
    result = folder.run("check", "prisma", "--output-format", form)
    assert result.code == 2
    assert "lost.prisma is a link that leads nowhere. Restore its target or remove the link." in result.out
    assert "ring.prisma cannot be read: " in result.out
    assert "unreadable-file" in result.out


def test_packages_that_ask_for_two_versions_are_judged_by_that_of_the_command_line_tool(folder: Folder):
    folder.write("package.json", '{"dependencies": {"@prisma/client": "^7.0.0", "prisma": "^5.0.0"}}')
    folder.write("schema.prisma", 'datasource db {\n  provider = "sqlite"\n}\n')
    result = folder.run("check")
    assert "datasource-arg-missing" in result.out
    assert "the rules of Prisma 5" in result.out
    assert (
        "warning[version-mismatch]: package.json asks for prisma ^5.0.0 and package.json asks for @prisma/client ^7.0.0"
        in result.out
    )
    assert (result.err, result.code) == ("", 1)
    silent = folder.run("check", "--ignore", "version-mismatch")
    assert "version-mismatch" not in silent.out


def test_a_setting_against_the_project_is_a_remark(folder: Folder):
    folder.write("package.json", '{"dependencies": {"prisma": "^7.0.0"}}')
    folder.write("schema-ls.toml", 'prisma-version = "6"\n')
    folder.write("schema.prisma", 'datasource db {\n  provider = "sqlite"\n  url = "file:a.db"\n}\n')
    result = folder.run("check", "--output-format", "concise")
    assert result.code == 0
    assert result.out.splitlines()[0] == (
        "schema.prisma:1:12: info[version-mismatch]: schema-ls.toml sets prisma-version 6, but package.json asks for prisma "
        "^7.0.0. The first one counts here: set the same, or remove the setting."
    )
