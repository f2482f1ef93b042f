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


def test_messages_about_several_fields_speak_of_several():
    assert _messages("model A {\n  a Int?\n  b Int?\n  c Int?\n\n  @@id([a, b, c])\n}\n") == [
        "`a`, `b` and `c` of `A` may be empty, but an id always has one value. Make them required."
    ]
    text = "model A {\n  a B\n  b B\n\n  @@id([a, b])\n}\n\nmodel B {\n  id Int @id\n}\n"
    assert (
        "`a` and `b` of `A` lead to other models and hold no values. List the fields that hold their keys."
        in _messages(text, consequences=True)
    )


def test_where_no_function_can_be_a_default_none_is_offered():
    datasource = 'datasource db {\n  provider = "mongodb"\n}\n'
    (message,) = _messages(datasource + 'model A {\n  id String @id @map("_id")\n  n Int @default(next())\n}\n')
    assert message == "No function is called `next`. MongoDB has none for Int: write a value."
