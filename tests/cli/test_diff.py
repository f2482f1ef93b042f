"""`schema-ls diff`: what its ends can be, what it prints, how it ends."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.cli.command import Folder
from tests.pull.conftest import Database

DATASOURCE = 'datasource db {\n  provider = "postgresql"\n}\n'
BEFORE = DATASOURCE + "model User {\n  id Int @id\n  mail String?\n  age Int\n}\n"
AFTER = BEFORE.replace("mail", "email").replace("age Int", "age Int?")
LINES = """\
model User
  ~ age arity: required -> optional
  - field mail String?  [breaking: its values are lost]  looks like a rename to `email`
  + field email String?  looks like a rename from `mail`
3 differences, 1 of them breaking.
"""


@pytest.fixture
def files(folder: Folder) -> Folder:
    folder.write("a.prisma", BEFORE)
    folder.write("b.prisma", AFTER)
    return folder


def test_files(files: Folder):
    result = files.run("diff", "--from", "a.prisma", "--to", "b.prisma")
    assert (result.code, result.out, result.err) == (1, LINES, "")


def test_the_same(files: Folder):
    result = files.run("diff", "--from", "a.prisma", "--to", "a.prisma")
    assert (result.code, result.out, result.err) == (0, "", "a.prisma and a.prisma say the same.\n")


def test_harmless_differences_can_pass(files: Folder):
    files.write("c.prisma", BEFORE.replace("age Int", "age Int?"))
    for name, code in (("b.prisma", 1), ("c.prisma", 0)):
        result = files.run("diff", "--from", "a.prisma", "--to", name, "--fail-on", "breaking")
        assert (result.code, result.out != "") == (code, True)


def test_json(files: Folder):
    result = files.run("diff", "--from", "a.prisma", "--to", "b.prisma", "--output-format", "json")
    found = json.loads(result.out)
    assert (found["from"], found["to"], found["breaking"], result.code) == ("a.prisma", "b.prisma", 1, 1)
    assert found["differences"][1] == {
        "block_kind": "model",
        "block": "User",
        "member": "mail",
        "aspect": "field",
        "change": "removed",
        "before": "String?",
        "after": None,
        "breaking": True,
        "reason": "its values are lost",
        "looks_like_rename": "email",
    }


def git(folder: Folder, *arguments: str) -> None:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(command, cwd=folder.path, check=True, capture_output=True)


def test_a_folder_and_a_revision(folder: Folder):
    git(folder, "init", "-q")
    folder.write("schema/base.prisma", DATASOURCE)
    folder.write("schema/user.prisma", BEFORE.removeprefix(DATASOURCE))
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    folder.write("schema/user.prisma", AFTER.removeprefix(DATASOURCE))
    for start in ("git:HEAD:schema", "git:HEAD@{0}:schema", "git:HEAD:./schema"):
        result = folder.run("diff", "--from", start, "--to", "schema")
        assert (result.code, result.out) == (1, LINES)
    assert folder.run("diff", "--from", "git:HEAD:schema", "--to", "git:HEAD:schema").code == 0


@pytest.mark.parametrize(
    ("start", "line"),
    [
        ("none.prisma", "none.prisma does not exist. Check the spelling of the path."),
        ("", "An end of the comparison is empty. Name a file, a folder, a url, or git:REVISION:PATH."),
        (
            "git::a.prisma",
            "`git::a.prisma` names no revision. Write git:REVISION:PATH, such as git:HEAD:schema.prisma.",
        ),
        ("git:--help:a.prisma", "`--help` is no revision of a git repository"),
        ("broken.prisma", "broken.prisma: model `A` holds a line that cannot be read. Mend it first"),
        ("postgresql://bob:hunter2@127.0.0.1:1/x", "The server at `127.0.0.1:1` cannot be reached."),
    ],
)
def test_ends_that_cannot_be_read(files: Folder, start: str, line: str):
    files.write("broken.prisma", "model A {\n  id Int @id(\n}\n")
    result = files.run("diff", "--from", start, "--to", "b.prisma")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"schema-ls: {line}")
    assert "hunter2" not in result.err


@pytest.mark.postgres
def test_every_two_kinds_of_ends(folder: Folder, database: Database):
    """A file, a folder, a revision and a live database that say the same, and one that does not."""
    table = "create table note (id int primary key, text text);"
    database.run(table)
    folder.write("prisma/schema.prisma", DATASOURCE)
    assert folder.run("pull", "--url", database.url).code == 0
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "x")
    folder.write("several/base.prisma", DATASOURCE)
    folder.write("several/note.prisma", folder.read("prisma/schema.prisma").removeprefix(DATASOURCE))
    ends = ("prisma/schema.prisma", "several", "git:HEAD:prisma/schema.prisma", database.url, "database:")
    for start in ends:
        for end in ends:
            result = folder.run("diff", "--from", start, "--to", end, DATABASE_URL=database.url)
            assert (result.code, result.out) == (0, ""), (start, end, result.err)
    database.run("alter table note alter column text set not null")
    for other in ends[:3]:
        there = folder.run("diff", "--from", other, "--to", database.url)
        back = folder.run("diff", "--from", database.url, "--to", other)
        assert (there.code, there.out.splitlines()[1]) == (
            1,
            "  ~ text arity: optional -> required  [breaking: rows without a value are refused]",
        )
        assert (back.code, back.out.splitlines()[1]) == (1, "  ~ text arity: required -> optional")


@pytest.mark.postgres
def test_a_broken_schema_is_named_before_a_database_is_asked(folder: Folder, database: Database):
    folder.write("broken.prisma", "model A {\n  id Int @id(\n}\n")
    for url in (database.url, "postgresql://bob:hunter2@127.0.0.1:1/x"):
        result = folder.run("diff", "--from", url, "--to", "broken.prisma")
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("schema-ls: broken.prisma: model `A` holds a line that cannot be read. Mend it")
