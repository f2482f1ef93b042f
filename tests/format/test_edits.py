"""From the old lines to the new text in few edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from layouts import V6, plain

from schema_ls.base.edit import Edit, apply_edits
from schema_ls.base.span import Span
from schema_ls.base.text import split_lines
from schema_ls.format import edits, edits_in_rows

SCHEMA = plain(
    """
    model A {
        id Int @id
    }

    model B {
        id Int @id
    } model C {
        id Int @id
    }
    """
)


def test_an_equal_text_needs_no_edit():
    assert edits(["a\n", "b"], "a\nb") == []
    assert edits([], "") == []


def test_only_changed_lines_are_touched():
    assert edits(["a\n", "b\n", "c\n", "d\n"], "a\nB\nc\nD\n") == [
        Edit(Span(1, 0, 2, 0), "B\n"),
        Edit(Span(3, 0, 4, 0), "D\n"),
    ]


def test_lines_come_and_go():
    assert edits(["a\n", "b\n", "c\n"], "a\nc\n") == [Edit(Span(1, 0, 2, 0), "")]
    assert edits(["a\n", "c\n"], "a\nb\nc\n") == [Edit(Span(1, 0, 1, 0), "b\n")]


def test_a_last_line_without_an_end_is_replaced_where_it_is():
    assert edits(["a\n", "b"], "a\nb\n") == [Edit(Span(1, 0, 1, 1), "b\n")]
    assert edits([], "\n") == [Edit(Span(0, 0, 0, 0), "\n")]


@given(st.lists(st.sampled_from("abc\n"), max_size=12), st.lists(st.sampled_from("abc\n"), max_size=12))
def test_edits_lead_to_the_new_text(old: list[str], new: list[str]):
    lines = split_lines("".join(old))
    assert apply_edits(lines, edits(lines, "".join(new))) == "".join(new)


def test_many_changed_lines_are_replaced_as_one():
    old = [f"a{row}\n" for row in range(30_000)]
    new = "".join(f"b{row}\n" for row in range(30_001))
    assert edits(old, new) == [Edit(Span(0, 0, 30_000, 0), new)]


def test_only_the_blocks_with_one_of_the_rows_are_laid_out():
    lines = split_lines(SCHEMA)
    assert edits_in_rows(lines, 1, 1, version=V6) == [Edit(Span(1, 0, 2, 0), "  id Int @id\n")]
    assert edits_in_rows(lines, 3, 3, version=V6) == []


def test_blocks_that_share_a_line_are_laid_out_together():
    lines = split_lines(SCHEMA)
    assert edits_in_rows(lines, 8, 8, version=V6) == edits_in_rows(lines, 5, 5, version=V6)
    assert apply_edits(lines, edits_in_rows(lines, 5, 5, version=V6)) == plain(
        """
        model A {
            id Int @id
        }

        model B {
          id Int @id
        }

        model C {
          id Int @id
        }
        """
    )
