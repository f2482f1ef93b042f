"""How tests mark places in a schema."""

from __future__ import annotations

import pytest

from schema_ls.base.span import Span
from support.marked import read_marked


def test_a_text_in_triple_quotes_is_dedented():
    assert (
        read_marked("""
        model A {
          id Int
        }
        """).text
        == "model A {\n  id Int\n}\n"
    )


def test_the_cursor_is_removed_and_found():
    marked = read_marked("a Int\nb <|>String\n")
    assert (marked.text, marked.cursor) == ("a Int\nb String\n", (1, 2))


def test_columns_are_code_points():
    assert read_marked("// 👍 <|>x\n").cursor == (0, 5)


def test_a_selection_may_reach_over_lines_and_hold_a_cursor():
    marked = read_marked("a <[Int\nb <|>St]>ring\n")
    assert (marked.text, marked.selection, marked.cursor) == ("a Int\nb String\n", Span(0, 2, 1, 4), (1, 2))


def test_a_selection_that_does_not_end_is_refused():
    with pytest.raises(ValueError, match="row 0 of schema"):
        read_marked("a <[Int\n")


def test_carets_mark_the_line_above_and_stay_as_comments():
    text = "  id Int @id\n//^^ name  ^ sign\n//   ^^^ type\n  b Int\n"
    marked = read_marked(text)
    assert marked.text == text
    assert marked.marks == [(0, 2, 4, "name"), (0, 11, 12, "sign"), (0, 5, 8, "type")]


def test_carets_stand_below_the_text_without_its_signs():
    assert read_marked("  i<|>d Int\n//^^ name\n").marks == [(0, 2, 4, "name")]


def test_further_files():
    marked = read_marked("""
        //- a.prisma
        model A {
        //- sub/b.prisma
        model <|>B {
        """)
    assert marked.texts() == {"a.prisma": "model A {\n", "sub/b.prisma": "model B {\n"}
    assert (marked.cursor_file.name, marked.cursor) == ("sub/b.prisma", (0, 6))


def test_lines_before_the_first_file_are_a_file():
    assert list(read_marked("x\n//- b.prisma\ny\n").texts()) == ["schema.prisma", "b.prisma"]
