"""Replacing lines of a tree gives the very tree that the new text gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from schemas import BLOCK_LINES, FIXTURES, outline, rows_of_schemas

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.syntax import Tree, parse


def check_replaced(tree: Tree, rows: list[str], first: int, removed: int, texts: list[str]) -> Tree:
    """Replace in the tree and in the rows, compare, and give the new tree."""
    rows[first : first + removed] = texts
    new = tree.replaced(first, removed, texts)
    cold = parse("".join(rows))
    assert str(new) == str(cold)
    assert outline(new) == outline(cold)
    assert all(ours is theirs for ours, theirs in zip(new.blocks, cold.blocks, strict=True))
    return new


@given(rows_of_schemas(), st.data())
@settings(max_examples=150)
def test_random_edits(rows: list[str], data: st.DataObject):
    rows = list(rows)
    tree = parse("".join(rows))
    for _ in range(8):
        first = data.draw(st.integers(0, len(rows)))
        removed = min(data.draw(st.sampled_from((0, 1, 1, 2, 5))), len(rows) - first)
        texts = data.draw(st.lists(st.sampled_from(BLOCK_LINES), max_size=3))
        tree = check_replaced(tree, rows, first, removed, texts)


@pytest.mark.parametrize("line", BLOCK_LINES)
@pytest.mark.parametrize("name", ["shop", "social"])
def test_a_line_in_place_of_each_header_brace_and_comment(name: str, line: str):
    base = split_lines(FIXTURES[name])
    tree = parse(FIXTURES[name])
    for row, text in enumerate(base):
        if text[:1] in "}/mve" and row % 5 == 0:
            check_replaced(tree, list(base), row, 1, [line])


@pytest.mark.parametrize("name", FIXTURES)
def test_a_brace_lost_and_found_again(name: str):
    rows = split_lines(FIXTURES[name])
    tree = parse(FIXTURES[name])
    for row in [row for row, text in enumerate(rows) if text == "}\n"]:
        broken = check_replaced(tree, rows, row, 1, ["\n"])
        mended = check_replaced(broken, rows, row, 1, ["}\n"])
        assert all(ours is theirs for ours, theirs in zip(mended.blocks, tree.blocks, strict=True))


def test_a_comment_opened_far_above_its_end_and_closed_again():
    rows = split_lines("model A {\n}\n\nmodel B {\n  x Int\n}\n*/\nmodel C {\n}\n")
    tree = parse("".join(rows))
    opened = check_replaced(tree, rows, 2, 1, ["/*\n"])
    assert [block.name for block in opened.blocks] == ["A", "C"]
    closed = check_replaced(opened, rows, 2, 1, ["/* */\n"])
    assert [block.name for block in closed.blocks if not block.is_loose] == ["A", "B", "C"]


def test_an_edit_inside_a_comment_behind_a_brace():
    rows = split_lines("model A {\n} /* one\nmodel X {\ntwo */\nmodel B {\n}\n")
    tree = parse("".join(rows))
    check_replaced(tree, rows, 2, 1, ["model Y {\n", "}\n"])


@pytest.mark.parametrize("name", ["shop", "blog"])
def test_an_edit_touches_only_its_block(name: str):
    """`shop` has a comment over lines, `blog` has none."""
    rows = split_lines(FIXTURES[name])
    tree = parse(FIXTURES[name])
    row = next(row for row, text in enumerate(rows) if "email" in text)
    new = check_replaced(tree, rows, row, 1, ["  email2 String\n"])
    changed = [index for index, block in enumerate(new.blocks) if block is not tree.blocks[index]]
    assert changed == [tree.block_index(row)]


ENDS = ("\n", "\r\n", "\r", "")


@st.composite
def edits_of(draw: st.DrawFn, rows: list[str]) -> list[Edit]:
    """Edits that do not overlap, in order, of texts with every kind of line end."""
    row, column = st.integers(0, len(rows)), st.integers(0, 12)
    ends = sorted(draw(st.lists(st.tuples(row, column), min_size=2, max_size=6)))
    ends = [(row, min(column, len(rows[row]))) if row < len(rows) else (row, 0) for row, column in ends]
    piece = st.tuples(st.sampled_from(["", "x Int", "}", "/*", "*/", "model A {"]), st.sampled_from(ENDS)).map("".join)
    texts = st.lists(piece, max_size=3).map("".join)
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return [Edit(Span(*start, *end), draw(texts)) for start, end in pairs]


@given(st.lists(st.tuples(st.sampled_from(BLOCK_LINES), st.sampled_from(ENDS)), max_size=12), st.data())
@settings(max_examples=300)
def test_edits_of_every_kind_give_what_the_new_text_gives(lines: list[tuple[str, str]], data: st.DataObject):
    rows = split_lines("".join(line.rstrip("\r\n") + end for line, end in lines))
    edits = data.draw(edits_of(rows))
    tree, cold = parse("".join(rows)).edited(edits), parse(apply_edits(rows, edits))
    assert str(tree) == str(cold)
    assert [line.text for line in tree.lines] == [line.text for line in cold.lines]
    assert outline(tree) == outline(cold)


def test_everything_removed_and_written_again():
    rows = split_lines(FIXTURES["blog"])
    tree = parse(FIXTURES["blog"])
    empty = check_replaced(tree, rows, 0, len(rows), [])
    assert empty.blocks == []
    check_replaced(empty, rows, 0, 0, split_lines(FIXTURES["blog"]))
