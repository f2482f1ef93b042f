"""What is laid out while somebody types."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from layouts import FIXTURES, V6, V7, plain

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.format import edits_on_new_line, edits_when_closed, layout
from schema_ls.syntax.tree import parse

MARK = "|"


def closed(text: str) -> str:
    """A text after the brace was typed that stands before the mark."""
    before, after = plain(text).split(MARK)
    lines = split_lines(before + after)
    return apply_edits(lines, edits_when_closed(parse(before + after), before.count("\n"), version=V7))


def continued(text: str) -> str:
    """A text after the line was begun where the mark stands."""
    before, after = plain(text).split(MARK)
    lines = split_lines(before + after)
    return apply_edits(lines, edits_on_new_line(parse(before + after), before.count("\n"), version=V7))


def test_a_brace_lays_out_the_block_that_it_closes():
    before = """
        model A {
        id Int @id
          @@map("a")
          name String
          }|
        model B {
        id Int
        }
        """
    after = """
        model A {
          id   Int    @id
          name String

          @@map("a")
        }
        model B {
        id Int
        }
        """
    assert closed(before) == plain(after)


def test_a_brace_without_a_block_changes_nothing():
    for text in ("}|\n", "model A {\nid Int\n\nmodel B {\n  @@x({a: 1}|)\n}\n", "// }|\nmodel A {\nid Int\n}\n"):
        assert closed(text) == text.replace(MARK, "")


def test_edits_touch_only_lines_that_change():
    tree = parse("model A {\n  id Int @id\nname String?\n}\n")
    assert edits_when_closed(tree, 3, version=V6) == [Edit(Span(1, 0, 3, 0), "  id   Int     @id\n  name String?\n")]


def test_a_new_line_aligns_the_lines_around_and_stays():
    before = """
        model A {
          id Int @id
          manufacturer String
            |
          note String? // what
        }
        """
    after = """
        model A {
          id           Int     @id
          manufacturer String
            |
          note         String? // what
        }
        """
    assert continued(before) == plain(after).replace(MARK, "")


def test_a_new_line_moves_and_rewrites_no_line():
    for text in (
        'model A {\n  @@map("a")\n|\n  id  Int\n}\n',
        "model A {\n  id: Int\n|\n  name String\n}\n",
        "model A {\n  id Int\n\n\n|\n  name String\n}\n",
    ):
        assert continued(text) == text.replace(MARK, "")


def test_a_new_line_sorts_the_attributes_of_the_line_before():
    assert continued('model A {\n  id Int @map("b") @id\n|\n}\n') == 'model A {\n  id Int @id @map("b")\n\n}\n'


def test_a_new_line_in_a_block_that_is_open_changes_nothing():
    # Nothing tells where the block will end: the next one must not be taken for a part of it.
    text = "model A {\n  id  Int\n|\n\nmodel B {\n  id  Int\n}\n"
    assert continued(text) == text.replace(MARK, "")


def test_a_new_line_outside_of_blocks_changes_nothing():
    for text in ("|", "|\nmodel A {\n  id  Int\n}\n", "model A {\n  id  Int\n}\n|"):
        assert continued(text) == text.replace(MARK, "")


@given(st.sampled_from(sorted(FIXTURES)), st.integers(0, 80), st.sampled_from(("  ", "", "x")))
def test_the_line_that_was_begun_stays_where_it_is(name: str, row: int, content: str):
    lines = split_lines(FIXTURES[name])
    lines.insert(min(row, len(lines)), content + "\n")
    row = min(row, len(lines) - 1)
    found = edits_on_new_line(parse("".join(lines)), row, version=V7)
    after = split_lines(apply_edits(lines, found))
    assert (len(after), after[row]) == (len(lines), lines[row])


@given(st.sampled_from(sorted(FIXTURES)), st.integers(0, 80))
def test_closing_is_laying_out_the_block_alone(name: str, row: int):
    lines = split_lines(FIXTURES[name])
    tree = parse("".join(lines))
    found = edits_when_closed(tree, row, version=V7)
    if found:
        index = tree.block_index(row)
        block = tree.blocks[index]
        start, end = tree.starts[index] + block.header, tree.starts[index + 1]
        after = apply_edits(lines, found)
        assert after == "".join((*lines[:start], layout("".join(lines[start:end]), version=V7), *lines[end:]))
