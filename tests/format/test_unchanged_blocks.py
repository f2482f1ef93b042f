"""Formatting costs what changed: lines of blocks that stay as they are, and what lies between them, are not looked at."""

from __future__ import annotations

from itertools import count

import pytest

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.format import layout_edits, layout_edits_in_rows, parts
from schema_ls.format.rows import Rows
from schema_ls.syntax.tree import Tree, parse
from tests.format.layouts import V6


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows of the lines that were looked up."""
    found: list[int] = []
    find = Rows._find

    def noted(self: Rows, row: int) -> None:
        found.append(row)
        find(self, row)

    monkeypatch.setattr(Rows, "_find", noted)
    return found


def _tree(blocks: int) -> Tree:
    return parse("\n".join(f"model M{number} {{\n  id Int @id\n}}\n" for number in range(blocks)))


def test_a_changed_line_costs_the_same_in_a_large_text(looks: list[int]) -> None:
    costs = []
    for blocks in (10, 100):
        tree = _tree(blocks)
        layout_edits(tree, version=V6)
        changed = tree.replaced(9, 1, ["  id     Int @id\n"])
        looks.clear()
        assert [edit.span for edit in layout_edits(changed, version=V6)] == [Span(9, 0, 10, 0)]
        costs.append(len(looks))
    assert costs[0] == costs[1] <= 12


def test_of_what_stays_nothing_is_looked_at(looks: list[int]) -> None:
    tree = _tree(100)
    assert layout_edits(tree, version=V6) == []
    assert len(looks) <= 5


def test_some_rows_are_laid_out_with_their_blocks() -> None:
    changed = _tree(100).replaced(9, 1, ["  id     Int @id\n"])
    assert [edit.span for edit in layout_edits_in_rows(changed, 9, 9, version=V6)] == [Span(9, 0, 10, 0)]
    assert layout_edits_in_rows(changed, 100, 101, version=V6) == []


@pytest.mark.parametrize("of_rows", [False, True])
def test_laying_out_gives_way_before_each_block_and_goes_on_where_it_was(of_rows: bool) -> None:
    tree, looks = parse("\n".join(f"model Waits{of_rows}{n} {{\nid Int @id\n}}\n" for n in range(30))), count()

    def stop() -> None:
        if next(looks) == 10:
            raise InterruptedError

    def edits() -> list[Edit]:
        if of_rows:
            return layout_edits_in_rows(tree, 1, 1, version=V6, stop=stop)
        return layout_edits(tree, version=V6, stop=stop)

    before = parts._piece_of.misses
    with pytest.raises(InterruptedError):
        edits()
    assert parts._piece_of.misses - before == 10
    assert len(edits()) == (1 if of_rows else 30)
    assert parts._piece_of.misses - before == 30
