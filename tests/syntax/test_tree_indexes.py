"""Where a block stands is handed on from tree to tree, and right in each of them, the earlier ones included."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from schema_ls.syntax import tree as trees
from schema_ls.syntax.tree import Block, Tree, parse

BLOCKS = "model A {\n  a Int\n}\nmodel B {\n}\nmodel B {\n}\n\nenum E {\n  x\n}\n"
LINES = st.sampled_from(["  a Int\n", "  b Int\n", "}\n", "model B {\n", "\n", "  x\n"])
CHANGES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2), st.lists(LINES, max_size=2)), max_size=12)


def _first(tree: Tree, block: Block) -> int | None:
    return next((index for index, one in enumerate(tree.blocks) if one is block), None)


@given(CHANGES)
def test_indexes_are_those_of_a_search(changes: list[tuple[int, int, list[str]]]) -> None:
    states = [parse(BLOCKS)]
    for row, removed, texts in changes:
        states[-1].index_of(states[0].blocks[0])  # so that there is a table to hand on
        states.append(states[-1].replaced(min(row, states[-1].row_count), removed, texts))
    blocks = {block for state in states for block in state.blocks}
    for state in states:
        assert [state.index_of(block) for block in blocks] == [_first(state, block) for block in blocks]


def test_a_table_of_indexes_keeps_few_blocks_that_are_gone() -> None:
    tree = parse(BLOCKS)
    for number in range(3 * trees._GONE_BLOCKS):
        tree.index_of(tree.blocks[0])
        tree = tree.replaced(1, 1, [f"  a{number} Int\n"])
        assert len(tree._indexes or ()) <= len(tree.blocks) + trees._GONE_BLOCKS + 2
