"""Each folder of `cases` is a database and the schema it becomes; every case also is stable and checks clean."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import schema_ls
from schema_ls.base.finding import Severity
from schema_ls.pull import pull_schema

if TYPE_CHECKING:
    from tests.conftest import Golden
    from tests.pull.conftest import Database

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/setup.sql"))

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_database_becomes_schema(case: Path, database: Database, golden: Golden) -> None:
    database.run((case / "setup.sql").read_text(encoding="utf-8"))
    before = case / "previous.prisma"
    files = [("schema.prisma", before.read_text(encoding="utf-8"))] if before.exists() else []

    result = pull_schema(database.url, files)

    (text,) = (text for _, text in result.files)
    remarks = [f"{warning.kind} | {warning.object} | {warning.message}\n" for warning in result.warnings]
    remarks += [f"removed | {name}\n" for name in result.removed]
    golden(text, case / "expected.prisma")
    golden("".join(remarks), case / "warnings.txt")
    assert [entry for entry in schema_ls.check(text) if entry.severity is Severity.ERROR] == []
    again = pull_schema(database.url, result.files)
    assert again.files == result.files
    assert not again.changed


def test_cases_are_there() -> None:
    assert len(CASES) >= 20
