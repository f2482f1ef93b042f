"""Command lines that are read without argparse mean the same as with it."""

from __future__ import annotations

import argparse

import pytest

from schema_ls.cli.commands import check, format, pull
from schema_ls.cli.plain_arguments import PlainArguments

COMMANDS = {"check": check, "format": format, "pull": pull}


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("format", ""),
        ("format", "a.prisma b"),
        ("format", "--check a.prisma --layout-only"),
        ("format", "- --stdin-filename x.prisma"),
        ("format", "--prisma-version 6 --diff --no-gitignore"),
        ("check", "--output-format json a"),
        ("check", "a --show-consequences --output-format full --output-format concise"),
        ("pull", ""),
        ("pull", "--url postgresql://h/d --schema a.prisma --naming camel --report r.json --prisma-version 6 --force"),
    ],
)
def test_what_is_read(command: str, line: str):
    plain, full = PlainArguments(), argparse.ArgumentParser()
    COMMANDS[command].add_arguments(plain)
    COMMANDS[command].add_arguments(full)
    read = plain.read(line.split())
    assert read is not None
    assert vars(read) == vars(full.parse_args(line.split()))


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("check", "--help"),
        ("check", "--unknown"),
        ("check", "-x"),
        ("check", "--"),
        ("check", "--output-format"),
        ("check", "--output-format xml"),
        ("check", "--output-format=json"),
        ("check", "--fix"),
        ("check", "--unsafe-fixes"),
        ("check", "--select index"),
        ("check", "--baseline known.json"),
        ("check", "--prisma-version --show-consequences"),
        ("pull", "schema.prisma"),
        ("pull", "--include users"),
        ("pull", "--rename a=b --check"),
        ("pull", "--naming pascal"),
    ],
)
def test_what_needs_a_closer_look(command: str, line: str):
    plain = PlainArguments()
    COMMANDS[command].add_arguments(plain)
    assert plain.read(line.split()) is None
