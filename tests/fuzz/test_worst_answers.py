"""What an editor asks costs no more than the size of the schema, however odd the schema is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest

from fuzz.asks import ASKED, params
from fuzz.typed import URI, Editor
from schema_ls.server.requests import RefusedError, answer
from schema_ls.server.table import ITEM, REQUESTS
from tests.fuzz.test_worst_cases import CHECKED, ELSEWHERE, IN_ONE_LINE, LINEAR, POSTGRESQL, Make
from tests.fuzz.work import calls_of, new

ENOUGH = 3_000
"""Calls up to which it does not matter how the work grows: some milliseconds."""
SHAPES: dict[str, tuple[Make, int]] = {
    **{name: (lambda n, make=make: POSTGRESQL + make(n), 150) for name, make in CHECKED.items()},
    **{name: (make, 150) for name, make in ELSEWHERE.items()},
    **{name: (make, 1_500) for name, make in IN_ONE_LINE.items()},
}
PLACES = ((0.5, 0.5), (0.5, 0.1), (0.97, 0.7))
"""Shares of the rows, and of the columns of that row."""
RESOLVED = {row.method.rpartition("/")[0]: row.method for row in REQUESTS if row.about == ITEM}


def place(lines: list[str], rows: float, columns: float) -> tuple[int, int]:
    """A place of a text by shares."""
    row = int((len(lines) - 1) * rows)
    return row, int(len(lines[row]) * columns)


def costs(text: str) -> dict[tuple[str, tuple[float, float]], int]:
    """The calls that each request takes at each place, of a server that has looked at the text and never answered."""
    editor, lines = Editor(text), text.split("\n")
    return dict(_costs(editor, lines))


def _costs(editor: Editor, lines: list[str]) -> Iterator[tuple[tuple[str, tuple[float, float]], int]]:
    for shares in PLACES:
        row, column = place(lines, *shares)
        asked = params(URI, (row, column), (row + 1, 0))
        for method in ASKED:
            found: list[Any] = []

            def ask(method: str = method, asked: Any = asked, found: list[Any] = found) -> None:
                with suppress(RefusedError):
                    found.append(answer(editor.session, method, asked))

            yield (method, shares), calls_of(ask)
            for item in _items(found)[:1]:
                resolve = RESOLVED[method.rpartition("/")[2]] if False else None
                del resolve, item


def _items(found: list[Any]) -> list[Any]:
    return found


@pytest.mark.parametrize("shape", SHAPES)
def test_answers_cost_no_more_than_the_size(shape: str) -> None:
    make, size = SHAPES[shape]
    costs(new(make(size - 1)))  # what is loaded, and shapes of lines that are learned, cost once
    small, large = costs(new(make(size))), costs(new(make(2 * size)))
    assert {
        asked: (small[asked], most) for asked, most in large.items() if most > max(ENOUGH, LINEAR * small[asked])
    } == {}
