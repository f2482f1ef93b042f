"""Help, wrong arguments, and whether the documentation lists the options that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schema_ls.base.listing import listed_names
from schema_ls.cli.main import COMMANDS
from schema_ls.workspace.setting_table import OPTIONS
from tests.cli.command import ROOT, Folder

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
_OPTION = re.compile(r"--[a-z][a-z-]*")


def section(title: str) -> str:
    """The part of the page below a heading."""
    return re.split(r"^## ", PAGE.split(f"## {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def listed(title: str) -> set[str]:
    """Options that the tables of a section list."""
    return {
        option
        for row in re.findall(r"^\| `(--[^`]*)`", section(title), re.MULTILINE)
        for option in _OPTION.findall(row)
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_the_page_lists_the_options_that_there_are(folder: Folder, command: str):
    result = folder.run(command, "--help")
    options = set(re.findall(r"^  (?:-h, )?(--[a-z][a-z-]*)", result.out, re.MULTILINE)) - {"--help"}
    common = listed("Common to check and format") if command in ("check", "format") else set()
    assert options == listed(f"schema-ls {command}") | common
    assert "Exit codes: 0 " in result.out
    assert (result.code, result.err) == (0, "")


def test_the_page_lists_the_commands_that_there_are(folder: Folder):
    block = PAGE.split("```")[1]
    assert re.findall(r"^schema-ls (\w+)(?: \[PATH \.\.\.\]| CODE \.\.\.| SHELL)? +(.*)$", block, re.MULTILINE) == list(
        COMMANDS.items()
    )
    result = folder.run()
    assert result.code == 2
    assert set(COMMANDS) <= set(re.findall(r"^ {4}(\w+)", result.err, re.MULTILINE))


def test_version(folder: Folder):
    result = folder.run("--version")
    assert (result.code, result.err) == (0, "")
    assert re.fullmatch(r"schema-ls \d+\.\d+\.\d+\S*\n", result.out)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("chekc",), "`chekc` is not a command. Did you mean `check`?"),
        (("x",), f"`x` is not a command. Commands are {listed_names(COMMANDS)}."),
        (("check", "--wrong"), "`--wrong` is not an option of `schema-ls check`. See `schema-ls check --help`."),
        (("format", "--che"), "`--che` is not an option of `schema-ls format`. See `schema-ls format --help`."),
        (("check", "-", "a.prisma"), "Standard input cannot be mixed with paths. Give either - or paths."),
        (
            ("check", "--stdin-filename", "a.prisma"),
            "--stdin-filename is for standard input only. Add - as the path, or leave it out.",
        ),
        (("serve", "--tcp", "0"), "0 is not a port. Give a number from 1 to 65535."),
    ],
)
def test_wrong_arguments_are_one_line(folder: Folder, arguments: tuple[str, ...], line: str):
    result = folder.run(*arguments)
    assert (result.code, result.out, result.err) == (2, "", f"schema-ls: {line}\n")


def test_a_wrong_choice_is_one_line(folder: Folder):
    result = folder.run("check", "--output-format", "xml")
    assert result.code == 2
    assert result.err.startswith("schema-ls: Argument --output-format: invalid choice: 'xml'")
    assert result.err.count("\n") == 1


def test_a_path_may_begin_with_a_dash(folder: Folder):
    folder.write("-x.prisma", "model A {\n  id Int @id\n}\n")
    assert folder.run("check", "--", "-x.prisma").out == "No findings, 1 file checked with the rules of Prisma 7.\n"


def test_options_may_stand_between_paths(folder: Folder):
    for name in ("a", "b", "c"):
        folder.write(f"{name}.prisma", "model A {\n  id Int @id\n}\n")
    result = folder.run("check", "a.prisma", "--prisma-version", "6", "b.prisma", "--show-consequences", "c.prisma")
    assert (result.code, result.out) == (0, "No findings, 3 files checked with the rules of Prisma 6.\n")


def test_the_page_says_what_json_holds():
    source = (Path(__file__).parent / "golden" / "report.json").read_text(encoding="utf-8")
    fields = set(re.findall(r'^    "(\w+)":', source, re.MULTILINE)) | {"consequence"}
    rows = re.findall(r"^\| (`[^|]*`) \|", section("schema-ls check").split("list of objects")[1], re.MULTILINE)
    assert {field for row in rows for field in re.findall(r"\w+", row)} == fields


def test_the_page_of_settings_lists_those_that_there_are():
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]*)` \| (.*) \| (.*) \|$", page, re.MULTILINE)
    assert rows == [(option.key, option.kind, option.doc) for option in OPTIONS]
