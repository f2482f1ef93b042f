"""Lines that say the same beside the names in them share what is read in them."""

from __future__ import annotations

import pytest

from schema_ls.syntax.line import lines_of

_INDENT = " \t  \t "
"""Unlike that of any other test: what a line says may be forgotten, and a line that is known keeps it."""


def _share(one: str, other: str) -> bool:
    first, second = lines_of([f"{_INDENT}{one}\n", f"{_INDENT}{other}\n"])
    return first.wording is second.wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("id Int @id", "number   Int  @id // which one"),
        ("name String", "String String"),
        ('a String @map("b")', 'c String @map("d")'),
        ("RED", "BLUE // darker"),
        ("@@index([a, b(sort: Desc)])", "@@index([c,d(sort: Desc)])"),
        ('@@unique([a], map: "one", name: "two")', '@@unique([b], map: "three", name: "four")'),
        ("@@index(fields: [a])", "@@index(fields: [b])"),
        ("@@index(a)", "@@index(b)"),
        ('a B @relation("c", fields: [d], references: [e])', 'f B @relation("g", fields: [h], references: [i])'),
    ],
)
def test_other_names_blanks_and_comments_say_the_same(one: str, other: str):
    assert _share(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("id Int @id", "id Int @unique"),
        ("id Int", "id Int?"),
        ("id Int @default(1)", "id Int @default(2)"),
        ('a String @default("b")', 'a String @default("c")'),
        ('a String @map("b")', 'a String @map("")'),
        ('a String @map("b")', 'a String @map(name: "b")'),
        ("a B @relation(fields: [c], references: [d])", "a B @relation(fields: [c, e], references: [d, f])"),
        ('a B @relation("c")', 'a B @relation("")'),
        ('a B @relation("c")', 'a B @relation(name: "c")'),
        ("@@index([a])", "@@unique([a])"),
        ("@@index([a])", "@@index([a, b])"),
        ("@@index([a(sort: Asc)])", "@@index([a(sort: Desc)])"),
        ('@@index([a], map: "b")', '@@index([a], map: "")'),
        ("a Int", "a: Int"),
    ],
)
def test_all_else_is_another_wording(one: str, other: str):
    assert not _share(one, other)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("a User[]", "b Post[]", True),
        ("a User @relation(fields: [b], references: [c])", "d Post @relation(fields: [e], references: [f])", True),
        ("a User[]", "a User?", False),
        ("a User", "User", False),
        ("a User @ignore", "a User", False),
    ],
)
def test_the_form_of_a_wording_is_that_of_any_type(one: str, other: str, is_same: bool):
    first, second = lines_of([f"{_INDENT}{one}\n", f"{_INDENT}{other}\n"])
    assert first.wording is not second.wording
    assert (first.wording.form is second.wording.form) is is_same
