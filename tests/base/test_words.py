"""The words of names."""

from __future__ import annotations

import pytest

from schema_ls.base.words import camel_case, pascal_case, snake_case, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("totalPrice", ("total", "price")),
        ("total_price", ("total", "price")),
        ("TotalPRICE", ("total", "price")),
        ("HTTPServer", ("http", "server")),
        ("utf8Name", ("utf", "8", "name")),
        ("naïve_Größe", ("naïve", "größe")),
        ("истинаПравда", ("истина", "правда")),
        ("_", ()),
        ("", ()),
    ],
)
def test_a_name_has_words(name: str, words: tuple[str, ...]):
    assert words_of(name) == words


@pytest.mark.parametrize("name", ["totalPrice", "total_price", "TOTAL_PRICE", "Total-Price"])
def test_words_are_written_together(name: str):
    assert (camel_case(name), pascal_case(name), snake_case(name)) == ("totalPrice", "TotalPrice", "total_price")


def test_digits_stay_with_the_word_before_them():
    assert snake_case("utf8Name") == "utf8_name"
