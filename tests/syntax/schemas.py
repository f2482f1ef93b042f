"""Schemas to parse in tests: the fixtures, and what people and machines make of them."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

from schema_ls.base.text import split_lines
from schema_ls.syntax import Tree

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "schemas"
FIXTURES = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(FOLDER.glob("*.prisma"))}

PIECES = (
    *("{", "}", "(", ")", "[", "]", "[]", ",", ":", "=", "?", "!", "@", "@@", ".", "-", '"', "\\", "/", "*"),
    *("//", "///", "/*", "*/", " ", "\t", "\n", "\r", "\r\n", "\x00", "\x0b", "\x85", "\u2028", "\ufeff"),
    *("\u00a0", "\u200b", "👍", "é", "_", "1", "1.5", "model", "enum", "type", "view", "a", "A-b", "a.b.", '"x"'),
    *("model A {\n", "}\n", "/* x\n", "x */\n", "} /* y\n", "  a Int\n", "  @@id([a])\n", "enum B {\n"),
)
"""Stretches of text that have a meaning of their own to some stage."""

texts = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)
"""Any text without lone surrogates, and texts of pieces that matter."""

BLOCK_LINES = (
    *("model A {\n", "enum B {\n", "}\n", "} model C {\n", "foo {\n", "model {\n", "table A {\n", "type X = Y\n"),
    *("  a Int\n", "  a Int /* z\n", "  @@id([a])\n", "  a = 1\n", "\n", "// c\n", "/// d\n", "/* one */\n"),
    *("/* x\n", "x */\n", "  */\n", "} /* y\n", "a */ b /* c\n", "x ) y\n"),
)
"""Lines that begin, end or confuse blocks and comments."""


@st.composite
def broken_fixtures(draw: st.DrawFn) -> str:
    """A fixture after a few cuts and insertions, or without its end."""
    text = draw(st.sampled_from(list(FIXTURES.values())))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from((0, 0, 1, 2, 7, 40, 10_000)))
        text = text[:place] + draw(st.sampled_from(("", *PIECES))) + text[place + gone :]
    return text


@st.composite
def rows_of_schemas(draw: st.DrawFn) -> list[str]:
    """Lines of a fixture, or lines that confuse blocks."""
    if draw(st.booleans()):
        return draw(st.lists(st.sampled_from(BLOCK_LINES), max_size=30))
    return split_lines(draw(st.sampled_from(list(FIXTURES.values()))))


def outline(tree: Tree) -> list[tuple[int, str, str, int, int, int]]:
    """Where each block starts, its kind and name, the rows of header and brace in it, and its length."""
    return [
        (start, block.kind, block.name, block.header, block.close, len(block.lines))
        for start, block in zip(tree.starts, tree.blocks, strict=False)
    ]
