"""What changes of an editor do to a document, in all three encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema_ls.base.text import split_lines
from schema_ls.server.convert import ENCODINGS, character_of, column_of, place_of, position
from schema_ls.server.documents import Documents, TextChange, changed
from schema_ls.syntax.tree import parse

TEXT = "// a\nmodel Ä {\n  x Int // 😀 end\n}\n"


def test_characters_count_units_of_the_encoding() -> None:
    line = "ä😀x\r\n"
    assert [character_of(line, 3, encoding) for encoding in ENCODINGS] == [7, 4, 3]
    assert [column_of(line, character, "utf-16") for character in range(6)] == [0, 1, 1, 2, 3, 3]
    assert [column_of(line, character, "utf-8") for character in range(9)] == [0, 0, 1, 1, 1, 1, 2, 3, 3]


def test_positions_behind_the_text_are_drawn_to_its_end() -> None:
    assert place_of(parse("ab\ncd"), 9, 9, "utf-16") == (1, 2)
    assert place_of(parse("ab\n"), 1, 5, "utf-16") == (1, 0)
    assert place_of(parse(""), 4, 4, "utf-16") == (0, 0)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_change_behind_an_astral_character(encoding: str) -> None:
    tree = parse(TEXT)
    column = TEXT.split("\n")[2].index("end")
    at = position(tree, 2, column, encoding)["character"]
    new = changed(tree, TextChange("END", (2, at, 2, at + 3)), encoding)
    assert str(new) == TEXT.replace("end", "END")


@pytest.mark.parametrize(
    ("text", "change", "expected"),
    [
        ("", TextChange("a", (0, 0, 0, 0)), "a"),
        ("a\n", TextChange("b", (1, 0, 1, 0)), "a\nb"),
        ("a\r\nb\r\n", TextChange("", (0, 1, 1, 0)), "ab\r\n"),
        ("a\rb", TextChange("\n", (1, 0, 1, 0)), "a\r\nb"),
        ("a\nb\nc", TextChange("", (0, 0, 9, 9)), ""),
        ("a", TextChange("whole"), "whole"),
        ("\ufeffmodel A {\n}", TextChange("x", (0, 1, 0, 1)), "\ufeffxmodel A {\n}"),
    ],
)
def test_single_changes(text: str, change: TextChange, expected: str) -> None:
    new = changed(parse(text), change, "utf-16")
    assert str(new) == expected
    assert [line.text for line in new.lines] == split_lines(expected)


PIECES = st.lists(
    st.sampled_from(["model A {", "}", "\n", "\r\n", "\r", " id Int @id", "/*", "*/", "😀", "é", '"', "// x"]),
    max_size=12,
).map("".join)
PLACE = st.integers(0, 6)


@given(PIECES, st.lists(st.tuples(PIECES, PLACE, PLACE, PLACE, PLACE), max_size=5), st.sampled_from(ENCODINGS))
def test_changes_one_by_one_give_what_a_fresh_parse_gives(
    text: str, changes: list[tuple[str, int, int, int, int]], encoding: str
) -> None:
    tree = parse(text)
    for new, *place in changes:
        before = str(tree)
        start = place_of(tree, place[0], place[1], encoding)
        end = max(start, place_of(tree, place[2], place[3], encoding))
        tree = changed(tree, TextChange(new, (place[0], place[1], place[2], place[3])), encoding)
        rows = [*split_lines(before), ""]
        offset = [sum(map(len, rows[:row])) + column for row, column in (start, end)]
        expected = before[: offset[0]] + new + before[offset[1] :]
        assert str(tree) == expected
        assert [block.text for block in tree.blocks] == [block.text for block in parse(expected).blocks]


def test_changes_of_documents_that_are_not_open_are_passed_over() -> None:
    documents = Documents()
    assert not documents.change("file:///x", 2, [TextChange("x")], "utf-16")
    assert not documents.close("file:///x")
    documents.open("file:///x", 1, "a")
    assert documents.change("file:///x", 2, [TextChange("x")], "utf-16")
    document = documents.get("file:///x")
    assert document is not None
    assert (document.version, str(document.tree)) == (2, "x")
