"""The three doors for programs."""

from __future__ import annotations

import pytest

import schema_ls
from schema_ls.base.errors import ConfigError

TEXT = "model User {\r\n  id Int @id\r\n  name   Strng? // \U0001f600\r\n}"
WITH_URL = 'datasource db {\n  provider = "postgresql"\n  url      = env("URL")\n}\n'


@pytest.mark.parametrize("text", ["", "\ufeff", TEXT, "}{", "model", "\x00\ud800", "a\rb\u2028c"])
def test_parse_keeps_every_character(text: str):
    assert str(schema_ls.parse(text)) == text


def test_check_gives_entries_with_places_from_one():
    (entry,) = schema_ls.check(TEXT, file="user.prisma")
    assert (entry.file, entry.line, entry.column, entry.end_line, entry.end_column) == ("user.prisma", 3, 10, 3, 15)
    assert (entry.severity.value, entry.code, entry.group) == ("error", "type-unknown", "validation")


def test_check_knows_versions():
    assert schema_ls.check(WITH_URL, prisma_version="6") == []
    assert [entry.severity.value for entry in schema_ls.check(WITH_URL, prisma_version="7")] == ["error"]
    assert schema_ls.check(WITH_URL, prisma_version="8") == schema_ls.check(WITH_URL)


def test_format_lays_out_and_keeps_line_ends():
    assert schema_ls.format(TEXT) == ("model User {\r\n  id   Int    @id\r\n  name Strng? // \U0001f600\r\n}\r\n")
    assert schema_ls.format(WITH_URL, tab=4) == WITH_URL.replace("  provider", "    provider").replace(
        "  url", "    url"
    )


def test_format_takes_options():
    assert schema_ls.format(TEXT, tab=0, align="none").startswith("model User {\r\nid Int @id\r\nname Strng?")
    assert schema_ls.format(TEXT, tab=-3) == schema_ls.format(TEXT, tab=0)
    assert schema_ls.format("") == "\n"


@pytest.mark.parametrize("version", ["", "4", "6.x", "prisma"])
def test_a_version_that_does_not_exist_is_an_error(version: str):
    for door in (schema_ls.check, schema_ls.format):
        with pytest.raises(ConfigError, match="is not a version of Prisma"):
            door(TEXT, prisma_version=version)
