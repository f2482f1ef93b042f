"""Symbols lie where their names stand, in every unit and wherever their block has moved to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schema_ls.ide.outline import outline
from schema_ls.server.convert import ENCODINGS, Encoded, place_of
from schema_ls.server.lifecycle import Client
from schema_ls.server.symbols import symbols_of
from schema_ls.spec.versions import NEWEST
from schema_ls.workspace.project import Source, read_sources, schema_of

TEXT = """\
model User {
  id   Int    @id /* 😀 */
  name String @default("\\"line\\":7 100%d %") @map("\\"line\\":3")

  @@map("\\"line\\":5 50% 😀")
}

enum Kind {
  ONE @map("%s")
}
"""


def symbols(text: str, encoding: str) -> list[dict[str, Any]]:
    schema = schema_of(read_sources([Source("a.prisma", text)]), NEWEST)
    found = symbols_of(schema.files[0].tree, "a.prisma", outline(schema, 0), Client(encoding, hierarchy=True))
    assert isinstance(found, Encoded)
    decoded = json.loads(found.text)
    assert isinstance(decoded, list)
    return decoded


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("before", ["", "// above\n\n", "model A {\n  a Int\n}\n"])
def test_symbols_lie_where_their_names_stand(before: str, encoding: str) -> None:
    text = before + TEXT
    (source,) = read_sources([Source("a.prisma", text)])

    def selected(symbol: dict[str, Any]) -> str:
        start, end = (
            place_of(source.tree, place["line"], place["character"], encoding)
            for place in (symbol["selectionRange"]["start"], symbol["selectionRange"]["end"])
        )
        assert start[0] == end[0]
        return text.splitlines()[start[0]][start[1] : end[1]]

    *_, user, kind = symbols(text, encoding)
    assert [selected(one) for one in (user, kind)] == ["User", "Kind"]
    *members, block_attribute = user["children"]
    assert [selected(one) for one in members] == ["id", "name"]
    assert selected(block_attribute) == '@@map("\\"line\\":5 50% 😀")'
    assert [(selected(one), one["detail"]) for one in kind["children"]] == [("ONE", "%s")]
    assert (user["detail"], user["range"]["end"]["line"]) == ('"line":5 50% 😀', before.count("\n") + 5)
