"""What a change makes the server do again, counted: blocks made, blocks looked at by the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schema_ls.checks.run import findings_of_block
from schema_ls.server.documents import TextChange
from schema_ls.server.lifecycle import Client
from schema_ls.server.session import Session
from schema_ls.syntax.tree import _block_of

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
    ],
    ids=["a field", "a type", "a field of a relation", "the name of a model", "the provider"],
)
def test_a_change_is_paid_by_those_who_see_it(old: str, new: str, made: int, looked_at: int) -> None:
    assert _Editor().costs(old, new) == (made, looked_at)
