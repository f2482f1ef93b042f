"""Whatever the text, its tree holds all of it, and reading the tree never fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from schemas import FIXTURES, broken_fixtures, texts

from schema_ls.syntax import parse
from schema_ls.syntax.ast import attributes_of, name_columns_of, type_of, value_of
from schema_ls.syntax.tree import Tree


def read_everything(tree: Tree) -> None:
    for block in tree.blocks:
        assert block.span.row <= block.span.end_row
        assert block.is_loose or block.name_span.row == block.header
    for line in tree.lines:
        width = len(line.text)
        assert "".join(line.tokens) == line.text
        start, end = name_columns_of(line)
        assert 0 <= start <= end <= width
        for attribute in attributes_of(line):
            assert 0 <= attribute.columns[0] < attribute.columns[1] <= width
        written = type_of(line)
        assert written is None or line.text[slice(*written.name_columns)] == written.name
        value = value_of(line)
        assert value is None or 0 <= value.columns[0] <= value.columns[1] <= width
        assert line.comment == "" or line.comment in line.text


@pytest.mark.parametrize("name", FIXTURES)
def test_a_fixture_comes_back(name: str):
    tree = parse(FIXTURES[name])
    assert str(tree) == FIXTURES[name]
    read_everything(tree)


@pytest.mark.parametrize("name", FIXTURES)
def test_no_fixture_has_a_mistake(name: str):
    assert [line.text for line in parse(FIXTURES[name]).lines if line.template.mistake] == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("name", FIXTURES)
def test_line_ends_change_no_structure(name: str, end: str):
    text = FIXTURES[name].replace("\n", end)
    tree = parse(text)
    assert str(tree) == text
    assert [line.template for line in tree.lines] == [line.template for line in parse(FIXTURES[name]).lines]


@given(texts)
@settings(max_examples=400)
def test_any_text_comes_back(text: str):
    tree = parse(text)
    assert str(tree) == text
    read_everything(tree)


@given(broken_fixtures())
@settings(max_examples=120)
def test_any_broken_fixture_comes_back(text: str):
    tree = parse(text)
    assert str(tree) == text
    read_everything(tree)


@pytest.mark.parametrize("name", ["blog", "mongodb"])
def test_every_beginning_of_a_fixture_comes_back(name: str):
    text = FIXTURES[name]
    for end in range(0, len(text), 7):
        assert str(parse(text[:end])) == text[:end]


def test_lone_surrogates_come_back_too():
    text = 'model A {\n  a String @default("\ud800")\n}\n'
    assert str(parse(text)) == text


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_line_feed_and_carriage_return_end_a_line(character: str):
    assert parse(f"// a{character}b\n").row_count == 1


def test_an_empty_text_has_no_blocks():
    tree = parse("")
    assert (str(tree), tree.blocks, tree.row_count, tree.line(0)) == ("", [], 0, None)
