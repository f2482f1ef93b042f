"""What an editor asks costs no more than the size of the schema, however odd the schema is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import pytest

from fuzz.asks import ASKED, Json, params
from fuzz.typed import URI, Editor
from schema_ls.server.convert import Encoded
from schema_ls.server.requests import RefusedError, answer
from tests.fuzz.test_worst_cases import CHECKED, ELSEWHERE, IN_ONE_LINE, LINEAR, POSTGRESQL, Make
from tests.fuzz.work import calls_of, new

ENOUGH = 3_000
"""Calls up to which it does not matter how the work grows: some milliseconds."""
SHAPES: dict[str, tuple[Make, int]] = {
    **{name: (lambda n, make=make: POSTGRESQL + make(n), 60) for name, make in CHECKED.items()},
    **{name: (make, 60) for name, make in ELSEWHERE.items()},
    **{name: (make, 600) for name, make in IN_ONE_LINE.items()},
}
PLACES = ((0.5, 0.4, "\n"), (0.5, 0.1, "\n"), (1.0, 0.9, "}"))
"""Shares of the rows and of the columns of that row, and what was typed there."""
RESOLVED = {"textDocument/codeAction": "codeAction/resolve", "textDocument/completion": "completionItem/resolve"}
Costs = dict[tuple[str, float, float], int]
_NUMBER = re.compile(r"\d+")


def rows_of(texts: Sequence[str], share: float) -> list[int]:
    """A row of each text: the one that is most of it, else one at that share of them, where the same stands but for numbers."""
    lines = [text.rstrip("\n").split("\n") for text in texts]
    longest = [max(range(len(each)), key=lambda row: len(each[row])) for each in lines]
    if all(2 * len(each[row]) > len(text) for each, row, text in zip(lines, longest, texts, strict=True)):
        return longest
    kind = _NUMBER.sub("", lines[0][int((len(lines[0]) - 1) * share)])
    return [_nearest(each, int((len(each) - 1) * share), kind) for each in lines]


def _nearest(lines: list[str], wanted: int, kind: str) -> int:
    alike = [row for row, line in enumerate(lines) if _NUMBER.sub("", line) == kind]
    return min(alike, key=lambda row: abs(row - wanted), default=wanted)


def costs(text: str, rows: Sequence[int]) -> Costs:
    """The calls for each request at some places, of a server that has looked at the text and was never asked."""
    editor, lines = Editor(text), text.split("\n")
    found: Costs = {}
    for row, (share, columns, typed) in zip(rows, PLACES, strict=True):
        asked = params(URI, (row, int(len(lines[row]) * columns)), (row + 1, 0)) | {"ch": typed}
        for method in ASKED:
            found.update(((one, share, columns), calls) for one, calls in _costs(editor, method, asked))
    return found


def _costs(editor: Editor, method: str, asked: Json) -> Iterator[tuple[str, int]]:
    """The calls for a request, and for asking the rest of the last item of its answer."""
    found: list[Any] = []

    def ask() -> None:
        with suppress(RefusedError):
            found.append(answer(editor.session, method, asked))

    yield method, calls_of(ask)
    rest = RESOLVED.get(method)
    if rest and found and not isinstance(found[0], Encoded | None):
        items = found[0]["items"] if isinstance(found[0], dict) else found[0]
        for item in [item for item in items if "data" in item][-1:]:
            yield rest, calls_of(lambda item=item: answer(editor.session, rest, item))


@pytest.mark.parametrize("shape", SHAPES)
def test_answers_cost_no_more_than_the_size(shape: str) -> None:
    """One doubling may exceed a bound up to which something is remembered; two in a row do not."""
    make, size = SHAPES[shape]
    texts = [new(make(size * times)) for times in (1, 2, 4)]
    rows = [*zip(*(rows_of(texts, share) for share, _, _ in PLACES), strict=True)]
    costs(new(make(size)), rows[0])  # what is loaded, and lines that are learned, cost once
    small, large, huge = map(costs, texts, rows)
    grown = {one: (small.get(one, 0), large.get(one, 0), calls) for one, calls in huge.items() if calls > ENOUGH}
    assert {one: calls for one, calls in grown.items() if _grows(*calls[:2]) and _grows(*calls[1:])} == {}


def _grows(small: int, large: int) -> bool:
    return large > LINEAR * small
