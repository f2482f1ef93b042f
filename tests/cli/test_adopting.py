"""The page about adopting the tool is true: its commands do what it says, in this order."""

from __future__ import annotations

import re

from tests.cli.command import ROOT, Folder

_PAGE = (ROOT / "docs" / "adopting.md").read_text(encoding="utf-8")
_SHOWN = dict(re.findall(r"^```\w+ (\S+)\n(.*?)^```$", _PAGE, re.MULTILINE | re.DOTALL))


def _codes(folder: Folder, name: str) -> list[int]:
    """The exit codes of the commands in an example."""
    lines = [line.split(" ") for line in _SHOWN[name].splitlines()]
    assert all(words[0] == "schema-ls" for words in lines)
    return [folder.run(*words[1:]).code for words in lines]


def test_a_baseline(folder: Folder):
    folder.write("schema.prisma", _SHOWN["schema.prisma"])
    assert folder.run("check").code == 1
    assert _codes(folder, "baseline") == [0, 0]


def test_suppressions(folder: Folder):
    folder.write("schema.prisma", _SHOWN["schema.prisma"])
    assert _codes(folder, "suppressions") == [0]
    assert folder.read("schema.prisma").endswith(_SHOWN["silenced"])
    assert folder.run("check").code == 0


def test_presets(folder: Folder):
    folder.write("schema.prisma", _SHOWN["schema.prisma"])
    folder.write("schema-ls.toml", _SHOWN["schema-ls.toml"])
    assert "fk-without-index" not in folder.run("check").out
    rows = dict(line.split(" = ", 1) for line in folder.run("config").out.splitlines() if " = " in line)
    assert rows["lint.extend-select"].startswith('["strict"]')


def test_fixes(folder: Folder):
    folder.write("schema.prisma", _SHOWN["schema.prisma"])
    assert folder.run("check", "--fix").code == 1
    assert folder.run("check", "--fix=migration").code == 0


def test_the_configuration_of_prisma_lint(folder: Folder):
    folder.write(".prismalintrc.json", _SHOWN[".prismalintrc.json"])
    result = folder.run(*_SHOWN["import"].split()[1:])
    assert (result.code, result.out) == (0, _SHOWN["imported"])
    folder.write("schema-ls.toml", result.out)
    folder.write("schema.prisma", "model A {\n  key Int @id\n}\n")
    assert folder.run("check", "--output-format", "concise").out.startswith("schema.prisma:1:7: error[require-field]: ")
