"""What `make` writes is what the parser reads."""

from __future__ import annotations

import pytest

from schema_ls.syntax import make, parse
from schema_ls.syntax.ast import String, attributes_of
from schema_ls.syntax.line import lines_of


@pytest.mark.parametrize("text", ["", "plain", 'q"q', "back\\slash", "a\nb\tc\r", "é👍", "\u2028"])
def test_a_quoted_text_reads_as_itself(text: str):
    (line,) = lines_of([f"a String @default({make.quoted(text)})"])
    (attribute,) = attributes_of(line)
    value = attribute.arguments[0].value
    assert isinstance(value, String)
    assert value.text == text


def test_a_block_of_members():
    members = (
        make.field("id", "Int", "", (make.attribute("id"), make.attribute("default", (make.call("now"),)))),
        make.field("tags", "Tag", "[]"),
        make.field("user", "User", "?", (make.relation("R", ("a", "b"), ("c", "d")),)),
        "",
        make.index(("a", "b")),
    )
    text = make.block("model", "A", members)
    assert text == (
        "model A {\n"
        "  id Int @id @default(now())\n"
        "  tags Tag[]\n"
        '  user User? @relation("R", fields: [a, b], references: [c, d])\n'
        "\n"
        "  @@index([a, b])\n"
        "}\n"
    )
    (block,) = parse(text).blocks
    assert [line.template.mistake for line in block.lines] == [None] * 7


def test_a_relation_without_a_name():
    assert make.relation(None, ("a",), ("b",)) == "@relation(fields: [a], references: [b])"
