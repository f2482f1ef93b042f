"""Where a cursor is."""

from __future__ import annotations

import pytest
from editor_doors import check_context


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<|>", "TopLevel"),
        ("mo<|>", "TopLevel"),
        ("mo<|>del A {\n}\n", "TopLevel"),
        ("model A<|> {\n}\n", "Nowhere"),
        ("model A {\n  <|>\n}\n", "MemberStart"),
        ("model A {\n  @@in<|>\n}\n", "MemberStart"),
        ("model A {\n  @<|>\n}\n", "MemberStart"),
        ("model A {\n  id <|>\n}\n", "FieldType"),
        ("model A {\n  id In<|>\n}\n", "FieldType"),
        ("model A {\n  id Int <|>\n}\n", "FieldAttribute"),
        ("model A {\n  id Int @<|>\n}\n", "FieldAttribute"),
        ('model A {\n  id Int @id @un<|> @map("x")\n}\n', "FieldAttribute"),
        ("model A {\n  id Int? <|>\n}\n", "FieldAttribute"),
        ("model A {\n  id Int?<|>\n}\n", "Nowhere"),
        ("model A {\n  id Int @db.<|>\n}\n", "NativeName"),
        ("model A {\n  id Int @db.Sm<|>allInt\n}\n", "NativeName"),
        ("model A {\n  id Int @default(<|>)\n}\n", "ArgumentStart"),
        ("model A {\n  id Int @default(<|>\n}\n", "ArgumentStart"),
        ("model A {\n  b B @relation(fields: [a], onDelete: <|>, references: [id])\n}\n", "ArgumentValue"),
        ("model A {\n  b B @relation(fields: [<|>\n}\n", "ListEntry"),
        ("model A {\n  @@index([a(sort: <|>)])\n}\n", "ArgumentValue"),
        ('model A {\n  @@map("x") <|>\n}\n', "Nowhere"),
        ('model A {\n  x Unsupported("<|>")\n}\n', "Nowhere"),
        ("model A {\n  id Int // <|>\n}\n", "Nowhere"),
        ("/* a\n b <|>\n*/\n", "Nowhere"),
        ("enum E {\n  <|>\n}\n", "MemberStart"),
        ("enum E {\n  A <|>\n}\n", "FieldAttribute"),
        ("generator c {\n  <|>\n}\n", "MemberStart"),
        ("generator c {\n  provider = <|>\n}\n", "SettingValue"),
        ('generator c {\n  provider = "<|>"\n}\n', "SettingValue"),
        ('generator c {\n  previewFeatures = ["a", <|>]\n}\n', "SettingValue"),
        ("model A {\n  id Int\n}<|>\n", "Nowhere"),
    ],
)
def test_each_place_is_one_of_a_closed_set(text: str, expected: str) -> None:
    check_context(text, expected)


def test_a_bracket_inside_a_string_opens_nothing() -> None:
    check_context('model A {\n  id String @default("(((") <|>\n}\n', "FieldAttribute")


def test_thousands_of_brackets_do_no_harm() -> None:
    check_context("model A {\n  id Int @default(" + "[" * 4000 + "<|>\n}\n", "Nowhere")
