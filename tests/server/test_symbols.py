"""Symbols lie where their names stand, in every unit and wherever their block has moved to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from schema_ls.server.convert import ENCODINGS, place_of
from schema_ls.server.symbols import SymbolTree
from schema_ls.workspace.project import Source, read_sources

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
    return decoded(SymbolTree(encoding), text)


def decoded(symbols: SymbolTree, text: str) -> list[dict[str, Any]]:
    (source,) = read_sources([Source("a.prisma", text)])
    found = json.loads(symbols.of(source.tree).data)
    assert isinstance(found, list)
    return found


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


def test_a_kept_outline_follows_the_text() -> None:
    kept = SymbolTree("utf-16")
    for text in (TEXT, f"// above\n\n{TEXT}", TEXT.replace("Kind", "Sort"), TEXT + TEXT, "", TEXT):
        assert decoded(kept, text) == symbols(text, "utf-16")
