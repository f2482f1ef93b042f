"""The door of all layout tests: a text, what it becomes, and the promises that hold for every text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from textwrap import dedent

from schema_ls.base.edit import apply_edits
from schema_ls.base.text import split_lines
from schema_ls.format import Align, edits_in_rows, layout, layout_edits, layout_edits_in_rows
from schema_ls.spec.versions import Version
from schema_ls.syntax.lexer import tokens_of
from schema_ls.syntax.tree import parse

V5 = Version(5, 22)
V6 = Version(6, 19)
V7 = Version(7, 8)
VERSIONS = (V5, V6, V7)
ALIGNS: tuple[Align, ...] = ("group", "block", "none")

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "format"
FIXTURES = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(FOLDER.glob("*.prisma"))}

REWRITTEN = Counter({",": 10**9, "!": 10**9, ":": 10**9})
"""Tokens that may go: a comma behind the last argument, the sign of `Int!`, the colon of `name: Int`."""


def check_layout(
    before: str, after: str | None = None, *, version: Version | None = None, tab: int = 2, align: Align = "group"
) -> None:
    """`before` is laid out as `after` in one version, or in all; without `after` it stays as it is.

    Texts in triple quotes are dedented and start behind their first line end.
    """
    before = plain(before)
    after = before if after is None else plain(after)
    for each in VERSIONS if version is None else (version,):
        assert layout(before, version=each, tab=tab, align=align) == after, each
        check_promises(before, each, tab, align)


def check_promises(text: str, version: Version, tab: int = 2, align: Align = "group") -> None:
    """Laying out twice is laying out once, nothing is lost, and the line ends of the text stay.

    Laying out a tree, some blocks of which are known from before, is laying out its text.
    """
    laid_out = layout(text, version=version, tab=tab, align=align)
    tree = parse(text)
    found = layout_edits(tree, version=version, tab=tab, align=align)
    lines = [line.text for line in tree.lines]
    assert apply_edits(lines, found) == laid_out
    for row in range(0, len(lines), 1 + len(lines) // 5):
        some = layout_edits_in_rows(tree, row, row + 1, version=version, tab=tab, align=align)
        assert some == edits_in_rows(lines, row, row + 1, version=version, tab=tab, align=align)
    again = layout_edits(parse(laid_out), version=version, tab=tab, align=align)
    assert apply_edits(split_lines(laid_out), again) == laid_out
    is_settled = layout(laid_out, version=version, tab=tab, align=align) == laid_out
    assert is_settled, laid_out[:1_000]
    lost = list((tokens(text) - tokens(laid_out) - REWRITTEN).items())[:3]
    assert not lost
    if text.count("\r\n") == text.count("\n") == text.count("\r") > 0:
        assert laid_out.count("\r\n") == laid_out.count("\n") == laid_out.count("\r")
    elif "\r" not in text:
        assert "\r" not in laid_out


def tokens(text: str) -> Counter[str]:
    """How often each token occurs. Keywords and names glued together are taken apart, `[]` as well.

    Where lines of `/* */` are written anew, the characters are what counts.
    """
    if "/*" in text:
        return Counter(sign for sign in text if not (sign.isspace() or sign in "*/"))
    found = tokens_of(_GLUED.sub(r"\1 ", text))
    return Counter(" ".join("[ ]" if token == "[]" else token for token in found).split())


_GLUED = re.compile(r"((?:^|[\r\n}/])\s*(?:model|view|type|enum|datasource|generator))(?=[^\W_][\w\-]*\s*\{)")


def plain(text: str) -> str:
    """A text as a test means it."""
    return dedent(text[1:]) if text.startswith("\n ") else text
