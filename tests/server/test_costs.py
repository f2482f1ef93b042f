"""What a change makes the server do again, counted: blocks made, blocks looked at by the rules."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from schema_ls.checks.run import check_blocks, findings_of_block
from schema_ls.checks.selection import DEFAULT
from schema_ls.model import faces
from schema_ls.model.schema import SchemaFile
from schema_ls.server.documents import TextChange
from schema_ls.server.lifecycle import Client
from schema_ls.server.session import Session
from schema_ls.server.symbols import SymbolTree
from schema_ls.spec.versions import NEWEST
from schema_ls.syntax import line as lines_of_text
from schema_ls.syntax.template import FIELD
from schema_ls.syntax.tree import _block_of, parse
from schema_ls.workspace.project import Source, read_sources, schema_of

URI = "untitled:costs"
HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'
ISLANDS = 40


def _text() -> str:
    """A hub, a model that names it, and many that name nothing."""
    hub = "\nmodel CostHub {\n  id Int @id\n  spokes CostSpoke[]\n}\n"
    spoke = "\nmodel CostSpoke {\n  id Int @id\n  hubId Int\n  hub CostHub @relation(fields: [hubId], references: [id])\n}\n"
    return (
        HEAD
        + hub
        + spoke
        + "".join(f"\nmodel CostIsland{n} {{\n  id Int @id\n  text String\n}}\n" for n in range(ISLANDS))
    )


class _Editor:
    def __init__(self) -> None:
        self._jobs: list[Callable[[], None]] = []
        self._session = Session(Client(), lambda _: None, self._jobs.append)
        findings_of_block.clear()
        _block_of.clear()
        self._session.open(URI, 1, _text())
        self._run()

    def _run(self) -> None:
        while self._jobs:
            self._jobs.pop(0)()

    def costs(self, old: str, new: str) -> tuple[int, int]:
        """Blocks made, and blocks that rules looked at, once the first `old` has become `new`."""
        at = _text().index(old)
        row, column = _text().count("\n", 0, at), at - (_text().rfind("\n", 0, at) + 1)
        before = _block_of.misses, findings_of_block.misses
        self._session.change(URI, 2, [TextChange(new, (row, column, row, column + len(old)))])
        self._run()
        return _block_of.misses - before[0], findings_of_block.misses - before[1]


@pytest.mark.parametrize(
    ("old", "new", "made", "looked_at"),
    [
        ("text", "texts", 1, 1),
        ("text String", "text Strin", 1, 1),
        ("hubId Int\n", "hubId Int?\n", 1, 2),
        ("CostHub {", "CostHob {", 1, 2),
        ("postgresql", "mysql", 1, ISLANDS + 3),
        ("}\n\nmodel CostSpoke", "\n\nmodel CostSpoke", 1, 2),
        ("}\n\nmodel CostIsland5 ", "\n\nmodel CostIsland5 ", 1, 2),
    ],
    ids=[
        *("a field", "a type", "a field of a relation", "the name of a model", "the provider"),
        *("the brace of a model", "the brace of a model that nobody names"),
    ],
)
def test_a_change_is_paid_by_those_who_see_it(old: str, new: str, made: int, looked_at: int) -> None:
    assert _Editor().costs(old, new) == (made, looked_at)


def test_text_is_encoded_once_for_each_block() -> None:
    symbols, tree = SymbolTree("utf-16"), parse(_text())
    symbols.of(tree)
    assert symbols.encoded == len(tree.blocks)
    for row, text in ((6, '  id Int @id @map("i")\n'), (0, "\n"), (12, "")):
        before = symbols.encoded
        tree = tree.replaced(row, 1, [text] if text else [])
        symbols.of(tree)
        assert symbols.encoded - before <= 2


def test_a_run_of_open_blocks_costs_each_of_them_once() -> None:
    """Names taken in from below are told only where the own ones are meant: what is kept grows with the text."""
    count = 200
    text = "".join(f"model Run{n} {{\n  id{n} Int @id\n  text String\n" for n in range(count)) + "}\n"
    schema = schema_of(read_sources([Source("a.prisma", text)]), NEWEST)
    openings = [scope.facts.opening for scope in schema.scopes[0]]
    assert [len(one.names_above) for one in openings] == [0] + [2] * (count - 1)
    assert sum(len(one.taken_in) for one in openings) == 2 * (count - 1)


def test_what_is_kept_does_not_grow_with_the_number_of_changes() -> None:
    random, tree = Random(5), parse(_text())
    schema, symbols = schema_of([SchemaFile(URI, tree)], NEWEST), SymbolTree("utf-16")
    lines = tree.row_count
    for number in range(20_000):
        row = random.randrange(3, lines)
        if random.random() < 0.5 and (line := tree.line(row)) is not None and line.form == FIELD:
            tree = tree.replaced(row, 1, [f"  kept{number} Int\n"])
            schema = schema_of([SchemaFile(URI, tree)], NEWEST, schema)
            symbols.of(tree)
            [*check_blocks(schema, 0, DEFAULT, tree.block_index(row), tree.block_index(row) + 1)]
    assert len(_block_of) <= 2 * _block_of.limit
    assert len(findings_of_block) <= 2 * findings_of_block.limit
    assert len(faces._shared) <= len(_block_of) + 2 * len(findings_of_block) + len(tree.blocks)
    assert len(lines_of_text._lines) <= lines_of_text._lines.limit
