"""Whatever the text, checking it gives findings that lie in it, and never fails."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import schema_ls
from schema_ls.base.text import split_lines
from schema_ls.syntax.line import lines_of

_WORDS = st.sampled_from(
    "model view type enum datasource generator User Post String Int id a @ @@ @id @@id @@index @@unique @relation ( ) [ ] "
    '[] { } , : = ? ! " "x" // /// /* */ @default @db.Text @map fields: references: onDelete: Cascade 1 -1 1.5 . _a ä \ufeff '
    "\x0c \x0b \u2028 \x00 \x85 \r \r\n".split(" ")
)
_BROKEN = st.lists(st.one_of(_WORDS, st.just("\n"), st.just(" ")), max_size=60).map(" ".join)


@settings(max_examples=300)
@given(_BROKEN, st.sampled_from(["5", "6", "7"]))
def test_findings_lie_in_the_text(text: str, version: str) -> None:
    lines = split_lines(text)
    for entry in schema_ls.check(text, prisma_version=version, consequences=True):
        assert 1 <= entry.line <= entry.end_line <= max(1, len(lines) + 1)
        assert entry.end_line > len(lines) or entry.end_column <= len(lines[entry.end_line - 1]) + 1


@pytest.mark.parametrize("blank", ["\x0c", "\x0b", "\u2028", "\x85", "\x1c", "\u200b"])
def test_what_python_takes_for_a_blank_is_none_here(blank: str) -> None:
    (line,) = lines_of([blank + "\n"])
    assert line.content_columns == (0, 1)
    assert [entry.code for entry in schema_ls.check(blank)] == ["invalid-top-level-line"]


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u3000", "\u2003"])
def test_blanks_of_the_language_are_no_content(blank: str) -> None:
    (line,) = lines_of([f"{blank}a{blank}\n"])
    assert line.content_columns == (1, 2)
    assert schema_ls.check(blank) == []
