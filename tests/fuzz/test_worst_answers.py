"""What an editor asks costs no more than the size of the schema, however odd the schema is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from schema_ls.server.lifecycle import Client
from schema_ls.server.requests import RefusedError, answer
from schema_ls.server.session import Session
from schema_ls.server.table import ITEM, REQUESTS
from tests.fuzz.test_worst_cases import CHECKED, ELSEWHERE, IN_ONE_LINE, LINEAR, POSTGRESQL, Make
from tests.fuzz.work import calls_of

ENOUGH = 3_000
"""Calls up to which it does not matter how the work grows."""
SHAPES: dict[str, tuple[Make, int]] = {
    **{name: (lambda n, make=make: POSTGRESQL + make(n), 150) for name, make in CHECKED.items()},
    **{name: (make, 150) for name, make in ELSEWHERE.items()},
    **{name: (make, 1_500) for name, make in IN_ONE_LINE.items()},
}


def _asked(method: str, text: str, share: float) -> Callable[[], Any]:
    """A request about a place at a share of the text, to a session that has looked at the text and never answered."""
    jobs: list[Callable[[], None]] = []
    session = Session(Client(hierarchy=True, related=True, tags=True), lambda _: None, jobs.append)
    session.open("untitled:a", 1, text)
    while jobs:
        jobs.pop(0)()
    lines = text.split("\n")
    row = int(len(lines) * share)
    column = int(len(lines[row]) * 0.5)
    at, end = {"line": row, "character": column}, {"line": row + 1, "character": 0}
    params = {
        "textDocument": {"uri": "untitled:a"},
        "position": at,
        "positions": [at],
        "range": {"start": at, "end": end},
        "newName": "Renamed",
        "ch": "}",
        "options": {"tabSize": 2, "insertSpaces": True},
        "context": {"includeDeclaration": True, "diagnostics": []},
        "query": "o",
        "previousResultIds": [],
    }

    def ask() -> None:
        with suppress(RefusedError):
            answer(session, method, params)

    return ask


METHODS = [row.method for row in REQUESTS if row.about != ITEM]


@pytest.mark.parametrize("shape", SHAPES)
def test_answers_are_linear(shape: str) -> None:
    make, size = SHAPES[shape]
    texts = make(size), make(2 * size)
    found = {}
    for share in (0.5, 0.99):
        for method in METHODS:
            _asked(method, texts[0], share)()  # what is loaded costs once
            small, large = (calls_of(_asked(method, text, share)) for text in texts)
            if large > max(ENOUGH, LINEAR * small):
                found[method, share] = small, large
    assert found == {}
