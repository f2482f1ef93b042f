"""Database files of SQLite on the command line: where they are looked for, what is said about them, drift."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

import pytest

from tests.cli.command import Folder

HEAD = 'datasource db {\n  provider = "sqlite"\n  url      = "file:./dev.db"\n}\n'
MODEL = "\nmodel user {\n  id   Int     @id @default(autoincrement())\n  mail String?\n}\n"


@pytest.fixture
def files(folder: Folder) -> Folder:
    """A schema with a database file beside it, both in a folder of their own."""
    folder.write("prisma/schema.prisma", HEAD + MODEL)
    run(folder, "create table user (id integer primary key, mail text)")
    return folder


def run(folder: Folder, sql: str) -> None:
    with closing(sqlite3.connect(folder.path / "prisma" / "dev.db")) as connection:
        connection.executescript(sql)


def test_a_relative_file_counts_from_the_schema(files: Folder):
    result = files.run("pull", "--prisma-version", "6")
    assert (result.code, files.read("prisma/schema.prisma")) == (0, HEAD + MODEL)


def test_a_relative_file_counts_from_the_config_that_names_it(folder: Folder):
    folder.write("prisma/schema.prisma", HEAD.replace('  url      = "file:./dev.db"\n', ""))
    folder.write("prisma.config.ts", 'export default { datasource: { url: "file:prisma/dev.db" } };\n')
    run(folder, "create table user (id integer primary key, mail text)")
    assert folder.run("pull", "--prisma-version", "7").code == 0
    assert folder.read("prisma/schema.prisma").endswith(MODEL)


def test_a_given_file_counts_from_this_folder(files: Folder):
    result = files.run("pull", "--print", "--url", "file:prisma/dev.db?connection_limit=1", "--prisma-version", "6")
    assert (result.code, result.out) == (0, HEAD + MODEL)


def test_drift_is_said_as_diff_says_it(files: Folder):
    run(files, "alter table user rename column mail to email; create index user_email_idx on user (email)")
    expected = (
        "model user\n"
        "  - field mail String?  [breaking: its values are lost]  looks like a rename to `email`\n"
        "  + field email String?  looks like a rename from `mail`\n"
        "  + index @@index([email])\n"
        "3 differences, 1 of them breaking.\n"
    )
    for command in (
        ("pull", "--check", "--prisma-version", "6"),
        ("diff", "--from", "prisma/schema.prisma", "--to", "database:"),
        ("diff", "--from", "prisma/schema.prisma", "--to", "file:prisma/dev.db"),
    ):
        result = files.run(*command)
        assert (result.code, result.out) == (1, expected), command
    assert files.read("prisma/schema.prisma") == HEAD + MODEL


def test_two_databases_and_an_empty_one(files: Folder):
    for name in ("other", "empty"):
        with closing(sqlite3.connect(files.path / f"{name}.db")) as connection:
            connection.execute("pragma user_version = 1")
            if name == "other":
                connection.execute("create table user (id integer primary key, mail text)")
    assert files.run("diff", "--from", "file:prisma/dev.db", "--to", "file:other.db").code == 0
    result = files.run("diff", "--from", "prisma/schema.prisma", "--to", "file:empty.db")
    assert (result.code, result.out.splitlines()[0]) == (1, "- model user { id, mail }  [breaking: its rows are lost]")


def test_files_that_are_no_database(files: Folder):
    files.write("text.db", "not a database at all, but long enough to be one " * 9)
    before = files.names()
    for url, line in {
        "file:none.db": "The database file `none.db` does not exist.",
        "file:prisma": "`prisma` is a folder.",
        "file:": "The url names no database file.",
        "file::memory:": "A database in memory is empty when it is opened.",
        "file:text.db": "The database file `text.db` cannot be read. It is no SQLite database, or an encrypted one.",
        "postgresql://u:p@localhost/x": "The url leads to a database of the provider `postgresql`",
    }.items():
        result = files.run("pull", "--url", url)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith(f"schema-ls: {line}"), result.err
    assert files.names() == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions are those of a POSIX system")
def test_a_file_that_may_not_be_written_can_be_read(files: Folder):
    (files.path / "prisma" / "dev.db").chmod(0o444)
    assert files.run("pull", "--print", "--prisma-version", "6").out == HEAD + MODEL


def test_changes_for_a_program_are_lines_and_nothing_is_written(files: Folder):
    run(files, "alter table user add column age integer")
    result = files.run("pull", "--json", "--prisma-version", "6")
    ((path, is_new, edits),) = (each.values() for each in json.loads(result.out)["files"])
    assert (path, is_new) == (str(files.path / "prisma" / "schema.prisma"), False)
    lines = (HEAD + MODEL).splitlines(keepends=True)
    for edit in reversed(edits):
        lines[edit["start"] : edit["end"]] = [edit["text"]]
    assert "dev.db" not in result.out, "what stays is not shown"
    assert "".join(lines) == files.run("pull", "--print", "--prisma-version", "6").out
    assert files.read("prisma/schema.prisma") == HEAD + MODEL
    assert files.run("pull", "--json", "--check").code == 2


def test_json_is_unsupported_where_prisma_has_none_in_sqlite(folder: Folder):
    folder.write("prisma/schema.prisma", HEAD)
    run(folder, "create table user (id integer primary key, data jsonb default '{}')")
    assert folder.run("pull", "--prisma-version", "5").code == 0
    assert 'Unsupported("jsonb")' in folder.read("prisma/schema.prisma")
    assert folder.run("pull", "--prisma-version", "6.19").code == 0
    assert "data Json?" in folder.read("prisma/schema.prisma")
