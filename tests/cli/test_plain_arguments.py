"""Command lines that are read without argparse mean the same as with it."""

from __future__ import annotations

import argparse

import pytest

from schema_ls.cli.commands import check, format
from schema_ls.cli.plain_arguments import PlainArguments

COMMANDS = {"check": check, "format": format}


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
    "line",
    [
        "--help",
        "--unknown",
        "-x",
        "--",
        "--output-format",
        "--output-format xml",
        "--output-format=json",
        "--fix",
        "--unsafe-fixes",
        "--select index",
        "--baseline known.json",
        "--prisma-version --show-consequences",
    ],
)
def test_what_needs_a_closer_look(line: str):
    plain = PlainArguments()
    check.add_arguments(plain)
    assert plain.read(line.split()) is None
