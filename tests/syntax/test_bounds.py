"""Texts that nobody writes, but that must not stop anything: counted work, no recursion without end."""

from __future__ import annotations

import pytest

from schema_ls.syntax import line as line_module
from schema_ls.syntax import parse, recovery
from schema_ls.syntax.ast import attributes_of
from schema_ls.syntax.limits import DEEPEST, LONGEST
from schema_ls.syntax.line import lines_of
from schema_ls.syntax.template import Template


@pytest.mark.parametrize("bracket", ["[", "(", "{", "a(", "@x(", "{a:"])
def test_five_thousand_brackets(bracket: str):
    text = f"  a Int @x({bracket * 5_000}\n"
    tree = parse(text)
    assert str(tree) == text
    assert next(tree.lines).form == "broken"


def test_brackets_up_to_the_limit_are_read():
    depth = DEEPEST - 1
    (line,) = lines_of([f"a Int @x({'[' * depth}b{']' * depth})"])
    assert line.template.mistake is None
    assert len(attributes_of(line)) == 1
    (deeper,) = lines_of([f"a Int @x({'[' * (depth + 1)}b{']' * (depth + 1)})"])
    assert deeper.form == "broken"


def test_a_line_of_ten_megabytes():
    text = "// " + "x" * 10_000_000
    assert str(parse(text)) == text
    text = 'a String @default("' + "x" * 10_000_000 + '")'
    (line,) = lines_of([text])
    assert (line.form, line.template.mistake) == ("field", None)


@pytest.mark.parametrize("piece", ["x", "\\n", "\\\\"])
def test_a_string_of_a_million_characters_that_is_not_closed(piece: str):
    text = f'a String @default("{piece * 1_000_000})'
    (line,) = lines_of([text])
    assert (line.form, line.name, "".join(line.tokens) == text) == ("field", "a", True)


def test_a_line_of_more_tokens_is_kept_unread():
    text = "a Int " + "@id " * (LONGEST // 2)
    (line,) = lines_of([text])
    assert (line.form, "".join(line.tokens) == text) == ("broken", True)


def test_the_longest_line_is_read():
    (line,) = lines_of(["a Int " + "@id " * (LONGEST // 2 - 1)])
    assert (line.form, len(attributes_of(line))) == ("field", LONGEST // 2 - 1)


def test_no_kind_of_line_is_remembered_without_end(monkeypatch: pytest.MonkeyPatch):
    remembered = line_module._lines, line_module._comment_lines, line_module._comment_ends
    for known in remembered:
        monkeypatch.setattr(known, "_least", 10)
        monkeypatch.setattr(known, "limit", 10)
    held = len(line_module._lines)  # at most: by texts of other tests
    for number in range(2 * held + 100):
        lines_of([f"a{number} Int /*\n", f"inside {number}\n", f"end {number} */ b\n"])
    assert max(map(len, remembered)) <= 2 * held + 10


def test_a_hundred_thousand_lines_make_one_block():
    tree = parse("model A {\n" + "  a Int\n" * 100_000)
    assert [len(block.lines) for block in tree.blocks] == [100_001]


def test_lark_is_asked_a_bounded_number_of_times_for_a_broken_line(monkeypatch: pytest.MonkeyPatch):
    asked = []

    def counted(pieces: list[recovery.Piece]) -> Template | tuple[int, tuple[str, ...]]:
        asked.append(len(pieces))
        return real(pieces)

    real = recovery.parse_pieces
    monkeypatch.setattr(recovery, "parse_pieces", counted)
    for core in ("nn@n([" * 30, "nn" + "@n)" * 60, "n" * 500, "A" * 500, "nn@n(" + "n:[n," * 60):
        asked.clear()
        recovery.template_of(core)
        assert len(asked) <= 20, core
