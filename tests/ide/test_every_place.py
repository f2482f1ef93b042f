"""Every feature at places of whole, cut-off and garbled schemas: each answer keeps the laws of `support.editor_invariants`.

`tools/editor_walk.py` asks at every place; here it is a sample.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from editor_doors import accept
from hypothesis import given, settings
from hypothesis import strategies as st
from support.editor_invariants import Texts, at_place, in_file

from schema_ls.base.text import split_lines
from schema_ls.ide.completion import complete
from schema_ls.model.schema import Schema
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax.tree import Tree, parse
from schema_ls.workspace.project import Source, read_sources, schema_of

FIXTURES = sorted((Path(__file__).resolve().parents[2] / "fixtures").rglob("*.prisma"))
TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in FIXTURES}
STEP = 97
"""Every so many-th place is asked about."""


def read(text: str) -> Schema:
    return schema_of(read_sources([Source("a.prisma", text)]), NEWEST)


def wrong_in(text: str) -> Iterator[str]:
    schema = read(text)
    texts = Texts(schema)
    yield from in_file(schema, texts, 0)
    places = [(row, column) for row, line in enumerate(texts.lines[0]) for column in range(len(line) + 1)]
    for row, column in places[STEP // 2 :: STEP]:
        yield from (f"{row + 1}:{column + 1} {wrong}" for wrong in at_place(schema, texts, 0, row, column))


@pytest.mark.parametrize("name", TEXTS)
def test_whole_schemas(name: str) -> None:
    assert list(wrong_in(TEXTS[name])) == []


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("part", [0.31, 0.83])
def test_schemas_that_end_somewhere(name: str, part: float) -> None:
    text = TEXTS[name]
    assert list(wrong_in(text[: int(len(text) * part)])) == []


@pytest.mark.parametrize(("old", "new"), [("\n", "\r\n"), ("  ", "\t"), ("}", ""), ("(", "(("), ('"', ""), ("", "")])
def test_schemas_with_signs_exchanged(old: str, new: str) -> None:
    text = TEXTS["blog.prisma"]
    assert list(wrong_in(text.replace(old, new) if old else "\ufeff" + text)) == []


PIECES = (
    *("model A {\n", "enum E {\n", "}\n", "generator g {\n", "  provider = ", "  @@index([", "])", "  x ", "x", "\n"),
    *("Int", "A", "E[]", "?", " @id", " @default(", ")", " @relation(", "fields: [x]", ", ", " @db.", "VarChar"),
    *('"', "// y", "/*", "*/", "😀"),
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_whatever_is_put_together(pieces: list[str]) -> None:
    text = "".join(pieces)
    schema = read(text)
    texts = Texts(schema)
    wrong = list(in_file(schema, texts, 0))
    for row, line in enumerate(texts.lines[0]):
        for column in range(0, len(line) + 1, 5):
            wrong += at_place(schema, texts, 0, row, column)
    assert wrong == []


def mistakes(tree: Tree) -> int:
    """How many lines cannot be read, and how many blocks are not closed."""
    broken = sum(line.template.mistake is not None for line in tree.lines)
    return broken + sum(not block.is_loose and block.close < 0 for block in tree.blocks)


@settings(max_examples=60)
@given(st.sampled_from(sorted(TEXTS)), st.integers(0, 100_000), st.booleans())
def test_what_is_accepted_can_be_read(name: str, offset: int, is_cut: bool) -> None:
    lines = split_lines(TEXTS[name])
    row = offset % len(lines)
    column = offset // len(lines) % len(lines[row].rstrip("\n") or " ")
    if is_cut:
        lines[row] = lines[row][:column] + "\n"
    schema = read("".join(lines))
    found = complete(schema, 0, row, column)
    before = mistakes(schema.files[0].tree)
    for offer in found.offers[:10] if found else ():
        assert mistakes(parse(accept(lines, found, offer))) <= before, (row, column, offer)
