"""What a relation field that is added is called: after its model, in camel case, in the plural if it is a list."""

from __future__ import annotations

import pytest

from schema_ls.model.names import free_name, key_name, lower_camel, plural


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("Shelf", "shelf"),
        ("ReadingRoom", "readingRoom"),
        ("reading_room", "readingRoom"),
        ("READING_ROOM", "readingRoom"),
        ("XMLFeed", "xmlfeed"),
        ("OurXMLFeed", "ourXMLFeed"),
        ("feed_ID_old", "feedIDOld"),
        ("Part2Draft", "part2Draft"),
        ("b2c", "b2C"),
        ("a-b", "aB"),
        ("ÀLaCarte", "ÀlaCarte"),
    ],
)
def test_words_start_with_capitals_but_for_the_first(model: str, field: str):
    assert lower_camel(model) == field


PLURALS = """
    plateaux plateaux, grandchild grandchildren, salesperson salespeople, dormouse dormice, woodlouse woodlice
    codex codices, cortex cortexes, appendix appendices, inbox inboxes, branch branches, address addresses
    hash hashes, buzz buzzes, boxes boxes, wishes wishes, attorney attorneys, valley valleys, essay essays
    library libraries, soliloquy soliloquies, scarf scarves, shelf shelves, leaf leaves, loaf loaves, hoof hooves
    penknife penknives, wife wives, synopsis synopses, phenomenon phenomena, automaton automata, stratum strata
    curriculum curricula, hero heroes, cherub cherubim, alga algae, alumnus alumni, stimulus stimuli, radii radii
    pajamas pajamas, emu emus, menu menus, atlas atlases, alias aliases, status statuses, iris irises, axis axes
    japanese japanese, canvas canvas, note notes, photo photos
"""
PAIRS = [tuple(pair.split()) for line in PLURALS.split("\n") for pair in line.split(",") if pair.strip()]


@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_the_plural_depends_on_how_a_word_ends(one: str, many: str):
    assert plural(one) == many


@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_of_several_words_the_last_one_changes(one: str, many: str):
    assert plural(f"my_{one}") == f"my_{many}"


@pytest.mark.parametrize("word", ["money", "news", "sheep", "software", "equipment", "furniture"])
def test_some_words_have_no_plural(word: str):
    assert plural(word) == word


@pytest.mark.parametrize(("one", "many"), [("man", "men"), ("foot", "feet"), ("goose", "geese"), ("quiz", "quizzes")])
def test_some_words_have_a_plural_of_their_own(one: str, many: str):
    assert plural(one) == many


@pytest.mark.parametrize(("one", "many"), [("Foot", "Foots"), ("blackSheep", "blackSheeps"), ("popQuiz", "popQuizs")])
def test_words_of_their_own_count_as_a_whole_and_in_small_letters_only(one: str, many: str):
    assert plural(one) == many


def test_a_key_is_called_after_the_relation_and_what_it_refers_to():
    assert (key_name("author", "id"), key_name("a", "userId")) == ("authorId", "aUserId")


@pytest.mark.parametrize("taken", [0, 1, 2, 2000])
def test_a_name_that_is_taken_gets_the_least_number_that_is_free(taken: int):
    names = ["role", *(f"role{number}" for number in range(2, taken + 1))][:taken]
    assert free_name("role", names.__contains__) == ("role" if not taken else f"role{taken + 1}")
