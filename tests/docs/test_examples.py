"""Commands of pages work as printed: blocks `sh run` in a small project, those of the page about drift in its own one."""

from __future__ import annotations

import re
import shlex
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from schema_ls.base.about import __version__
from tests.cli.command import ROOT, Folder

SHOWN = re.compile(r"^```\w+ (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SCHEMA = """\
datasource db {
  provider = "sqlite"
}

model User {
  id Int @id
}
"""
BOOKS = """\
datasource db {
  provider = "postgresql"
}

model Author {
  id    Int    @id
  name  String
  books Book[]
}

// What somebody wrote.

model Book {
  id       Int      @id
  title    Strng
  pages    Int
  authorId Int
  author   Author   @relation(fields: [authorId], references: [id])
}
"""


def runnable() -> Iterator[tuple[str, str]]:
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for name, text in SHOWN.findall(page.read_text(encoding="utf-8")):
            if name == "run":
                yield from ((page.name, line) for line in text.splitlines())


def words_of(line: str) -> list[str]:
    first, *words = shlex.split(line, comments=True)
    assert first == "schema-ls"
    return words


@pytest.mark.parametrize(("page", "line"), list(runnable()))
def test_commands_work_as_printed(folder: Folder, page: str, line: str):
    folder.write("schema.prisma", SCHEMA)
    result = folder.run(*words_of(line))
    assert result.code == 0, result.err


def test_there_are_such_commands():
    assert {"index.md", "install.md", "ci.md"} <= {page for page, _ in runnable()}


def test_the_report_in_the_readme_is_what_check_prints(folder: Folder):
    folder.write("schema.prisma", BOOKS)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    printed = text.split("$ schema-ls check\n", 1)[1].split("$ ", 1)[0]
    result = folder.run("check")
    assert (result.code, result.out) == (1, printed)


def test_the_counts_in_the_readme_are_what_format_prints(folder: Folder):
    for number in range(3):
        folder.write(f"{number}.prisma", SCHEMA)
    folder.write("untidy.prisma", SCHEMA.replace("  id", "id"))
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert folder.run("format").out == text.split("$ schema-ls format\n", 1)[1].split("$ ", 1)[0]


@pytest.fixture
def pull_page(folder: Folder) -> dict[str, str]:
    shown = dict(SHOWN.findall((ROOT / "docs" / "drift.md").read_text(encoding="utf-8")))
    folder.write("schema.prisma", shown["schema.prisma"])
    with closing(sqlite3.connect(folder.path / "shop.db")) as connection:
        connection.executescript(shown["shop.sql"])
    return shown


def test_pull_writes_what_the_page_shows(folder: Folder, pull_page: dict[str, str]):
    for line in pull_page["pull"].splitlines():
        result = folder.run(*words_of(line))
        assert result.code == 0, result.err
    assert folder.read("schema.prisma").endswith(pull_page["pulled"])


def test_drift_leads_to_exit_code_1_until_it_is_pulled(folder: Folder, pull_page: dict[str, str]):
    check = words_of(pull_page["drift"])
    assert folder.run(*check).code == 1
    assert folder.run(*words_of(pull_page["pull"].splitlines()[1])).code == 0
    assert folder.run(*check).code == 0


def test_examples_name_the_version_that_is_next():
    text = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert set(re.findall(r"v(\d+\.\d+\.\d+)\b", text)) == {__version__}


def test_tables_of_files_are_those_of_the_repository():
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert re.findall(r"^- id: (\S+)", hooks, re.MULTILINE) == re.findall(r"^ +- id: (\S+)", page, re.MULTILINE)
    inputs = re.findall(r"^  (\S+):\n    description", (ROOT / "action.yml").read_text(encoding="utf-8"), re.MULTILINE)
    used = re.findall(r"^          (\S+): ", page, re.MULTILINE)
    assert set(used) <= set(inputs)


def test_the_extension_has_the_version_of_the_server():
    manifest = Path(ROOT / "editors" / "vscode" / "package.json")
    if not manifest.exists():
        pytest.skip("a source distribution holds no extension")
    assert f'"version": "{__version__}"' in manifest.read_text(encoding="utf-8")
