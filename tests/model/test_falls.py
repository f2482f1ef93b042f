"""What goes with a deleted row."""

from __future__ import annotations

from schema_ls.model.falls import MOST, Fall, falls_of


def _ring(count: int) -> dict[str, tuple[tuple[str, str], ...]]:
    names = [f"M{number:04}" for number in range(count)]
    return {name: (("next", other),) for name, other in zip(names, [*names[1:], names[0]], strict=True)}


def test_a_chain_is_followed_to_its_end():
    found = falls_of({"B": (("a", "A"),), "C": (("b", "B"),)})
    assert found == {"A": Fall((), 2, ("A", "B", "C")), "B": Fall((), 1, ("B", "C"))}


def test_a_circle_is_told_to_its_first_model():
    found = falls_of({"B": (("a", "A"),), "C": (("b", "B"),), "A": (("c", "C"),)})
    assert found["A"].circle == (("A", "c"), ("C", "b"), ("B", "a"))
    assert found["B"].circle == found["C"].circle == ()


def test_the_shortest_circle_counts():
    found = falls_of({"A": (("b", "B"), ("c", "C")), "B": (("a", "A"),), "C": (("b", "B"),)})
    assert found["A"].circle == (("A", "b"), ("B", "a"))


def test_a_circle_of_two_is_found_beside_more_models_than_are_followed():
    around = {f"M{number:04}": (("hub", "Hub"),) for number in range(2 * MOST)}
    found = falls_of({**around, "Owner": (("hub", "Hub"),), "Hub": (("owner", "Owner"),)})
    assert found["Hub"].circle == (("Hub", "owner"), ("Owner", "hub"))
    assert found["Hub"].reached == MOST


def test_a_large_circle_is_followed_for_a_bounded_way_from_each_model():
    found = falls_of(_ring(MOST))
    assert len(found["M0000"].circle) == MOST
    found = falls_of(_ring(3 * MOST))
    assert {fall.reached for fall in found.values()} == {MOST}
    assert {len(fall.deepest) for fall in found.values()} == {MOST + 1}
