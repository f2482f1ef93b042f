"""Guesses of what was meant."""

from __future__ import annotations

from schema_ls.base.spelling import nearest


def test_the_nearest_word_is_found_letter_case_aside() -> None:
    assert nearest("Strng", ["Int", "String", "Strong"]) in ("String", "Strong")
    assert nearest("STRING", ["Int", "String"]) == "String"
    assert nearest("Strng", (word for word in ("Int", "String"))) == "String"
    assert nearest("Strng", ["Int"]) is None


def test_words_that_nobody_means_are_not_compared() -> None:
    # Comparing takes the square of the length: this would take days.
    assert nearest("a" * 5_000_000, ["b" + "a" * 4_999_999]) is None
    assert nearest("Strng", ["S" * 5_000_000, "String"]) == "String"
