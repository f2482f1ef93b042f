"""Which lines make a block, shown as the first words of each line behind the block that holds it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from schema_ls.base.span import Span
from schema_ls.syntax import parse


def show(text: str) -> str:
    """Kind and name of each block, with its lines."""
    tree = parse(dedent(text).removeprefix("\n"))
    return "\n".join(
        f"{block.kind} {block.name}".strip() + ": " + " | ".join(line.text.strip() for line in block.lines)
        for block in tree.blocks
    )


CASES = {
    "comments above a header belong to the block": (
        "// file\n\n/// doc\n// more\nmodel A {\n}\n",
        "loose: // file | \nmodel A: /// doc | // more | model A { | }",
    ),
    "blank lines are loose": (
        "model A {\n}\n\n\nenum B {\n}\n",
        "model A: model A { | }\nloose:  | \nenum B: enum B { | }",
    ),
    "a header ends a block that is open": (
        "model A {\nx Int\n// b\nmodel B {\n}\n",
        "model A: model A { | x Int\nmodel B: // b | model B { | }",
    ),
    "a member that looks like an unknown header does not": (
        "model A {\nfoo {\n}\n",
        "model A: model A { | foo { | }",
    ),
    "the end of the file ends a block": ("model A {\nx Int\n// c\n", "model A: model A { | x Int | // c"),
    "an alias is a block of one line": (
        "type A = String\ntype B = Int\n",
        "alias A: type A = String\nalias B: type B = Int",
    ),
    "a keyword that does not exist": ("table A {\n}\n", "unknown A: table A { | }"),
    "lines outside": ("x Int\n}\n@@id\n", "loose: x Int | } | @@id"),
    "a brace with text behind it closes": (
        "model A {\n} model B = {\nx Int\n}\n",
        "model A: model A { | } model B = {\nloose: x Int | }",
    ),
    "a header may stand behind a brace": (
        "model A {\n// c\n} model B {\nx Int\n}\n",
        "model A: model A { | // c\nmodel B: } model B { | x Int | }",
    ),
    "a comment over lines hides what is in it": (
        "model A {\n/*\n}\nmodel B {\n*/\n}\n",
        "model A: model A { | /* | } | model B { | */ | }",
    ),
    "a comment that is never closed hides nothing": ("/*\nmodel A {\n}\n", "model A: /* | model A { | }"),
    "a comment behind a brace": (
        "model A {\n} /* x\nmodel B {\n*/\n",
        "model A: model A { | } /* x\nloose: model B { | */",
    ),
    "a field whose name is a keyword": (
        "model A {\nmodel Int\ntype String\n}\n",
        "model A: model A { | model Int | type String | }",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_blocks(name: str):
    text, expected = CASES[name]
    assert show(text) == expected


def test_spans_of_a_block_count_from_its_first_line():
    (block,) = parse("/// doc\n  model 👍 Ab {\n  x Int\n } // c\n".replace("👍 ", "")).blocks
    assert block.header == 1
    assert block.name_span == Span(1, 8, 1, 10)
    assert block.span == Span(1, 2, 3, 7)
    assert list(block.member_rows) == [2]


def test_a_block_whose_brace_stands_before_the_next_header_ends_above_it():
    first, second = parse("model A {\n  x Int\n}model B {\n}\n").blocks
    assert (first.close, list(first.member_rows), first.span) == (2, [1], Span(0, 0, 1, 7))
    assert (second.header, second.close, second.name_span, second.span) == (0, 1, Span(0, 7, 0, 8), Span(0, 1, 1, 1))


def test_the_span_of_a_block_without_a_name_is_its_keyword():
    (block,) = parse("model {\n").blocks
    assert (block.name, block.name_span, block.close) == ("", Span(0, 0, 0, 5), -1)
    assert list(block.member_rows) == []


def test_places_in_a_file():
    tree = parse("\nmodel A {\n}\n\nmodel B {\n}")
    assert tree.starts == [0, 1, 3, 4, 6]
    assert [tree.block_index(row) for row in range(8)] == [0, 1, 1, 2, 3, 3, 3, 3]
    line = tree.line(4)
    assert line is not None
    assert line.name == "B"
    assert tree.line(6) is None


def test_equal_blocks_are_one():
    first, _, second = parse("model A {\n}\n\nmodel A {\n}\n").blocks
    assert first is second
