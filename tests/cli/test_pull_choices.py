"""The options of `schema-ls pull`: dry runs, renames with and without a question, notes, what is written all the same."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.command import Folder, Result

SCHEMA = """\
// ours
datasource db {
  provider = "sqlite"
  url      = "file:./dev.db"
}

/// who pays
model Client {
  id   Int     @id @default(autoincrement())
  name String? // in full

  @@map("client")
}
"""
TABLE = "create table client (id integer primary key, name text);"


@pytest.fixture
def files(folder: Folder) -> Folder:
    folder.write("schema.prisma", SCHEMA)
    run(folder, TABLE)
    return folder


def run(files: Folder, sql: str) -> None:
    """Run statements in the database."""
    with closing(sqlite3.connect(files.path / "dev.db")) as connection:
        connection.executescript(sql)


def pull(files: Folder, *arguments: str) -> Result:
    return files.run("pull", "--prisma-version", "6", *arguments)


@pytest.mark.parametrize("arguments", [("--diff",), ("--print", "--diff")])
def test_a_dry_run_shows_lines_and_writes_nothing(files: Folder, arguments: tuple[str, ...]):
    run(files, "alter table client add column age integer")
    result = pull(files, *arguments)
    lines = [line for line in result.out.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert (result.code, lines) == (0, ["+  age  Int?"])
    assert files.read("schema.prisma") == SCHEMA


def test_what_goes_is_named_before(files: Folder):
    run(files, "drop table client; create table other (id integer primary key, a int, b int)")
    result = pull(files, "--diff")
    assert "Removing model Client, which the database does not hold." in result.err.splitlines()
    assert files.read("schema.prisma") == SCHEMA
    assert pull(files).err.splitlines()[-1] == "Wrote schema.prisma: 1 model added; 1 model removed"


RENAMED = "alter table client rename to customer"
OFFER = "The table `client` is gone, and `customer` is new and alike."


def test_a_rename_is_offered_and_followed_on_demand(files: Folder):
    run(files, RENAMED)
    result = pull(files, "--diff")
    assert f"{OFFER} If it was renamed, `--rename client=customer` keeps names, comments and order." in result.err
    assert pull(files, "--rename", "client=customer").code == 0
    assert files.read("schema.prisma") == SCHEMA.replace('@@map("client")', '@@map("customer")')


def test_a_rename_that_names_nothing(files: Folder):
    for wrong in ("client", "client=", "=customer"):
        result = pull(files, "--rename", wrong)
        assert (result.code, result.err.splitlines()[-1]) == (
            2,
            f"schema-ls: `--rename {wrong}` names no two tables or columns. Write it as --rename OLD=NEW.",
        )


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="there are no such terminals here")
@pytest.mark.parametrize(("answer", "is_kept"), [("y", True), ("n", False), ("", False)])
def test_at_a_terminal_a_rename_is_a_question(files: Folder, answer: str, is_kept: bool):
    run(files, RENAMED)
    own, other = os.openpty()
    command = [sys.executable, "-m", "schema_ls", "pull", "--prisma-version", "6"]
    running = subprocess.Popen(
        command, cwd=files.path, env=files.environment(), stdin=other, stderr=other, stdout=subprocess.DEVNULL
    )
    os.close(other)
    said = b""
    while b"[y/N]" not in said:
        said += os.read(own, 1024)
    os.write(own, f"{answer}\n".encode())
    assert running.wait(60) == 0
    os.close(own)
    assert OFFER.encode() in said
    assert ("/// who pays" in files.read("schema.prisma")) == is_kept


def test_notes_for_what_prisma_cannot_say(files: Folder):
    run(files, "create table paid (id integer primary key, sum int check (sum > 0))")
    result = pull(files, "--annotate", "--report", "lost.json")
    assert result.code == 0
    assert "/// @check" in files.read("schema.prisma")
    assert "paid.sum > 0" in files.read("lost.json")
    assert "sum > 0" in result.err
    assert pull(files, "--annotate").err.splitlines()[-1] == "schema.prisma already says what the database holds."


def test_what_came_out_wrong_is_written_only_by_force(files: Folder):
    clash = SCHEMA + "\n// of another tool\ntype Paid {\n  id Int\n}\n"
    files.write("schema.prisma", clash)
    run(files, 'create table "Paid" (id integer primary key)')
    result = pull(files)
    assert (result.code, files.read("schema.prisma")) == (2, clash)
    assert "nothing was written" in result.err
    assert pull(files, "--force").code == 0
    assert "model Paid" in files.read("schema.prisma")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_stays(files: Folder):
    run(files, "alter table client add column age integer")
    (files.path / "schema.prisma").chmod(0o444)
    files.path.chmod(0o555)
    result = pull(files)
    files.path.chmod(0o755)
    assert (result.code, files.read("schema.prisma")) == (2, SCHEMA)
    assert result.err.splitlines()[-1].startswith("schema-ls: ")


def test_a_folder_that_is_not_there_for_the_report(files: Folder):
    result = pull(files, "--report", "none/lost.json")
    assert result.code == 2
    assert "none" in result.err.splitlines()[-1]
    assert files.read("schema.prisma") == SCHEMA
