"""What the typed views say about a line, with columns in code points."""

from __future__ import annotations

import pytest

from schema_ls.syntax.ast import (
    Argument,
    Array,
    Attribute,
    Call,
    Constant,
    Number,
    Object,
    String,
    TypeReference,
    attributes_of,
    name_columns_of,
    type_of,
    unescape,
    value_of,
)
from schema_ls.syntax.line import Line, lines_of


def line_of(text: str) -> Line:
    (line,) = lines_of([text])
    return line


def at(text: str, part: str, after: str = "") -> tuple[int, int]:
    """Columns of `part` in `text`, behind the first `after`."""
    start = text.index(part, text.index(after) + len(after))
    return start, start + len(part)


def test_a_field():
    text = '  👍 é Int @x("👍", n: 1)\n'.replace("👍 é", "é")
    line = line_of(text)
    assert (line.form, line.name, line.type) == ("field", "é", "Int")
    assert name_columns_of(line) == at(text, "é")
    assert type_of(line) == TypeReference(at(text, "Int"), "Int", at(text, "Int"), "", None)


def test_columns_behind_astral_characters_count_them_as_one():
    text = 'a String @default("👍👍") @map("x")'
    first, second = attributes_of(line_of(text))
    assert first.columns == at(text, '@default("👍👍")') == (9, 23)
    assert second.name_columns == at(text, "map") == (25, 28)
    value = first.arguments[0].value
    assert value == String((18, 22), '"👍👍"')


@pytest.mark.parametrize(
    ("written", "name", "arity"),
    [
        ("Int", "Int", ""),
        ("Int?", "Int", "?"),
        ("Int[]", "Int", "[]"),
        ("Int []", "Int", "[]"),
        ("Int[]?", "Int", "[]?"),
        ("Int!", "Int", "!"),
        ("[Int]", "Int", "[T]"),
        ("a.B?", "a.B", "?"),
        ('Unsupported("point")?', "Unsupported", "?"),
    ],
)
def test_types(written: str, name: str, arity: str):
    text = f"f {written} @id"
    found = type_of(line_of(text))
    assert found is not None
    assert (found.name, found.arity, found.columns) == (name, arity, at(text, written))
    assert found.name_columns == at(text, name)


def test_the_arguments_of_a_type():
    text = 'f Unsupported("point")'
    found = type_of(line_of(text))
    assert found is not None
    assert found.arguments == (Argument(at(text, '"point"'), "", None, String(at(text, '"point"'), '"point"')),)


def test_an_attribute_with_all_kinds_of_arguments():
    text = 'a Int @ns.x("s", n: -1.5, c: A.b, e:, f(g: [h, 1]), ) // c'
    (attribute,) = attributes_of(line_of(text))
    assert attribute == Attribute(
        columns=at(text, text[6:-5]),
        name="ns.x",
        name_columns=at(text, "ns.x"),
        arguments=(
            Argument(at(text, '"s"'), "", None, String(at(text, '"s"'), '"s"')),
            Argument(at(text, "n: -1.5"), "n", at(text, "n", '"s"'), Number(at(text, "-1.5"), "-1.5")),
            Argument(at(text, "c: A.b"), "c", at(text, "c", "1.5"), Constant(at(text, "A.b"), "A.b")),
            Argument(at(text, "e:"), "e", at(text, "e"), None),
            Argument(
                at(text, "f(g: [h, 1])"),
                "",
                None,
                Call(
                    at(text, "f(g: [h, 1])"),
                    "f",
                    at(text, "f"),
                    (
                        Argument(
                            at(text, "g: [h, 1]"),
                            "g",
                            at(text, "g"),
                            Array(at(text, "[h, 1]"), (Constant(at(text, "h"), "h"), Number(at(text, "1", "h"), "1"))),
                        ),
                    ),
                    None,
                ),
            ),
        ),
        parentheses=at(text, text[11:-5]),
        trailing_comma=at(text, ",", "1])"),
    )


def test_arguments_are_found_by_name():
    (attribute,) = attributes_of(line_of('a B @relation("r", fields: [x], map: "m")'))
    by_name = {name: attribute.argument(name) for name in ("", "fields", "map", "none")}
    values = {name: found.value for name, found in by_name.items() if found is not None}
    assert list(values) == ["", "fields", "map"]
    assert attribute.argument("name", "") is by_name[""]


def test_a_block_attribute_is_the_one_of_its_line():
    text = "  @@index([a(sort: Desc), b.c], where: { d: null })"
    line = line_of(text)
    (attribute,) = attributes_of(line)
    assert (line.form, line.name, attribute.name) == ("attribute", "index", "index")
    where = attribute.argument("where")
    assert where is not None
    assert where.value == Object(
        at(text, "{ d: null }"),
        (
            Argument(
                at(text, "d: null"),
                "d",
                at(text, "d", "{ "),
                Constant(at(text, "null"), "null"),
            ),
        ),
    )


def test_a_setting_and_its_value():
    text = 'url = env("X") // c'
    line = line_of(text)
    assert (line.form, line.name, line.comment) == ("setting", "url", "// c")
    value = value_of(line)
    assert isinstance(value, Call)
    assert (value.name, value.columns, value.arguments[0].value) == (
        "env",
        at(text, 'env("X")'),
        String(at(text, '"X"'), '"X"'),
    )
    assert value_of(line_of("url =")) is None


@pytest.mark.parametrize(
    ("text", "form", "name", "kind"),
    [
        ("model A {", "header", "A", "model"),
        ("model {", "header", "", "model"),
        ("type A = B @id", "alias", "A", "type"),
        ("  ADMIN", "field", "ADMIN", ""),
        ("}", "close", "", ""),
        ("  // c", "comment", "", ""),
        ("\t", "blank", "", ""),
        (") a", "broken", "", ""),
    ],
)
def test_forms(text: str, form: str, name: str, kind: str):
    line = line_of(text)
    assert (line.form, line.name, line.type) == (form, name, kind)


def test_views_are_made_once():
    line = line_of("zz Int @id @unique")
    assert attributes_of(line) is attributes_of(line)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('""', ""),
        ('"plain"', "plain"),
        (r'"a\nb\tc"', "a\nb\tc"),
        (r'"\"q\" \\ \/"', '"q" \\ /'),
        (r'"\u00e9\u0041"', "éA"),
        (r'"\u00e"', "u00e"),
        (r'"\x"', "x"),
    ],
)
def test_escapes(raw: str, text: str):
    assert String((0, len(raw)), raw).text == text
    assert unescape(raw[1:-1]) == text
