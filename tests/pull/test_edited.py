"""What people did to a schema stays: order, comments, files, names. Pull writes only what says something else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from schema_ls.pull import pull_catalog, read_database
from tests.pull.edited import edited
from tests.pull.test_cases import CASES

if TYPE_CHECKING:
    from tests.pull.conftest import Database


_BY_HAND = ("keeps-comments-and-order",)
"""Cases whose layout the edits would not keep."""


@pytest.mark.postgres
@pytest.mark.parametrize("case", [case for case in CASES if case.name not in _BY_HAND], ids=lambda path: path.name)
def test_a_schema_that_says_the_same_stays_as_it_is(case: Path, database: Database) -> None:
    database.run((case / "setup.sql").read_text(encoding="utf-8"))
    before = [("schema.prisma", (case / "expected.prisma").read_text(encoding="utf-8"))]
    catalog = read_database(database.url, before)
    for folder in ("", "schema"):
        files = edited(before[0][1], 1, folder)
        result = pull_catalog(catalog, files)
        # The name of a many-to-many relation follows from those of its models: where these change it must be written.
        old, new = (set("\n".join(text for _, text in texts).split("\n")) for texts in (files, result.files))
        assert {line for line in new - old if "@relation(" not in line} == set()
        assert not new - old or case.name.startswith("many-to-many")
        assert result.removed == result.renames == ()
        assert not pull_catalog(catalog, result.files).changed
