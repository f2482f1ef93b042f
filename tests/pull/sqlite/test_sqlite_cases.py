"""Each folder of `cases` is a database file and the schema it becomes; every case also is stable and checks clean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import schema_ls
from schema_ls.base.finding import Severity
from schema_ls.pull import pull_schema

if TYPE_CHECKING:
    from tests.conftest import Golden
    from tests.pull.sqlite.conftest import DatabaseFile

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/setup.sql"))
EMPTY = 'datasource db {\n  provider = "sqlite"\n}\n'


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_database_file_becomes_schema(case: Path, database: DatabaseFile, golden: Golden) -> None:
    database.run((case / "setup.sql").read_text(encoding="utf-8"))
    before = case / "previous.prisma"
    previous = before.read_text(encoding="utf-8") if before.exists() else EMPTY

    result = pull_schema(database.url, [("schema.prisma", previous)])

    (text,) = (text for _, text in result.files)
    remarks = [f"{warning.kind} | {warning.object} | {warning.message}\n" for warning in result.warnings]
    remarks += [f"removed | {name}\n" for name in result.removed]
    golden(text, case / "expected.prisma")
    golden("".join(remarks), case / "warnings.txt")
    assert [entry for entry in schema_ls.check(text) if entry.severity is Severity.ERROR] == []
    assert not pull_schema(database.url, result.files).changed


def test_cases_are_there() -> None:
    assert len(CASES) >= 10
