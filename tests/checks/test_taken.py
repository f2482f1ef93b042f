"""Edits that can be made together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schema_ls.base.edit import Edit
from schema_ls.base.span import Span
from schema_ls.checks.taken import Taken

PLACES = st.tuples(st.integers(0, 2), st.integers(0, 4))
EDITS = st.builds(
    lambda one, other, text: Edit(Span(*min(one, other), *max(one, other)), text), PLACES, PLACES, st.sampled_from("xy")
)


def touch(one: Edit, other: Edit) -> bool:
    """The rule for two: they share a place, or insert the same."""
    first, second = ((e.span.row, e.span.column, e.span.end_row, e.span.end_column) for e in (one, other))
    if first[:2] == first[2:] and first == second:
        return one.text == other.text
    return first[:2] < second[2:] and second[:2] < first[2:]


@given(st.lists(EDITS, max_size=12))
def test_an_edit_is_taken_when_it_touches_none_before(edits: list[Edit]):
    taken, kept = Taken(), list[Edit]()
    for edit in edits:
        assert taken.clashes(edit) == any(touch(edit, other) for other in kept)
        if not taken.clashes(edit):
            taken.add(edit)
            kept.append(edit)
