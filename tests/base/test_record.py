"""Records: what dataclasses promise, held without them."""

from __future__ import annotations

import copy
import pickle
from functools import cached_property

import pytest

from schema_ls.base.record import Record, contents_of, replaced


class Point(Record):
    x: int
    y: int = 0


class Named(Point):
    name: str = ""


class Flag(Point):
    x: bool


class Tag(Record, eq=False):
    name: str


class Key(Record, hides="secret"):
    name: str
    secret: str


class Lazy(Record, slots=False):
    x: int

    @cached_property
    def double(self) -> int:
        return self.x * 2


def test_records_are_made_by_place_by_name_and_by_default():
    assert Point(1, 2) == Point(x=1, y=2)
    assert Point(1).y == 0
    assert contents_of(Named(1, 2, "a")) == (1, 2, "a")
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]  # what is missing is told when the program runs, too


def test_a_field_that_is_annotated_again_stays_in_its_place():
    assert contents_of(Flag(True, 2)) == (True, 2)
    assert not hasattr(Flag(True), "__dict__")
    assert contents_of(pickle.loads(pickle.dumps(Flag(True, 2)))) == (True, 2)


def test_equal_records_have_one_class_and_equal_fields():
    assert Point(1) != Point(2)
    assert Point(1) != Named(1)
    assert hash(Point(1, 2)) == hash(Point(1, 2))
    assert len({Point(1), Point(1), Named(1)}) == 2


def test_records_may_be_equal_to_themselves_only():
    tag = Tag("a")
    assert tag == tag
    assert tag != Tag("a")


def test_records_have_slots_unless_they_keep_properties():
    assert not hasattr(Point(1), "__dict__")
    assert Lazy(2).double == 4


def test_replacing_a_field_leaves_the_record_alone():
    old = Named(1, 2, "a")
    assert replaced(old, y=3) == Named(1, 3, "a")
    assert old == Named(1, 2, "a")


def test_records_are_shown_copied_and_matched():
    assert repr(Named(1, name="a")) == "Named(x=1, y=0, name='a')"
    assert repr(Key("a", "b")) == "Key(name='a')"
    assert copy.copy(Point(1)) == pickle.loads(pickle.dumps(Point(1))) == Point(1)
    match Point(3, 4):
        case Point(x, y):
            assert (x, y) == (3, 4)
