"""Broken lines, one mistake each: where it lies and what of the line is read all the same.

Each case shows the line with carets under the token that does not fit, how it was repaired, and what is left.
"""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given, settings
from schemas import FIXTURES, broken_fixtures, outline

from schema_ls.base.text import split_lines
from schema_ls.syntax import parse
from schema_ls.syntax.ast import attributes_of, type_of, value_of
from schema_ls.syntax.line import Line, lines_of

CASES = """
    id Int @
            ^ cut
    field id: Int

    id Int @default(
                    ^ insert RPAR
    field id: Int @default()

    id Int @default(auto
                        ^ insert RPAR
    field id: Int @default(auto)

    id Int @default(autoincrement()
                                   ^ insert RPAR
    field id: Int @default(autoincrement())

    id Int @default()) @map("x")
                     ^ drop
    field id: Int @default() @map("x")

    id Int @id)
              ^ drop
    field id: Int @id

    id Int String @id
           ^^^^^^ drop
    field id: Int @id

    a User @relation(fields: [
                              ^ insert RBRACKET; insert RPAR
    field a: User @relation(fields: [])

    a User @relation(fields: [b, references: [c])
                                           ^ close previous
    field a: User @relation(fields: [b], references: [c])

    a User @relation(fields: [b] references: [c])
                                 ^^^^^^^^^^ insert COMMA
    field a: User @relation(fields: [b], references: [c])

    a Int @x(1 2)
               ^ insert COMMA
    field a: Int @x(1, 2)

    a Int @x(1,,2)
               ^ drop
    field a: Int @x(1, 2)

    a Int? [] @id
           ^^ drop
    field a: Int? @id

    a Int @default(1.)
                    ^ drop
    field a: Int @default(1)

    a String @default("open)
                      ^^^^^^ drop; insert RPAR
    field a: String @default()

    _a Int @id
    ^^
    broken

    @index([a])
    ^
    broken

    @@index([a
              ^ insert RBRACKET; insert RPAR
    attribute @index([a])

    @@index([a, ])
                ^ drop previous
    attribute @index([a])

    @@index([a,
               ^ drop previous; insert RBRACKET; insert RPAR
    attribute @index([a])

    a Int @default(auto( @map("x")
                         ^ insert RPAR; insert RPAR
    field a: Int @default(auto()) @map("x")

    a User @relation(fields: [b] @id
                                 ^ insert RPAR
    field a: User @relation(fields: [b]) @id

    a Int @unique @
                   ^ cut
    field a: Int @unique

    @@
      ^
    broken

    url = = "x"
          ^ drop
    setting url = "x"

    url = "a" "b"
              ^^^ drop
    setting url = "a"

    model User Account {
               ^^^^^^^ drop
    header model User

    model User = {
                 ^ drop previous
    header model User

    (((
    ^
    broken
"""


def render(line: Line) -> str:
    """What is read of a line, without its spaces."""
    parts = [line.form]
    if line.form == "header":
        parts += [line.type, line.name]
    elif line.form == "field":
        written = type_of(line)
        parts += [f"{line.name}:", f"{written.name}{written.arity}" if written else ""]
    elif line.form == "setting":
        value = value_of(line)
        parts += [line.name, "=", "" if value is None else line.text[slice(*value.columns)]]
    parts += [f"@{attribute.name}{_arguments(line, attribute)}" for attribute in attributes_of(line)]
    return " ".join(part for part in parts if part)


def _arguments(line: Line, attribute) -> str:
    if attribute.parentheses is None:
        return ""
    return f"({', '.join(_argument(line, argument) for argument in attribute.arguments)})"


def _argument(line: Line, argument) -> str:
    value = "" if argument.value is None else _value(argument.value)
    return f"{argument.name}: {value}" if argument.name else value


def _value(value) -> str:
    match type(value).__name__:
        case "Array":
            return f"[{', '.join(map(_value, value.items))}]"
        case "Call":
            return f"{value.name}({', '.join(_value(argument.value) for argument in value.arguments)})"
        case "String":
            return value.raw
    return value.text


def show(text: str) -> str:
    """The line, the mistake in it, and what is read."""
    (line,) = lines_of([text])
    mistake = line.template.mistake
    if mistake is None:
        return f"{text}\nno mistake\n{render(line)}"
    start, end = line.columns(mistake.token, mistake.token + 1)
    carets = " " * start + "^" * max(1, end - start)
    return f"{text}\n{f'{carets} {mistake.repair}'.rstrip()}\n{render(line)}"


@pytest.mark.parametrize("case", dedent(CASES).strip().split("\n\n"), ids=lambda case: case.split("\n")[0])
def test_a_broken_line(case: str):
    assert show(case.split("\n", maxsplit=1)[0]) == case


def test_the_expected_terminals_are_named():
    (line,) = lines_of(["a Int @x(1 2)"])
    assert line.template.mistake is not None
    assert line.template.mistake.expected == ("COLON", "COMMA", "LPAR", "RPAR")


def test_blanks_and_comments_change_neither_mistake_nor_repair():
    (tight,) = lines_of(["a Int @x(1,,2)"])
    (loose,) = lines_of(["\ta  Int /* b */ @x( 1 , , 2 )  // c"])
    assert render(loose) == render(tight)
    for line in (tight, loose):
        mistake = line.template.mistake
        assert mistake is not None
        assert (line.tokens[mistake.token], mistake.repair) == (",", "drop")


@pytest.mark.parametrize("name", FIXTURES)
@pytest.mark.parametrize("broken", ["  x (((\n", "  x Int @\n", '  x "open\n', "  @@@@ ]\n", "  x */ )\n", "  x {\n"])
def test_a_mistake_in_one_block_leaves_all_others_as_they_are(name: str, broken: str):
    rows = split_lines(FIXTURES[name])
    tree = parse(FIXTURES[name])
    for index, block in enumerate(tree.blocks):
        if block.is_loose:
            continue
        row = tree.starts[index] + block.header + 1
        after = parse("".join((*rows[:row], broken, *rows[row:])))
        assert len(after.blocks) == len(tree.blocks)
        assert [ours is theirs for ours, theirs in zip(after.blocks, tree.blocks, strict=True)].count(False) == 1


@pytest.mark.parametrize("name", FIXTURES)
def test_a_lost_brace_costs_no_other_block(name: str):
    rows = split_lines(FIXTURES[name])
    tree = parse(FIXTURES[name])
    names = [(block.kind, block.name) for block in tree.blocks if not block.is_loose]
    for row in [row for row, text in enumerate(rows) if text == "}\n"]:
        after = parse("".join((*rows[:row], *rows[row + 1 :])))
        assert [(block.kind, block.name) for block in after.blocks if not block.is_loose] == names


@given(broken_fixtures())
@settings(max_examples=60)
def test_reading_again_gives_the_same(text: str):
    assert outline(parse(text)) == outline(parse(text))
