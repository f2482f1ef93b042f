"""What is measured: schemas of a given size without a mistake, and goals that tables tell apart from what is reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.results import END, OFFICIAL, OURS, START, merged, missed, tables, written_into
from bench.schemas import schema, split
from schema_ls.checks.run import check
from schema_ls.format import layout
from schema_ls.model.schema import SchemaFile
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax.tree import parse
from schema_ls.workspace.project import schema_of


def figures(ours: float, official: float) -> dict[str, object]:
    both = {OURS: {"times": [ours], "first": 3.0}, OFFICIAL: {"times": [official], "first": 4.0}}
    return {"sizes": {"1669": {"figures": {"hover": both}, "memory": {OURS: 40.0, OFFICIAL: 160.0}}}}


@pytest.mark.parametrize("is_distinct", [False, True])
@pytest.mark.parametrize("size", [100, 400])
def test_a_schema_has_its_size_and_no_mistake(size: int, is_distinct: bool) -> None:
    text = schema(size, is_distinct=is_distinct)
    assert text.count("\n") == size
    assert layout(text, version=NEWEST) == text
    assert check(schema_of([SchemaFile("a.prisma", parse(text))], NEWEST)) == []


def test_files_are_one_schema(tmp_path: Path) -> None:
    split(600, 7, tmp_path)
    files = [SchemaFile(path.name, parse(path.read_text("utf-8"))) for path in sorted(tmp_path.iterdir())]
    assert len(files) == 7
    assert check(schema_of(files, NEWEST)) == []


def test_new_figures_take_the_place_of_old_ones_and_leave_the_others() -> None:
    found = merged(figures(5.0, 10.0), {"sizes": {"1669": {"figures": {"hover": {OURS: {"times": [1.0]}}}}}})
    size = found["sizes"]["1669"]
    assert size["figures"]["hover"] == {OURS: {"times": [1.0]}, OFFICIAL: {"times": [10.0], "first": 4.0}}
    assert size["memory"] == {OURS: 40.0, OFFICIAL: 160.0}


def test_goals_that_are_not_reached_are_named() -> None:
    assert missed(figures(1.0, 10.0)) == []
    assert missed(figures(5.0, 10.0)) == ["hover at 1,669 lines: 0.5 x, goal 0.2 x"]


def test_tables_stand_in_their_place_in_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{START}old{END}After.\n", "utf-8")
    written_into(page, tables(figures(1.0, 10.0)))
    text = page.read_text("utf-8")
    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "| hover | 1.00 | 1.00 | 3.00 | 1 | 10.0 | 10.0 | 1 | 0.1 | 0.1 | 0.2 |  |" in text
    page.write_text("No place.\n", "utf-8")
    with pytest.raises(ValueError, match="no place"):
        written_into(page, "")
