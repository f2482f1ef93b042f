"""Databases made by chance: whatever they hold becomes a schema without errors, and a second pull has nothing to do."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import psycopg
import pytest

import schema_ls
from schema_ls.base.finding import Severity
from schema_ls.pull import NothingToPullError, pull_schema
from tests.pull.random_ddl import random_ddl

if TYPE_CHECKING:
    from tests.pull.conftest import Database

BEFORE = """generator client {
  provider = "prisma-client"
  output   = "../generated"
}

datasource db {
  provider = "postgresql"
}
"""

SEEDS = (11, 25, 48, 110, 134, 141, 189, 220, 3002, *range(1000, 1012))
"""The first ones have found something."""


@pytest.mark.postgres
@pytest.mark.parametrize("seed", SEEDS)
def test_a_pull_is_valid_and_stable(seed: int, database: Database) -> None:
    with psycopg.connect(database.url, autocommit=True) as connection:
        for statement in random_ddl(seed):
            with contextlib.suppress(psycopg.Error):
                connection.execute(statement)
    try:
        result = pull_schema(database.url, [("schema.prisma", BEFORE)])
    except NothingToPullError:
        return
    assert result.errors == ()
    ((_, text),) = result.files
    assert [entry.message for entry in schema_ls.check(text) if entry.severity is Severity.ERROR] == []
    assert schema_ls.format(text, layout_only=True) == text
    assert not pull_schema(database.url, result.files).changed
