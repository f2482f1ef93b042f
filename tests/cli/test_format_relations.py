"""`schema-ls format` adds what relations lack, unless it is told not to."""

from __future__ import annotations

import pytest

from tests.cli.command import Folder

BOOK = "model Book {\n  id     Int    @id\n  author Author\n}\n"
AUTHOR = "model Author {\n  id Int @id\n}\n"
BOOK_COMPLETED = (
    "model Book {\n"
    "  id       Int    @id\n"
    "  author   Author @relation(fields: [authorId], references: [id])\n"
    "  authorId Int\n"
    "}\n"
)
AUTHOR_COMPLETED = "model Author {\n  id    Int    @id\n  books Book[]\n}\n"


@pytest.fixture
def schema(folder: Folder) -> Folder:
    """A folder with a schema of two files."""
    folder.write("package.json", '{"prisma": {"schema": "prisma"}}')
    folder.write("prisma/book.prisma", BOOK)
    folder.write("prisma/author.prisma", AUTHOR)
    return folder


def test_the_files_of_a_schema_are_completed_together(schema: Folder):
    assert schema.run("format", "prisma").out == "2 files reformatted\n"
    assert schema.read("prisma/book.prisma") == BOOK_COMPLETED
    assert schema.read("prisma/author.prisma") == AUTHOR_COMPLETED
    assert schema.run("format", "--check", "prisma").code == 0


def test_only_files_that_were_asked_for_are_written(schema: Folder):
    assert schema.run("format", "prisma/book.prisma").out == "1 file reformatted\n"
    assert schema.read("prisma/book.prisma") == BOOK_COMPLETED
    assert schema.read("prisma/author.prisma") == AUTHOR


def test_a_flag_leaves_it_at_the_layout(schema: Folder):
    assert schema.run("format", "--layout-only", "prisma").out == "2 files left unchanged\n"


def test_a_setting_leaves_it_at_the_layout(schema: Folder):
    schema.write("schema-ls.toml", "[format]\ncomplete = false\n")
    assert schema.run("format", "prisma").out == "2 files left unchanged\n"


def test_nothing_is_added_while_a_file_cannot_be_read(schema: Folder):
    schema.write("prisma/broken.prisma", b"\xff\xfe")
    schema.run("format", "prisma")
    assert schema.read("prisma/book.prisma") == BOOK


def test_names_are_those_of_the_version(folder: Folder):
    result = folder.run("format", "-", "--prisma-version", "5", stdin=BOOK + AUTHOR)
    assert "  Book Book[]\n" in result.out
