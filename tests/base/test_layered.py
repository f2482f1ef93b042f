"""Tables that share what they have in common: each is as good as a dictionary of its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schema_ls.base import layered
from schema_ls.base.layered import Layered

KEYS = st.integers(0, 12)
STEPS = st.lists(st.tuples(st.integers(0, 3), KEYS, st.one_of(st.none(), st.integers(), st.just("copy"))), max_size=60)


@given(STEPS)
def test_each_copy_is_like_a_dictionary_of_its_own(steps: list[tuple[int, int, int | str | None]]) -> None:
    """A step sets or deletes a key (None) in one of the tables, or takes a copy of this one."""
    tables: list[tuple[Layered[int, int | str], dict[int, int | str]]] = [(Layered(), {})]
    for which, key, value in steps:
        table, model = tables[which % len(tables)]
        if value == "copy":
            tables.append((table.copy(), model.copy()))
        elif value is not None:
            table[key] = model[key] = value
        elif key in model:
            del table[key], model[key]
        for one, expected in tables:
            assert [one.get(key) for key in range(13)] == [expected.get(key) for key in range(13)]
            assert [key in one for key in range(13)] == [key in expected for key in range(13)]
            assert len(one) == len(expected)
    assert [dict(table) for table, _ in tables] == [model for _, model in tables]


def test_keys_keep_their_order() -> None:
    table = Layered({"b": 1, "a": 2}).copy()
    table["b"], table["c"] = 3, 4
    assert [*table.items()] == [("b", 3), ("a", 2), ("c", 4)]


def test_a_copy_takes_over_no_more_than_what_differs() -> None:
    table = Layered({number: number for number in range(100_000)})
    for number in range(3 * layered._MANY):
        table = table.copy()
        table[number] = -1
        assert len(table._own) <= layered._MANY + 1
    assert sum(value == -1 for value in table.values()) == 3 * layered._MANY
