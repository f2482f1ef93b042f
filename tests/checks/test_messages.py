"""Messages read well whatever the schema says."""

from __future__ import annotations

import re

import schema_ls


def _messages(text: str, *, consequences: bool = False) -> list[str]:
    return [entry.message for entry in schema_ls.check(text, prisma_version="7", consequences=consequences)]


def test_keys_are_named_by_attribute_and_field():
    (message,) = _messages("model A {\n  id Int @id\n  x Int @id\n}\n")
    assert "`@id` on `id` and `@id` on `x`" in message


def test_a_long_name_is_shortened():
    name = "Name" * 40
    (message,) = _messages(f"model A {{\n  id Int @id\n  x {name}\n}}\n")
    assert name not in message
    assert re.search(r"`NameName\w{32}…\w{15}`", message)


def test_a_text_that_swallows_its_line_is_shortened():
    (message,) = _messages(f'model A {{\n  id Int @id\n  x String @default("{"some words " * 20}\n}}\n')
    assert len(message) < 100


def test_a_field_without_a_type_is_not_compared_with_what_it_refers_to_as_if_it_had_one():
    text = (
        "model A {\n  id Int @id\n  bs B[]\n}\n"
        "model B {\n  id Int @id\n  aId\n  a A @relation(fields: [aId], references: [id])\n}\n"
    )
    assert not any("is  but" in message for message in _messages(text, consequences=True))
